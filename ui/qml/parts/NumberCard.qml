pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// The number of what was done, what it means, and a code for the phone; or some of these.
Block {
    id: card

    required property string number
    required property string code
    property list<string> sentences: []
    property string look: "m"
    readonly property bool named: !Theme.dress.compact // the largest words go without saying what they are
    readonly property real room: width - 2 * Theme.dress.inner
    readonly property real side: Theme.dress.qr
    readonly property real besideCode: code ? room - side - Theme.dress.inner : room
    readonly property string numberLook: sizes.find(size => ruler.measure(number, Theme.px(size)) <= room)
        ?? sizes[sizes.length - 1]
    readonly property list<string> sizes: Theme.dress.compact ? [Theme.dress.elder ? "l" : "p"]
        : Shown.voice.on ? ["t", "p", "l", "m", "s"] : ["t", "p", "l"] // the voice mode has part of the panel

    readonly property real air: Math.round(Theme.dress.padding * (tight ? 0.5 : 1))
    readonly property real least: head.height + below.height
        + (head.height && below.height ? Math.round(Theme.dress.gap * 0.4) : 0)

    joined: true
    implicitHeight: least ? least + 2 * Theme.dress.padding : 0
    tightHeight: least ? least + Theme.dress.padding : 0

    Ruler {
        id: ruler
    }

    // On one line, or on two that break after a hyphen, as even as can be.
    function broken(text: string): string {
        if (room <= 0 || ruler.measure(text, Theme.px(numberLook)) <= room)
            return text;
        const groups = text.split("-");
        let best = text, least = Infinity;
        for (let at = 1; at < groups.length; at++) {
            const lines = [groups.slice(0, at).join("-") + "-", groups.slice(at).join("-")];
            const uneven = Math.max(...lines.map(line => ruler.advanceWidth(line)));
            if (uneven < least) {
                least = uneven;
                best = lines.join("\n");
            }
        }
        return best;
    }

    Item {
        id: head
        x: Theme.dress.inner
        y: card.air
        width: card.room
        height: card.number ? value.y + value.implicitHeight : 0
        visible: card.number !== ""

        KText {
            id: what
            width: parent.width
            visible: card.named
            look: "s"
            tone: "ink2"
            text: card.number ? Shown.words.number : ""
        }
        KText {
            id: value
            y: card.named ? what.implicitHeight : 0
            width: parent.width
            look: card.numberLook
            font.bold: true
            text: card.broken(card.number)
            Accessible.name: card.number // whole, on however many lines it stands
        }
    }

    Item {
        id: below
        x: Theme.dress.inner
        y: card.height - card.air - height
        width: card.room
        height: Math.max(card.code ? card.side : 0, words.height)

        Column {
            id: words
            width: card.besideCode
            y: Math.max(0, Math.round((parent.height - height) / 2))
            spacing: Math.round(Theme.dress.gap * 0.4)

            Repeater {
                model: card.sentences
                KText {
                    required property string modelData
                    width: words.width
                    look: card.look
                    text: modelData
                }
            }
            KText {
                width: parent.width
                look: "s"
                tone: "ink2"
                text: card.code ? Shown.words.scan : ""
                visible: card.code !== ""
                Accessible.ignored: true
            }
        }

        QrView {
            visible: card.code !== ""
            x: parent.width - width
            width: card.side
            height: card.side
            code: card.code
            name: Shown.words.scan
        }
    }
}
