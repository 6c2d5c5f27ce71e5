pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// The groups of services as a column that fills its height, for flat panels.
Item {
    id: shelves

    required property list<string> keys
    required property list<string> labels
    required property string chosen
    readonly property real slot: keys.length ? Math.floor((height + Theme.dress.gap) / keys.length - Theme.dress.gap) : 0

    signal picked(id: string)

    Repeater {
        model: shelves.keys
        KButton {
            id: shelf

            required property string modelData
            required property int index
            readonly property bool on: modelData === shelves.chosen
            entry: Action {
                key: "group-" + shelf.modelData
                label: shelves.labels[shelf.index] ?? ""
            }
            look: "quiet"
            front: "onTint"
            color: pressed ? Theme.dress.c_pressed : on && !Theme.dress.strict ? Theme.dress.c_tint : Theme.dress.c_card
            border.width: on ? Theme.dress.line_bold : Theme.dress.line_hairline
            border.color: on ? Theme.dress.c_primary : Theme.dress.c_hairline
            radius: Theme.dress.radius
            y: index * (shelves.slot + Theme.dress.gap)
            width: shelves.width
            height: shelves.slot
            Accessible.role: Accessible.RadioButton
            Accessible.checked: on
            function press(): void {
                shelves.picked(modelData);
            }
        }
    }
}
