import QtQuick
import "../parts"

// One question, and the answers to choose from.
Page {
    id: root

    Repeater {
        model: root.screen.body
        Para {
            required property string modelData
            page: root
            text: modelData
        }
    }
    Repeater {
        model: root.rowsOf(root.screen.items, 1)
        CardRow {
            required property var modelData
            page: root
            items: modelData
            choosing: true
        }
    }
    Repeater {
        model: root.rowsOf(root.screen.actions, root.wide ? 2 : 1)
        ActionRow {
            required property var modelData
            page: root
            actions: modelData
            slots: modelData.length
        }
    }
}
