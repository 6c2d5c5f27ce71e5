import QtQuick
import "../parts"

// Why this cannot start now, and what else is possible.
Page {
    id: root
    badge: "info-circle"
    columns: 1
    readonly property int perRow: theme.portrait && theme.elder ? 1 : 2
    readonly property bool scarce: theme.compact && screen.items.length > 0 // what is possible stands on the first page

    Repeater {
        model: root.scarce ? root.screen.body.slice(0, 1) : root.screen.body
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
        text: root.screen.items.length && !(root.scarce && root.theme.elder) ? root.words.alternatives : ""
    }
    Repeater {
        model: root.rowsOf(root.screen.items, root.perRow)
        CardRow {
            required property var modelData
            page: root
            items: modelData
            slots: root.screen.items.length > 1 ? root.perRow : 1
            choosing: !root.wide
        }
    }
    Repeater {
        // On a small panel the way back is the frame's alone.
        model: root.screen.actions.filter(action => !(root.scarce && root.screen.canGoBack && action.id === "close"))
        ActionRow {
            required property var modelData
            page: root
            actions: [modelData]
        }
    }
    Para {
        page: root
        look: "small"
        trailing: true
        text: root.screen.code
    }
}
