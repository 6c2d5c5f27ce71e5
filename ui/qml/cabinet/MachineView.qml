pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// The very machine, with the light on at the device to use, and what is to be done there; red where something is wrong.
Block {
    id: view

    required property string device
    required property string here
    required property string told
    readonly property bool onRight: (machine.used.left + machine.used.right) / 2 > Shown.cabinet.width / 2 // the call-out stands there
    readonly property real lead: Math.round(Theme.dress.gap * 1.5)
    readonly property real sideRoom: width - lead - pill.width - 2 * Theme.dress.padding // what the call-out leaves
    readonly property real start: Math.round((width - machine.width - lead - pill.width) / 2)
    property bool bright: true
    property bool stuck: false // something is wrong with the device
    property bool began: false // and paper may have come halfway out of it
    readonly property color sign: stuck ? Theme.dress.c_danger : Theme.dress.c_success

    implicitHeight: Theme.dress.picture
    stretchTo: Theme.dress.picture * 2.6
    Accessible.role: Accessible.Graphic
    Accessible.ignored: !enabled || told === ""
    Accessible.name: Shown.aloud(told)

    Timer {
        running: view.enabled && view.visible && !view.stuck && Theme.dress.motion > 0
        interval: Theme.dress.motion * 4
        repeat: true
        onTriggered: view.bright = !view.bright
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.dress.radius
        color: Theme.dress.c_card
        border.width: Theme.dress.line_hairline
        border.color: Theme.dress.c_hairline
    }

    Machine {
        id: machine
        x: view.onRight ? view.start : view.start + pill.width + view.lead
        y: Theme.dress.inner
        width: implicitWidth
        height: Math.min(view.height - 2 * y, view.sideRoom * (Shown.cabinet.height + machine.hanging) / Shown.cabinet.width)
        device: view.device
        bright: view.bright
        stuck: view.stuck
        prints: view.began && Shown.cabinet.paper(view.device) !== null
        out: 0.6
    }

    Rectangle {
        readonly property real edge: machine.x + (view.onRight ? machine.used.right : machine.used.left) * machine.ratio
        x: view.onRight ? edge : pill.x + pill.width
        width: view.onRight ? pill.x - edge : edge - x
        y: pill.y + Math.round((pill.height - height) / 2)
        height: Theme.dress.line_bold
        color: view.sign
    }

    Rectangle {
        id: pill
        x: view.onRight ? machine.x + machine.width + view.lead : view.start
        y: Math.round(machine.y + (machine.used.top + machine.used.bottom) / 2 * machine.ratio - height / 2)
        width: callout.implicitWidth + 2 * Theme.dress.padding
        height: callout.implicitHeight + Theme.dress.padding * 0.8
        radius: height / 2
        color: view.sign

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
