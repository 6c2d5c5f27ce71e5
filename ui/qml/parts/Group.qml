import QtQuick
import "../theme"

// The chips that choose a group of services.
Block {
    id: group

    required property var groups
    required property string chosen

    signal picked(id: string)

    implicitHeight: groups.length ? chips.implicitHeight : 0

    Flow {
        id: chips
        width: parent.width
        spacing: Theme.dress.nearest

        Repeater {
            model: group.groups
            KButton {
                required property var modelData
                readonly property bool on: modelData.id === group.chosen
                kiosk: group.page.kiosk
                entry: ({ id: "group-" + modelData.id, label: modelData.label })
                look: "quiet"
                size: "small"
                front: on ? "onPrimary" : "onTint"
                color: on ? Theme.dress.c_primary : pressed ? Theme.dress.c_pressed : Theme.dress.c_ground
                sidePadding: Math.round(Theme.dress.padding * 0.6)
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
