pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// The very machine, with the light on at the device to use.
Block {
    id: view

    required property string device
    required property string here
    readonly property rect used: Shown.cabinet.part(device)?.lit ?? Qt.rect(0, 0, 0, 0)
    readonly property bool onRight: (used.left + used.right) / 2 > Shown.cabinet.width / 2 // the call-out stands there
    readonly property real tall: height - 2 * Theme.dress.inner
    readonly property real ratio: tall / Shown.cabinet.height // px a millimetre of the cabinet
    readonly property real wide: Math.round(Shown.cabinet.width * ratio)
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
        id: part

        required property CabinetPart modelData
        readonly property bool lit: modelData.device === view.device
        readonly property rect place: lit ? modelData.lit : modelData.place
        x: place.x * view.ratio
        y: place.y * view.ratio
        width: place.width * view.ratio
        height: place.height * view.ratio
        color: lit ? (view.bright ? Theme.dress.c_successTint : Theme.dress.c_card) : Theme.dress.c_machinePart
        border.color: Theme.dress.c_success
        border.width: lit ? Theme.dress.line_bold : 0
        radius: Theme.dress.line_bold * 2

        Icon {
            anchors.centerIn: parent
            name: part.modelData.device
            tone: "success"
            visible: part.lit
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
            x: Shown.cabinet.screen.x * view.ratio
            y: Shown.cabinet.screen.y * view.ratio
            width: Shown.cabinet.screen.width * view.ratio
            height: Shown.cabinet.screen.height * view.ratio
            radius: Theme.dress.line_bold * 2
            color: Theme.dress.c_card
            border.width: Theme.dress.line_outline
            border.color: Theme.dress.c_outline
            KText {
                anchors.centerIn: parent
                look: "s"
                tone: "ink2"
                text: Shown.words.screen
                visible: implicitWidth < parent.width && implicitHeight < parent.height
                Accessible.ignored: true
            }
        }
        Repeater {
            model: [...Shown.cabinet.parts]
            Part {}
        }
    }

    Rectangle {
        readonly property real edge: machine.x + (view.onRight ? view.used.right : view.used.left) * view.ratio
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
        y: Math.round(machine.y + (view.used.top + view.used.bottom) / 2 * view.ratio - height / 2)
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
