import QtQuick
import "../parts"

// One question, and the answers to choose from.
Page {
    id: root
    readonly property int perRow: theme.portrait ? 1 : 2
    columns: 1

    Repeater {
        model: root.screen.body
        Para {
            required property string modelData
            page: root
            text: modelData
        }
    }
    Repeater {
        model: root.rowsOf(root.screen.items, root.perRow)
        CardRow {
            required property var modelData
            page: root
            items: modelData
            slots: root.perRow
            choosing: true
        }
    }
    Repeater {
        model: root.rowsOf(root.screen.actions, root.wide || root.perRow > 1 ? 2 : 1)
        ActionRow {
            required property var modelData
            page: root
            actions: modelData
            slots: modelData.length
        }
    }
}
