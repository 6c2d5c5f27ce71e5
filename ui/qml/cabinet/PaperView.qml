pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// The printer, and the paper on its way to the slot. Without a printer: somebody is being asked.
Block {
    id: view

    required property string device
    property string caption: ""
    readonly property Paper paper: Shown.cabinet.paper(device)
    readonly property bool prints: paper !== null
    readonly property real room: height - 2 * Theme.dress.inner - (words.text ? words.implicitHeight + Theme.dress.gap : 0)
    readonly property int steps: 6
    property int step: 3

    implicitHeight: Theme.dress.picture
    stretchTo: Theme.dress.picture * 1.6

    Timer {
        running: view.visible && view.prints && Theme.dress.motion > 0
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

    Item {
        id: printer
        readonly property real ratio: height / Shown.cabinet.printer.height // px a millimetre
        readonly property real roof: Math.round(Shown.cabinet.printerCase * ratio)
        visible: view.prints
        x: Math.round((view.width - width) / 2)
        y: Theme.dress.inner
        width: Math.round(Shown.cabinet.printer.width * ratio)
        height: view.room

        Rectangle {
            width: parent.width
            height: printer.roof
            radius: Theme.dress.radiusSmall
            color: Theme.dress.c_machinePart

            Icon {
                anchors.centerIn: parent
                name: view.device
                tone: Theme.dress.strict ? "card" : "ink2"
                size: Math.round(Shown.cabinet.printerSign * printer.ratio)
            }
        }

        Item {
            clip: true
            y: printer.roof
            width: parent.width
            height: parent.height - y

            Rectangle {
                id: sheet
                readonly property real reach: parent.height * (Theme.dress.motion ? view.step / view.steps : 1)
                x: Math.round((parent.width - width) / 2)
                y: Math.round(reach - height)
                width: view.paper ? Math.round(view.paper.paper * printer.ratio) : 0
                height: parent.height
                color: Theme.dress.c_paper
                border.width: Theme.dress.line_outline
                border.color: Theme.dress.c_outline

                Behavior on y {
                    enabled: Theme.dress.motion > 0 && view.step > 1
                    NumberAnimation { duration: Theme.dress.motion }
                }

                Repeater {
                    model: Shown.cabinet.writing
                    Rectangle {
                        required property rect modelData
                        x: sheet.width * modelData.x
                        y: sheet.height * modelData.y
                        width: sheet.width * modelData.width
                        height: Theme.dress.line_bold
                        color: Theme.dress.c_machinePart
                    }
                }
            }
        }

        Rectangle {
            x: Math.round((parent.width - width) / 2)
            y: Math.round(printer.roof - height / 2)
            width: view.paper ? Math.round(view.paper.slot * printer.ratio) : 0
            height: Theme.dress.line_bar
            color: Theme.dress.c_ink2
        }
    }

    Tile {
        visible: !view.prints
        name: "hourglass"
        round: true
        size: Math.min(view.room, Theme.dress.badge * 1.5)
        x: Math.round((view.width - width) / 2)
        y: Theme.dress.inner + Math.round((view.room - height) / 2)
    }

    KText {
        id: words
        tone: "ink2"
        horizontalAlignment: Text.AlignHCenter
        text: view.caption
        x: Theme.dress.inner
        width: parent.width - 2 * x
        y: parent.height - Theme.dress.inner - implicitHeight
    }
}
