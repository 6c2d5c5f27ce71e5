pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// Are you still there? Everything personal is covered.
ScreenView {
    id: root

    Rectangle {
        anchors.fill: parent
        color: Theme.dress.c_header
    }

    Ruler {
        id: ruler
        font.bold: false
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.dress.margin
        spacing: Theme.dress.gap * 2

        Tile {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.screen.title ? "hand-stop" : ""
            size: name ? Theme.dress.badge * 1.3 : 0
            round: true
        }
        KText {
            width: parent.width
            look: "t"
            tone: "onHeader"
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 0.92 // of the font's own 1.45
            text: root.screen.title
            Accessible.role: Accessible.Heading
        }
        Repeater {
            model: root.screen.body
            KText {
                required property string modelData
                required property int index
                objectName: runs ? "count-down" : ""
                readonly property bool runs: index === 1 && Shown.clock.endsIn !== "" // the sentence about the end
                width: parent.width
                look: "l"
                tone: runs ? "onHeader" : "onHeader2"
                horizontalAlignment: Text.AlignHCenter
                text: ruler?.evened(runs ? Shown.clock.endsIn : modelData, width, font.pixelSize) ?? ""
                told: modelData // once, with the seconds that there were
            }
        }
        Grid { // in landscape side by side: there is less height
            id: ways
            readonly property real share: (parent.width - spacing) / columns
            anchors.horizontalCenter: parent.horizontalCenter
            columns: Theme.dress.portrait ? 1 : 2
            spacing: Theme.dress.gap * 2
            verticalItemAlignment: Grid.AlignVCenter
            horizontalItemAlignment: Grid.AlignHCenter

            Repeater {
                model: [...root.screen.actions]
                KButton {
                    required property Action modelData
                    readonly property bool main: modelData.primary
                    entry: modelData
                    look: main ? "primary" : "onHeader"
                    centred: true
                    least: main ? Theme.dress.primaryButton * 1.2 : Theme.dress.button
                    front: main ? "header" : "onHeader" // the main one is the header turned inside out, in every theme
                    color: main ? (pressed ? Theme.dress.c_onHeader2 : Theme.dress.c_onHeader)
                         : pressed ? Theme.dress.c_headerEnd : Theme.dress.c_header
                    border.width: Theme.dress.line_outline
                    border.color: Theme.dress.c_onHeader2
                    width: Math.round(Math.min(ways.share, Math.max(naturalWidth, Theme.dress.picture * 1.7)))
                    height: implicitHeight
                }
            }
        }
    }
}
