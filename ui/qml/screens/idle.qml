import QtQuick
import "../parts"

// Are you still there? Everything personal is covered.
Rectangle {
    id: root

    required property QtObject kiosk
    required property QtObject theme
    required property var words
    required property var screen

    color: theme.c_header

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * root.theme.margin
        spacing: root.theme.gap * 2

        Tile {
            anchors.horizontalCenter: parent.horizontalCenter
            theme: root.theme
            name: "hand-stop"
            size: root.theme.badge * 1.3
            round: true
        }
        KText {
            width: parent.width
            theme: root.theme
            look: root.theme.compact ? "title" : "huge"
            tone: "onHeader"
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 0.92 // of the font's own 1.45
            text: root.screen.title
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Repeater {
            model: root.screen.body
            KText {
                required property string modelData
                width: parent.width
                theme: root.theme
                look: "label"
                tone: "onHeader2"
                horizontalAlignment: Text.AlignHCenter
                text: modelData
            }
        }
        Grid { // in landscape side by side: there is less height
            id: ways
            readonly property real share: (parent.width - spacing) / columns
            anchors.horizontalCenter: parent.horizontalCenter
            columns: root.theme.portrait ? 1 : 2
            spacing: root.theme.gap * 2
            verticalItemAlignment: Grid.AlignVCenter
            horizontalItemAlignment: Grid.AlignHCenter

            Repeater {
                model: root.screen.actions
                KButton {
                    required property var modelData
                    readonly property bool main: modelData.primary
                    kiosk: root.kiosk
                    theme: root.theme
                    entry: modelData
                    look: main ? "primary" : "onHeader"
                    centred: true
                    least: main ? root.theme.primaryButton * 1.2 : root.theme.button
                    front: main ? "header" : "onHeader" // the main one is the header turned inside out, in every theme
                    color: main ? (pressed ? root.theme.c_onHeader2 : root.theme.c_onHeader)
                         : pressed ? root.theme.c_headerEnd : root.theme.c_header
                    border.width: root.theme.line_outline
                    border.color: root.theme.c_onHeader2
                    width: Math.round(Math.min(ways.share, root.theme.picture * 1.7))
                    height: implicitHeight
                }
            }
        }
    }
}
