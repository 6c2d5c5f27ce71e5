pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// Where it stands, from left to right: received, delivered, accepted, approved.
Block {
    id: chain

    required property list<Entry> entries
    property string look: "s"
    property bool brief: false // not every name has room under its mark
    readonly property real room: width - 2 * Theme.dress.inner
    readonly property real slot: room / Math.max(1, entries.length)
    readonly property list<real> lengths: entries.map(entry => brief ? ruler.measure(entry.label, Theme.px(look)) : slot)
    readonly property list<real> spots: {
        const all = beside(0, entries.length), newest = entries.findIndex(entry => entry.state === "now");
        return all.length || newest < 0 ? all : beside(newest, newest + 2).length ? beside(newest, newest + 2) : beside(newest, newest + 1);
    }
    readonly property real tallest: {
        let most = 0;
        for (let at = 0; at < stages.count; at++)
            most = Math.max(most, stages.itemAt(at)?.implicitHeight ?? 0);
        return most;
    }

    // Where the names from this one up to that begin, each as near to its mark as the others and the card let it; -1: it
    // has no room. Nothing when they have no room beside each other.
    function beside(from: int, end: int): list<real> {
        const spots = lengths.map(() => -1), gap = brief ? Theme.dress.gap : 0;
        for (let at = from, least = 0; at < Math.min(end, lengths.length); at++) {
            spots[at] = Math.max(least, (at + 0.5) * slot - lengths[at] / 2);
            least = spots[at] + lengths[at] + gap;
        }
        for (let at = Math.min(end, lengths.length) - 1, most = room; at >= from; at--) {
            spots[at] = Math.min(spots[at], most - lengths[at]);
            most = spots[at] - gap;
        }
        return spots[from] < 0 ? [] : spots;
    }

    readonly property real air: Math.round(Theme.dress.padding * (tight ? 0.5 : 1))

    joined: true
    implicitHeight: entries.length ? tallest + 2 * Theme.dress.padding : 0
    tightHeight: entries.length ? tallest + Theme.dress.padding : 0

    UnseenHeading {
        text: chain.entries.length ? Shown.words.stages : ""
    }
    Rectangle {
        x: Theme.dress.inner
        width: parent.width - 2 * x
        height: Theme.dress.line_hairline
        color: Theme.dress.c_hairline
        visible: !chain.first
    }

    Ruler {
        id: ruler
    }
    Repeater {
        id: stages
        model: [...chain.entries]

        Item {
            id: stage
            required property Entry modelData
            required property int index
            readonly property bool reached: modelData.state !== "waiting" // "now" is the newest that was reached
            readonly property bool newest: modelData.state === "now"
            x: Theme.dress.inner + index * chain.slot
            y: chain.air
            width: chain.slot
            implicitHeight: mark.size + (word.visible ? Math.round(Theme.dress.gap * 0.4) + word.implicitHeight : 0)
            Accessible.role: Accessible.StaticText
            Accessible.ignored: !enabled
            Accessible.name: Shown.together([modelData.label, reached ? Shown.words.done : Shown.words.waiting])

            Rectangle {
                visible: stage.index > 0
                height: Theme.dress.line_outline * 2
                x: -chain.slot / 2 + mark.size * 0.68
                y: Math.round((mark.size - height) / 2)
                width: chain.slot - mark.size * 1.36
                color: stage.reached ? Theme.dress.c_success : Theme.dress.c_hairline
            }
            Rectangle { // the newest: a filled tick
                visible: stage.newest
                x: mark.x - Math.round((width - mark.size) / 2)
                y: mark.y - Math.round((height - mark.size) / 2)
                width: Math.round(mark.size * 1.12)
                height: width
                radius: width / 2
                color: Theme.dress.c_success
            }
            Icon {
                id: mark
                name: stage.newest ? "check" : stage.reached ? "circle-check" : "circle"
                tone: stage.newest ? "card" : stage.reached ? "success" : "ink2"
                x: Math.round((stage.width - size) / 2)
            }
            KText {
                id: word
                y: mark.size + Math.round(Theme.dress.gap * 0.4)
                readonly property real spot: chain.spots[stage.index] ?? -1
                x: spot - stage.index * chain.slot
                width: Math.ceil(chain.lengths[stage.index])
                visible: spot >= 0
                look: chain.look
                tone: stage.reached ? "ink" : "ink2"
                font.bold: stage.newest
                horizontalAlignment: Text.AlignHCenter
                text: stage.modelData.label
                Accessible.ignored: true
            }
        }
    }
}
