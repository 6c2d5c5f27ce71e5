pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// The very machine, with the light on at the device to use.
Block {
    id: view

    required property string device
    required property string here
    readonly property bool onRight: device === "id_card"
    readonly property real tall: height - 2 * Theme.dress.inner
    readonly property real wide: Math.round(tall * (Theme.dress.portrait ? 0.72 : 0.86))
    readonly property real lead: Math.round(Theme.dress.gap * 1.5)
    readonly property real start: Math.round((width - wide - lead - pill.width) / 2)
    property bool bright: true

    implicitHeight: Theme.dress.picture
    stretchTo: Theme.dress.picture * 1.9
    Accessible.role: Accessible.Graphic
    Accessible.name: here

    Timer {
        running: view.visible && Theme.dress.motion > 0
        interval: Theme.dress.motion * 4
        repeat: true
        onTriggered: view.bright = !view.bright
    }

    component Part: Rectangle {
        property string device: ""
        readonly property bool lit: device !== "" && device === view.device
        color: lit ? (view.bright ? Theme.dress.c_successTint : Theme.dress.c_card) : Theme.dress.c_machinePart
        border.color: Theme.dress.c_success
        border.width: lit ? Theme.dress.line_bold : 0
        radius: Theme.dress.line_bold * 2

        Icon {
            anchors.centerIn: parent
            name: parent.device
            tone: "success"
            visible: parent.lit
            size: Math.round(Math.min(parent.height * 0.7, parent.width * 0.7))
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.dress.radius
        color: Theme.dress.c_card
        border.width: Theme.dress.line_hairline
        border.color: Theme.dress.c_hairline
    }

    Rectangle {
        id: machine
        x: view.onRight ? view.start : view.start + pill.width + view.lead
        y: Theme.dress.inner
        width: view.wide
        height: view.tall
        radius: Theme.dress.radius * 0.8
        color: Theme.dress.c_machine
        border.width: Theme.dress.line_outline
        border.color: Theme.dress.c_outline

        Rectangle {
            x: parent.width * 0.09
            y: parent.height * 0.06
            width: parent.width * 0.82
            height: parent.height * 0.46
            radius: Theme.dress.line_bold * 2
            color: Theme.dress.c_card
            border.width: Theme.dress.line_outline
            border.color: Theme.dress.c_outline
            KText {
                anchors.centerIn: parent
                look: "small"
                tone: "ink2"
                text: Shown.words.screen
                visible: implicitWidth < parent.width && implicitHeight < parent.height
                Accessible.ignored: true
            }
        }
        Part {
            id: scanner
            device: "scanner"
            x: parent.width * 0.09
            y: parent.height * 0.59
            width: parent.width * 0.36
            height: parent.height * (lit ? 0.13 : 0.09)
        }
        Part {
            id: slip
            device: "receipt_printer"
            x: parent.width * 0.09
            y: parent.height * (lit ? 0.7 : 0.745)
            width: parent.width * 0.36
            height: parent.height * (lit ? 0.13 : 0.05)
        }
        Part {
            id: reader
            device: "id_card"
            x: parent.width * 0.53
            y: parent.height * 0.59
            width: parent.width * 0.38
            height: parent.height * 0.21
        }
        Part {
            id: sheet
            device: "page_printer"
            x: parent.width * 0.09
            y: parent.height * (lit ? 0.83 : 0.86)
            width: parent.width * 0.82
            height: parent.height * (lit ? 0.13 : 0.07)
        }
    }

    Rectangle {
        readonly property Item part: view.device === "scanner" ? scanner : view.device === "receipt_printer" ? slip
                                   : view.device === "page_printer" ? sheet : reader
        readonly property real edge: machine.x + part.x + (view.onRight ? part.width : 0)
        id: wire
        x: view.onRight ? edge : pill.x + pill.width
        width: view.onRight ? pill.x - edge : edge - x
        y: pill.y + Math.round((pill.height - height) / 2)
        height: Theme.dress.line_bold
        color: Theme.dress.c_success
    }

    Rectangle {
        id: pill
        x: view.onRight ? machine.x + machine.width + view.lead : view.start
        y: Math.round(machine.y + wire.part.y + wire.part.height / 2 - height / 2)
        width: callout.implicitWidth + 2 * Theme.dress.padding
        height: callout.implicitHeight + Theme.dress.padding * 0.8
        radius: height / 2
        color: Theme.dress.c_success

        KText {
            id: callout
            anchors.centerIn: parent
            tone: "card"
            font.bold: Theme.dress.elder
            wrapMode: Text.NoWrap
            text: view.here
            Accessible.ignored: true
        }
    }
}
