pragma ComponentBehavior: Bound

import QtQuick
import "../cabinet"
import "../parts"
import "../theme"
import "../values"

// Why this cannot start now, and under it what else is possible.
Page {
    id: root
    badge: Theme.dress.portrait && !screen.reminder ? "info-circle" : ""
    asking: true
    sentences: screen.body
    listing: screen.items.length > 0
    footnote: Theme.dress.compact ? screen.code : "" // the answers need the room on their side
    readonly property int perRow: Theme.dress.portrait && Theme.dress.elder || Theme.dress.compact || few ? 1 : 2
    readonly property bool few: screen.items.length <= (Theme.dress.compact ? 2 : 4) // each has a row of its own
    readonly property bool bare: screen.items.length === 0 // a question, or no way at all
    readonly property bool drawn: bare && screen.device !== ""
    readonly property bool scans: bare && !drawn && screen.actions.some(action => action.icon === "scanner")
    readonly property bool calls: screen.kind !== "" && bare && !drawn && !scans && !screen.actions.some(action => action.key === "leave")
    readonly property bool two: !Theme.dress.portrait && !Theme.dress.compact && screen.items.length === 2 // beside the question
    readonly property bool only: screen.items.length === 1 && !screen.actions.some(action => action.primary)
    readonly property bool framed: (Theme.dress.compact && screen.items.length > 0 || Theme.dress.elder && screen.items.length > 3) && screen.canGoBack
    readonly property list<Action> offered: screen.actions.filter(action => !(framed && action.key === "close"))
    readonly property real most: Math.min(Theme.dress.card * (two ? 2 : few ? 1.6 : 1.4), Math.round(height * 0.6 / Math.max(1, screen.items.length)))

    Repeater { // where the card lies that is to be taken, or a sheet may have come out, or what does not work
        model: root.drawn ? 1 : 0
        MachineView {
            device: root.screen.device
            here: stuck ? Shown.words.trouble : Shown.words.look
            told: Shown.together([here, root.screen.hereSaid])
            stuck: root.screen.code !== ""
            spare: true
            implicitHeight: Math.round(Theme.dress.picture * 0.7)
            stretchTo: Theme.dress.picture * (stuck ? 1.6 : 4)
        }
    }
    Repeater { // what is to be shown to the scanner next; few pages have it
        model: root.scans ? 1 : 0
        SlipView {
            here: Shown.words.slip_code
            spare: true
        }
    }
    PhoneCard { // whom to ask
        number: (root.calls || root.bare && root.screen.code !== "") && (!Theme.dress.compact || !root.screen.code) ? Shown.words.phone_number : ""
        spare: true
        stretchTo: Theme.dress.picture * 1.7
    }
    Reminder {
        text: root.screen.reminder
    }
    Para {
        look: "l"
        tone: "ink"
        bold: true
        keepWithNext: true
        text: root.screen.items.length && Theme.dress.portrait ? Shown.words.alternatives : ""
    }
    Repeater {
        model: root.rowsOf(root.screen.items, root.perRow)
        CardRow {
            required property list<Entry> modelData
            items: modelData
            slots: root.screen.items.length > 1 ? root.perRow : 1
            choosing: root.few || root.only
            brief: Theme.dress.elder && root.screen.items.length > 3 && (Theme.dress.compact || Theme.dress.portrait && Shown.words.language === "en")
            stretchTo: root.most
            recommended: root.only ? root.screen.items[0].key : ""
        }
    }
    Repeater {
        // Where there is little room the way back is the frame's alone.
        model: [...root.offered]
        ActionRow {
            required property Action modelData
            actions: [modelData]
            low: root.bare && !Theme.dress.compact // within reach of who sits
            stretchTo: root.bare && !Theme.dress.portrait ? Math.round(implicitHeight * 1.3) : 0
        }
    }
    Para {
        look: "s"
        trailing: true
        text: root.footnote ? "" : root.screen.code
    }
    PhoneCard { // there is hardly anything else
        number: (root.only || root.two) && root.screen.code !== "" ? Shown.words.phone_number : ""
        spare: true
        stretchTo: Theme.dress.picture * 1.7
    }
}
