import QtQuick
import "../theme"
import "../values"

// A sentence with its mark: what is safe, which stage is done, which is under way.
Block {
    id: line

    required property string text
    property string look: "m"
    property string value: ""
    property string note: ""
    property string time: "" // since when, at the end of the line
    property string state_: "" // done, now, waiting, bad or plain
    property string stateWord: ""
    property string icon: ""
    property string heads: "" // what a screen reader hears before it, where several lines begin
    property bool bare: false // without a mark
    property bool emphasised: state_ === "now"
    property bool ruled: false // a new kind of thing begins here
    readonly property real sidePadding: joined ? Theme.dress.inner : 0
    readonly property real usualRoof: joined ? Math.round(Theme.dress.padding * (ruled ? 0.9 : 0.6)) : 0
    readonly property real roof: usualRoof - (tight ? spared : 0)
    readonly property real rise: Math.round(grown / 2) // what is higher than it needs has its words in the middle
    readonly property real floor: joined ? Math.round(Theme.dress.padding * 0.6) : 0
    readonly property real spared: joined ? Math.round(Theme.dress.padding * 0.3) : 0 // above, and as much below

    edge: joined ? Math.round(Theme.dress.padding * 0.4) : 0
    implicitHeight: text === "" ? 0 : Math.max(bare ? 0 : mark.size, words.implicitHeight) + usualRoof + floor
    tightHeight: text === "" ? 0 : implicitHeight - 2 * spared

    UnseenHeading {
        text: line.heads
    }
    Item { // what is told stands beside its heading, not above it
        anchors.fill: parent
        Accessible.role: Accessible.StaticText
        Accessible.ignored: !enabled || line.text === ""
        Accessible.name: Shown.together([line.text, line.value, line.note, line.time, line.stateWord])
    }
    Rectangle {
        visible: line.ruled && !line.first
        x: line.sidePadding
        width: parent.width - 2 * x
        height: Theme.dress.line_hairline
        color: Theme.dress.c_hairline
    }

    Icon {
        id: mark
        visible: !line.bare
        x: line.sidePadding
        y: line.roof + line.rise + Math.max(0, Math.round((sentence.font.pixelSize * 1.45 - size) / 2))
        name: line.bare || !line.text ? "" : line.icon ? line.icon : line.state_ === "done" ? "circle-check" : line.state_ === "now" ? "circle-dot"
            : line.state_ === "bad" ? "alert-triangle" : line.state_ === "waiting" ? "circle" : "point"
        tone: line.state_ === "done" ? "success" : line.state_ === "bad" ? "danger"
            : line.state_ === "waiting" ? "ink2" : "onTint"
        size: Math.round(Theme.dress.icon * 0.9)
    }

    KText {
        id: since
        visible: text !== ""
        x: line.width - line.sidePadding - implicitWidth
        y: line.roof + line.rise + Math.round((sentence.font.pixelSize - font.pixelSize) * 1.2)
        look: "s"
        tone: "ink2"
        wrapMode: Text.NoWrap
        text: line.time
        Accessible.ignored: true
    }
    Column {
        id: words
        x: line.sidePadding + (line.bare ? 0 : mark.size + Theme.dress.padding * 0.7)
        y: line.roof + line.rise
        width: line.width - x - line.sidePadding

        KText {
            id: sentence
            width: parent.width - (since.visible ? since.implicitWidth + Theme.dress.gap : 0)
            look: line.look
            tone: line.state_ === "waiting" ? "ink2" : "ink"
            font.bold: line.emphasised
            text: line.text
            Accessible.ignored: true
        }
        KText {
            width: parent.width
            look: "l"
            text: line.value
            Accessible.ignored: true
            visible: text !== ""
        }
        KText {
            width: parent.width
            look: "s"
            tone: "ink2"
            text: line.note
            Accessible.ignored: true
            visible: text !== ""
        }
    }
}
