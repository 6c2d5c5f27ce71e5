pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// Are you still there? Everything personal is covered. The page comes by itself, so the way out stands in the corner: where
// a main button stood may come a tap that was meant for it.
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
        Item {
            id: ways
            readonly property real share: (width - Theme.dress.gap * 2) / (Theme.dress.portrait ? 1 : 2)
            width: parent.width
            height: childrenRect.height

            Repeater {
                model: [...root.screen.actions].filter(action => action.primary)
                KButton {
                    required property Action modelData
                    entry: modelData
                    look: "primary"
                    centred: true
                    least: Theme.dress.primaryButton * 1.2
                    front: "header" // the header turned inside out, in every theme
                    color: pressed ? Theme.dress.c_onHeader2 : Theme.dress.c_onHeader
                    border.width: Theme.dress.line_outline
                    border.color: Theme.dress.c_onHeader2
                    x: Math.round((ways.width - width) / 2)
                    width: Math.round(Math.min(ways.share, Math.max(naturalWidth, Theme.dress.picture * 1.7)))
                    height: implicitHeight
                }
            }
        }
    }

    Repeater {
        model: [...root.screen.actions].filter(action => !action.primary)
        KButton {
            required property Action modelData
            entry: modelData
            look: "quiet"
            front: "onHeader"
            color: pressed ? Theme.dress.c_headerEnd : Theme.dress.c_header
            border.width: Theme.dress.line_outline
            border.color: Theme.dress.c_onHeader2
            x: root.width - Theme.dress.margin - width
            y: Math.round((Theme.dress.header - height) / 2)
            width: naturalWidth
            height: Theme.dress.touch
        }
    }
}
