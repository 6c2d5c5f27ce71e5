pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// The chips that choose a group of services.
Block {
    id: group

    required property list<string> keys
    required property list<string> labels
    required property string chosen
    property bool shown: true // making them anew takes longer than to keep them

    signal picked(id: string)

    implicitHeight: shown && keys.length ? chips.implicitHeight : 0

    function settle(): void {
        for (let at = 0; at < buttons.count; at++)
            (buttons.itemAt(at) as KButton).settle();
        chips.forceLayout();
    }

    Flow {
        id: chips
        width: parent.width
        spacing: Theme.dress.nearest

        Repeater {
            id: buttons
            model: group.keys
            KButton {
                id: chip

                required property string modelData
                required property int index
                readonly property bool on: modelData === group.chosen
                entry: Action {
                    key: "group-" + chip.modelData
                    label: group.labels[chip.index] ?? ""
                }
                look: "quiet"
                size: "s"
                front: on ? "onPrimary" : "onTint"
                color: on ? Theme.dress.c_primary : pressed ? Theme.dress.c_pressed : Theme.dress.c_ground
                sidePadding: Math.round(Theme.dress.padding * 0.6)
                radius: height / 2
                width: Math.max(least, Math.min(naturalWidth, group.width))
                height: implicitHeight
                Accessible.role: Accessible.RadioButton
                Accessible.checked: on
                function press(): void {
                    group.picked(modelData);
                }
            }
        }
    }
}
