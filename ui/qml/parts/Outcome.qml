pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// What came of it: what failed, what to take along, number, meaning, where it stands, papers, what next.
Page {
    id: root

    readonly property list<Entry> chain: screen.items.filter(item => item.groups.length === 0)
    readonly property list<Entry> papers: screen.items.filter(item => item.groups.length > 0)
    readonly property list<Entry> failed: papers.filter(item => item.state === "bad")
    readonly property list<Entry> came: papers.filter(item => item.state !== "bad")
    readonly property bool ending: screen.kind === "done" // much to say; the chain says no more than the title
    readonly property real slot: (columnWidth - 2 * Theme.dress.inner) / Math.max(1, chain.length)
    readonly property bool across: abreast(Theme.dress.s)
    readonly property bool alone: chain.length === 0 && !screen.reminder && papers.length === 0
    readonly property bool wordy: screen.qr !== "" && measure.implicitHeight > Theme.dress.qr // not beside the code, then
    readonly property real cardHeight: Math.round(Theme.dress.l * 1.45) + 2 * Theme.dress.padding + Theme.dress.gap
        + Math.max(screen.qr ? Theme.dress.qr : 0, wordy ? 0 : measure.implicitHeight)
    readonly property bool scarce: columns > 1 && cardHeight > firstRoom // then the number stands alone
    readonly property bool loose: scarce || wordy
    readonly property bool beside: columns > 1 && !scarce // the number's card fills the first column
    readonly property bool brief: ending && loose && Theme.dress.elder // title and reminder have said the rest
    readonly property bool hasFailed: failed.length > 0

    columns: Theme.dress.portrait || alone ? 1 : 2
    foot: last
    pagerPlace: Theme.dress.portrait ? null : last.pagerPlace

    Foot {
        id: last
        actions: root.screen.actions
        paged: root.count > 1
        oneRow: root.ending
        x: Theme.dress.margin
        y: root.height - height - Theme.dress.gap
        width: root.width - 2 * x
        height: implicitHeight
    }
    Ruler {
        id: ruler
    }

    // Whether the stages have room beside each other, with air between their words.
    function abreast(size: real): bool {
        const room = slot - Theme.dress.gap * 0.6;
        return chain.every(item => !item.note && ruler.measure(item.label, size) < room);
    }
    KText {
        id: measure
        visible: false
        width: root.columnWidth - 2 * Theme.dress.inner - (root.screen.qr ? Theme.dress.inner + Theme.dress.qr : 0)
        text: root.screen.body.concat(Theme.dress.compact && root.screen.qr ? [Shown.words.scan] : []).join("\n")
    }

    NumberCard {
        number: root.beside ? root.screen.number : ""
        code: root.beside ? root.screen.qr : ""
        sentences: root.beside && !root.loose ? root.screen.body : []
    }
    Repeater {
        model: [...root.failed]
        Failure {
            required property Entry modelData
            required property int index
            startsColumn: root.beside && index === 0
            text: modelData.label
        }
    }
    Reminder {
        text: root.scarce && root.hasFailed ? "" : root.screen.reminder
        startsColumn: root.beside && !root.hasFailed
    }
    NumberCard {
        id: numbers
        number: root.beside ? "" : root.screen.number
        code: root.beside || root.loose ? "" : root.screen.qr
        sentences: root.beside || root.loose ? [] : root.screen.body
        startsColumn: root.scarce
    }
    Reminder {
        text: root.scarce && root.hasFailed ? root.screen.reminder : ""
    }
    Repeater {
        model: root.loose ? root.screen.body : []
        Line {
            required property string modelData
            joined: true
            bare: true
            text: modelData
        }
    }
    NumberCard { // may need another page than the number
        number: ""
        code: root.loose && !root.beside ? root.screen.qr : ""
    }
    Chain {
        entries: root.across && !root.brief ? root.chain : []
        startsColumn: root.beside && !root.screen.reminder && !root.hasFailed
        spare: root.ending && (Theme.dress.elder || Theme.dress.compact)
    }
    Repeater {
        model: root.across ? [...root.came] : [...root.chain.concat(root.came)]
        Line {
            required property Entry modelData
            required property int index
            readonly property bool stage: modelData.groups.length === 0
            readonly property bool reached: modelData.state !== "waiting"
            joined: true
            ruled: !stage && (index === 0 || modelData === root.came[0])
            text: root.brief && (stage || modelData.state !== "waiting") ? "" : modelData.label
            value: modelData.value
            note: modelData.note
            icon: modelData.icon
            state_: stage && reached ? "done" : modelData.state
            stateWord: stage && reached ? Shown.words.done : modelData.stateWord
            keepWithNext: stage && index < root.chain.length - 1
            emphasised: stage && modelData.state === "now"
            spare: stage ? root.ending && (Theme.dress.elder || Theme.dress.compact)
                         : modelData.state === "done" // the reminder names what came out
        }
    }
    Para {
        look: "s"
        text: root.screen.code
    }
    Repeater {
        model: [...last.rest]
        ActionRow {
            required property Action modelData
            actions: [modelData]
            align: "centre"
        }
    }
}
