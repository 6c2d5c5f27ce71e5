pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// Why this cannot start now, and what else is possible: in portrait at the foot, where every hand reaches it.
Page {
    id: root
    badge: "info-circle"
    columns: !Theme.dress.portrait && few && screen.items.length > 0 && !scarce ? 2 : 1
    readonly property int perRow: Theme.dress.portrait && Theme.dress.elder || columns > 1 ? 1 : 2
    readonly property bool scarce: Theme.dress.compact && screen.items.length > 0 // what is possible stands on the first page
    readonly property bool few: screen.items.length + screen.actions.length <= 3
    readonly property bool only: screen.items.length === 1 && !screen.actions.some(action => action.primary)

    Reminder {
        text: root.screen.reminder
    }
    Repeater {
        model: root.scarce ? root.screen.body.slice(0, 1) : root.screen.body
        Para {
            required property string modelData
            tone: "ink"
            text: modelData
        }
    }
    Para {
        tone: "ink"
        bold: true
        keepWithNext: true
        low: Theme.dress.portrait
        startsColumn: true
        text: root.screen.items.length && !(root.scarce && Theme.dress.elder) ? Shown.words.alternatives : ""
    }
    Repeater {
        model: root.rowsOf(root.screen.items, root.perRow)
        CardRow {
            required property list<Entry> modelData
            items: modelData
            slots: root.screen.items.length > 1 ? root.perRow : 1
            low: Theme.dress.portrait
            choosing: !Theme.dress.wide || root.only
            roomy: root.only && Theme.dress.portrait
            recommended: root.only ? root.screen.items[0].key : ""
        }
    }
    Repeater {
        // On a small panel the way back is the frame's alone.
        model: [...root.screen.actions.filter(action => !(root.scarce && root.screen.canGoBack && action.key === "close"))]
        ActionRow {
            required property Action modelData
            actions: [modelData]
            low: Theme.dress.portrait
        }
    }
    Para {
        look: "s"
        trailing: true
        text: root.screen.code
    }
}
