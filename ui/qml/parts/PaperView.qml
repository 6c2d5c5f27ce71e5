import QtQuick

// The printer, and the paper on its way to the slot. Without a printer: somebody is being asked.
Block {
    id: view

    required property string device
    property string caption: ""
    readonly property QtObject theme: page.theme
    readonly property bool prints: device === "page_printer" || device === "receipt_printer"
    readonly property real room: height - 2 * theme.inner - (words.text ? words.implicitHeight + theme.gap : 0)
    readonly property int steps: 6
    property int step: 3

    implicitHeight: theme.picture
    stretchTo: theme.picture * 1.6

    Timer {
        running: view.visible && view.prints && view.theme.motion > 0
        interval: view.theme.motion * 5
        repeat: true
        onTriggered: view.step = view.step === view.steps ? 1 : view.step + 1
    }

    Rectangle {
        anchors.fill: parent
        radius: view.theme.radius
        color: view.theme.c_card
        border.width: view.theme.line_hairline
        border.color: view.theme.c_hairline
    }

    Item {
        id: printer
        visible: view.prints
        x: Math.round((view.width - width) / 2)
        y: view.theme.inner
        width: Math.round(view.room * 0.86)
        height: view.room

        Rectangle {
            width: parent.width
            height: Math.round(parent.height * 0.4)
            radius: view.theme.radiusSmall
            color: view.theme.c_machinePart

            Icon {
                anchors.centerIn: parent
                theme: view.theme
                name: view.device
                tone: view.theme.strict ? "card" : "ink2"
                size: Math.round(parent.height * 0.5)
            }
        }

        Item {
            clip: true
            y: Math.round(parent.height * 0.4)
            width: parent.width
            height: parent.height - y

            Rectangle {
                id: sheet
                readonly property real reach: parent.height * (view.theme.motion ? view.step / view.steps : 1)
                x: Math.round((parent.width - width) / 2)
                y: Math.round(reach - height)
                width: Math.round(parent.width * (view.device === "page_printer" ? 0.62 : 0.36))
                height: parent.height
                color: view.theme.c_paper
                border.width: view.theme.line_outline
                border.color: view.theme.c_outline

                Behavior on y {
                    enabled: view.theme.motion > 0 && view.step > 1
                    NumberAnimation { duration: view.theme.motion }
                }

                Repeater {
                    model: [0.78, 0.66, 0.74, 0.5]
                    Rectangle {
                        required property real modelData
                        required property int index
                        x: sheet.width * 0.11
                        y: sheet.height * (0.36 + index * 0.14)
                        width: sheet.width * modelData
                        height: view.theme.line_bold
                        color: view.theme.c_machinePart
                    }
                }
            }
        }

        Rectangle {
            x: Math.round(parent.width * 0.15)
            y: Math.round(parent.height * 0.4 - height / 2)
            width: Math.round(parent.width * 0.7)
            height: view.theme.line_bar
            color: view.theme.c_ink2
        }
    }

    Tile {
        visible: !view.prints
        theme: view.theme
        name: "hourglass"
        round: true
        size: Math.min(view.room, view.theme.badge * 1.5)
        x: Math.round((view.width - width) / 2)
        y: view.theme.inner + Math.round((view.room - height) / 2)
    }

    KText {
        id: words
        theme: view.theme
        tone: "ink2"
        horizontalAlignment: Text.AlignHCenter
        text: view.caption
        x: view.theme.inner
        width: parent.width - 2 * x
        y: parent.height - view.theme.inner - implicitHeight
    }
}
