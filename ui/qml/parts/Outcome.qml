pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// What came of it: what to take along, what failed, the number, how far it is, what is still to come, the papers.
Page {
    id: root

    readonly property list<Entry> chain: screen.items.filter(item => item.groups.length === 0)
    readonly property list<Entry> papers: screen.items.filter(item => item.groups.length > 0)
    readonly property list<Entry> failed: papers.filter(item => item.state === "bad")
    readonly property list<Entry> came: papers.filter(item => item.state !== "bad")
    readonly property bool hasFailed: failed.length > 0
    readonly property bool ending: screen.kind === "done"
    readonly property bool pending: ending && chain.some(item => item.state === "waiting") // the body says what is still to come
    readonly property bool alone: chain.length === 0 && !screen.reminder && papers.length === 0
    readonly property bool first: ending && !hasFailed && Theme.dress.portrait && !Shown.voice.on // the reminder stands above all
    readonly property bool beside: ending && !hasFailed && columns > 1 && airy // the reminder heads the facts
    readonly property bool tight: Theme.dress.compact // everything stands on one page, and the least needed gives way
    readonly property bool airy: !tight && chain.length === 0 && !Shown.voice.on // there is room to spare
    readonly property bool scarce: tight || Theme.dress.elder || Shown.voice.on
    readonly property real slot: (columnWidth - 2 * Theme.dress.inner) / Math.max(1, chain.length)
    readonly property bool tall: Theme.dress.portrait && !ending && !Shown.voice.on // there is room for a row each
    readonly property bool across: !tall && abreast(Theme.dress.s)
    readonly property real besideCode: columnWidth - 3 * Theme.dress.inner - Theme.dress.qr
    readonly property bool wordy: !scarce && screen.qr !== "" && !pending && measure.implicitHeight > Theme.dress.qr // not beside the code, then

    columns: Theme.dress.portrait || alone || narrow ? 1 : 2
    banner: along
    foot: last
    pagerPlace: Theme.dress.portrait ? null : last.pagerPlace

    Loader { // on a flat panel it heads the facts
        id: along
        active: Theme.dress.portrait
        parent: root.aboveTitle
        sourceComponent: TakeAlong {
            text: root.first ? root.screen.reminder : ""
        }
        x: Theme.dress.margin
        y: Theme.dress.gap
        width: root.room
        height: implicitHeight
    }
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
        width: root.besideCode
        text: root.screen.body.join("\n")
    }

    Repeater {
        model: root.columns > 1 ? [] : [...root.failed]
        Failure {
            required property Entry modelData
            text: modelData.label
        }
    }
    Reminder {
        text: root.first || root.columns > 1 ? "" : root.screen.reminder
    }
    NumberCard {
        number: root.screen.number
        code: root.scarce || root.wordy ? "" : root.screen.qr
        sentences: root.pending || root.scarce || root.wordy ? [] : root.screen.body
        look: root.airy ? "l" : "m"
        stretchTo: root.airy && number ? Math.round(implicitHeight * 1.4) : 0
    }
    Repeater { // too long for beside the code
        model: root.wordy ? root.screen.body : !root.scarce || root.pending ? [] : root.tight && !root.hasFailed ? root.screen.body.slice(-1) : root.screen.body
        Line {
            required property string modelData
            joined: true
            bare: true
            text: modelData
        }
    }
    NumberCard {
        number: ""
        code: root.wordy ? root.screen.qr : ""
    }
    NotYet {
        sentences: root.pending && root.columns > 1 ? root.screen.body : []
    }
    Para { // under what it is about
        look: "s"
        text: root.columns > 1 ? root.screen.code : ""
    }
    Repeater {
        model: root.columns > 1 ? [...root.failed] : []
        Failure {
            required property Entry modelData
            required property int index
            startsColumn: index === 0
            text: modelData.label
        }
    }
    Reminder {
        text: root.columns > 1 && !root.beside ? root.screen.reminder : ""
        startsColumn: !root.hasFailed
    }
    Block {
        implicitHeight: what.implicitHeight
        startsColumn: !root.hasFailed

        Loader {
            id: what
            anchors.fill: parent
            active: !Theme.dress.portrait
            sourceComponent: TakeAlong {
                text: root.beside ? root.screen.reminder : ""
            }
        }
    }
    Repeater { // what it is about, where there is no room for it under the number
        model: root.tight && !root.pending && !root.hasFailed ? root.screen.body.slice(0, -1) : []
        Line {
            required property string modelData
            required property int index
            startsColumn: index === 0 && !root.hasFailed && !root.screen.reminder
            joined: root.chain.length > 0 || !Theme.dress.elder // a card of its own needs more room
            bare: true
            text: modelData
        }
    }
    Chain {
        entries: root.across || root.tight ? root.chain : []
        brief: !root.across
        startsColumn: root.columns > 1 && !root.hasFailed && !root.screen.reminder && !(root.tight && root.screen.body.length > 1)
    }
    Repeater {
        model: root.across || root.tight ? [...root.came] : root.chain.concat(root.came)
        Line {
            required property Entry modelData
            required property int index
            readonly property bool stage: modelData.groups.length === 0
            readonly property bool reached: modelData.state !== "waiting"
            joined: true
            ruled: !stage && (index === 0 || modelData === root.came[0])
            text: modelData.label
            value: modelData.value
            note: modelData.note
            icon: modelData.icon
            state_: stage && reached ? "done" : modelData.state
            stateWord: stage && reached ? Shown.words.done : modelData.stateWord
            heads: stage && index === 0 ? Shown.words.stages : ""
            keepWithNext: stage && index < root.chain.length - 1
            look: root.tall || root.airy ? "l" : "m"
            stretchTo: stage && root.tall || root.airy ? Math.round(implicitHeight * 1.7) : 0
            emphasised: stage && modelData.state === "now"
            spare: !stage && modelData.state === "done" // the reminder names what came out
        }
    }
    NotYet {
        sentences: root.pending && root.columns === 1 ? root.screen.body : []
    }
    NumberCard {
        number: ""
        code: root.scarce ? root.screen.qr : ""
        spare: true // the number says the same, and a card finds it as well
    }
    Para {
        look: "s"
        text: root.columns > 1 ? "" : root.screen.code
    }
    PhoneCard { // something did not come out, and there is room to say whom to ask
        number: root.airy && root.ending && root.screen.code !== "" ? Shown.words.phone_number : ""
        spare: true
        extra: true
        stretchTo: Theme.dress.picture * 1.7
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
