pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// One question, and the answers to choose from: in portrait at the foot, where every hand reaches them.
Page {
    id: root

    readonly property int perRow: Theme.dress.portrait ? 1 : 2
    readonly property bool few: screen.items.length + screen.actions.length <= (Theme.dress.elder ? 3 : 4)
    readonly property bool larger: screen.items.some(item => item.key === "elder") // whoever is asked needs it, we think
    columns: 1

    Repeater {
        model: root.screen.body
        Para {
            required property string modelData
            text: modelData
        }
    }
    Repeater {
        model: root.rowsOf(root.screen.items, root.perRow)
        CardRow {
            required property list<Entry> modelData
            items: modelData
            slots: root.perRow
            choosing: true
            roomy: root.few && Theme.dress.portrait
            recommended: root.larger ? "elder" : ""
            low: Theme.dress.portrait
            stretchTo: roomy ? Math.round(implicitHeight * 1.25) : 0
        }
    }
    Repeater {
        model: root.rowsOf(root.screen.actions, Theme.dress.wide || root.perRow > 1 ? 2 : 1)
        ActionRow {
            required property list<Action> modelData
            actions: modelData
            slots: modelData.length
            low: Theme.dress.portrait
        }
    }
}
