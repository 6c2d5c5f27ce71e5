import QtQuick

// The chips that choose a group of services.
Block {
    id: group

    required property var groups
    required property string chosen
    readonly property QtObject theme: page.theme

    signal picked(id: string)

    implicitHeight: groups.length ? chips.implicitHeight : 0

    Flow {
        id: chips
        width: parent.width
        spacing: group.theme.nearest

        Repeater {
            model: group.groups
            KButton {
                required property var modelData
                readonly property bool on: modelData.id === group.chosen
                kiosk: group.page.kiosk
                theme: group.theme
                entry: ({ id: "group-" + modelData.id, label: modelData.label })
                look: "quiet"
                size: "small"
                front: on ? "onPrimary" : "onTint"
                color: on ? group.theme.c_primary : pressed ? group.theme.c_pressed : group.theme.c_ground
                sidePadding: Math.round(group.theme.padding * 0.6)
                radius: height / 2
                width: Math.max(least, Math.min(naturalWidth, group.width))
                height: implicitHeight
                Accessible.role: Accessible.RadioButton
                Accessible.checked: on
                function press(): void {
                    group.picked(modelData.id);
                }
            }
        }
    }
}
