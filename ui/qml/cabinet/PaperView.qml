pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// The machine, and the paper on its way out of the slot while the printer says that it prints. Without a printer:
// somebody is being asked.
Block {
    id: view

    required property string device
    property string caption: ""
    property bool moves: false // the printer says that it prints
    property bool began: false // paper may be in the slot
    property bool shown: true // a hidden page draws nothing
    property string here: "" // where the paper comes out, for who does not see it
    readonly property bool prints: Shown.cabinet.paper(device) !== null
    readonly property bool goes: moves || !prints // it is drawn to
    readonly property real room: height - 2 * Theme.dress.inner - (words.text ? words.implicitHeight + Theme.dress.gap : 0)
    readonly property int steps: 6
    property int step: 3

    implicitHeight: Theme.dress.picture
    stretchTo: Theme.dress.picture * 1.6

    Timer {
        running: view.visible && view.goes && Theme.dress.motion > 0
        interval: Theme.dress.motion * 5
        repeat: true
        onTriggered: view.step = view.step === view.steps ? 1 : view.step + 1
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.dress.radius
        color: Theme.dress.c_card
        border.width: Theme.dress.line_hairline
        border.color: Theme.dress.c_hairline
    }

    Machine {
        visible: view.prints
        x: Math.round((view.width - width) / 2)
        y: Theme.dress.inner
        width: implicitWidth
        height: view.room
        device: view.device
        told: view.here
        prints: true
        out: !view.moves ? (view.began ? 0.6 : 0) : Theme.dress.motion ? view.step / view.steps : 1
    }

    Tile {
        id: waiting
        visible: !view.prints
        name: view.shown ? "hourglass" : ""
        round: true
        size: !name ? 0 : Math.min(view.room - dots.height - Theme.dress.gap, Theme.dress.badge * 1.5)
        x: Math.round((view.width - width) / 2)
        y: Theme.dress.inner + Math.round((view.room - height - dots.height - Theme.dress.gap) / 2)
    }

    Row { // it goes on, however long it takes
        id: dots
        visible: !view.prints
        x: Math.round((view.width - width) / 2)
        y: waiting.y + waiting.height + Theme.dress.gap
        spacing: Theme.dress.nearest

        Repeater {
            model: 3
            Rectangle {
                required property int index
                readonly property bool lit: Theme.dress.motion === 0 || view.step % 3 === index
                width: Theme.dress.nearest
                height: width
                radius: width / 2
                color: lit ? Theme.dress.c_primary : Theme.dress.c_card
                border.width: Theme.dress.line_outline
                border.color: Theme.dress.c_primary
            }
        }
    }

    Ruler {
        id: ruler
        font.bold: false
    }

    KText {
        id: words
        tone: "ink2"
        horizontalAlignment: Text.AlignHCenter
        text: view.caption.split("\n").map(line => ruler.evened(line, width, font.pixelSize)).join("\n")
        told: view.caption
        x: Theme.dress.inner
        width: parent.width - 2 * x
        y: parent.height - Theme.dress.inner - implicitHeight
    }
}
