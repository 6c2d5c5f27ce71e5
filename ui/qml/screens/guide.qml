import QtQuick
import "../parts"

// Why this cannot start now, and what else is possible.
Page {
    id: root
    badge: "info-circle"

    Repeater {
        model: root.screen.body
        Para {
            required property string modelData
            page: root
            tone: "ink"
            text: modelData
        }
    }
    Para {
        page: root
        tone: "ink"
        bold: true
        keepWithNext: true
        startsColumn: true
        text: root.screen.items.length ? root.words.alternatives : ""
    }
    Repeater {
        model: root.rowsOf(root.screen.items, root.wide ? 2 : 1)
        CardRow {
            required property var modelData
            page: root
            items: modelData
            slots: root.wide ? 2 : 1
            choosing: !root.wide
        }
    }
    Repeater {
        model: root.screen.actions
        ActionRow {
            required property var modelData
            required property int index
            page: root
            actions: [modelData]
            startsColumn: index === 0 && root.screen.items.length === 0
        }
    }
    Para {
        page: root
        look: "small"
        text: root.screen.code
    }
}
