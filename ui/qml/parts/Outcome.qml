import QtQuick

// What came of it: number, meaning, where it stands, papers, what to take along, what next.
Page {
    id: root
    readonly property var chain: screen.items.filter(item => item.groups.length === 0)
    readonly property var papers: screen.items.filter(item => item.groups.length > 0)
    readonly property real slot: (columnWidth - 2 * theme.inner) / Math.max(1, chain.length)
    readonly property bool across: chain.every(item => !item.note && metrics.advanceWidth(item.label) < slot)

    readonly property bool scarce: theme.compact && theme.elder // the number may need a page without the title
    readonly property bool reminderFirst: columns === 1 || scarce // before all else: the card stays behind otherwise

    FontMetrics {
        id: metrics
        font.pixelSize: root.theme.small
        font.bold: true
    }

    Reminder {
        page: root
        text: root.reminderFirst ? root.screen.reminder : ""
    }
    Repeater {
        model: root.scarce ? root.screen.body : []
        Para {
            required property string modelData
            page: root
            tone: "ink"
            text: modelData
        }
    }
    NumberCard {
        page: root
        number: root.screen.number
        code: root.screen.qr
        sentences: root.theme.compact ? [] : root.screen.body
    }
    Reminder {
        page: root
        text: root.reminderFirst ? "" : root.screen.reminder
        startsColumn: true
    }
    Repeater {
        model: root.theme.compact && !root.scarce ? root.screen.body : []
        Line {
            required property string modelData
            page: root
            joined: true
            bare: true
            text: modelData
        }
    }
    Chain {
        page: root
        entries: root.across ? root.chain : []
    }
    Repeater {
        model: root.across ? root.papers : root.chain.concat(root.papers)
        Line {
            required property var modelData
            required property int index
            page: root
            joined: true
            ruled: modelData.groups.length > 0 && (index === 0 || root.papers[0].id === modelData.id)
            text: modelData.label
            value: modelData.value
            note: modelData.note
            icon: modelData.icon
            state_: modelData.state
            stateWord: modelData.stateWord
            spare: modelData.groups.length > 0 && modelData.state === "done" // the reminder names what came out
        }
    }
    Para {
        page: root
        look: "small"
        text: root.screen.code
    }
    Repeater {
        model: root.rowsOf(root.screen.actions, root.wide ? 2 : 1)
        ActionRow {
            required property var modelData
            required property int index
            page: root
            actions: modelData
            slots: modelData.length
            align: "centre"
            startsColumn: index === 0
        }
    }
}
