pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// The very machine, small or large: what is to be used is lit, what is stuck is red, and paper comes out of its slot.
Item {
    id: machine

    property string device: "" // that is meant
    property string told: "" // where that is, for who does not see the drawing
    property bool stuck: false // something is wrong with it
    property bool bright: true
    property bool prints: false // with room under the slot
    property real out: 1 // how much of the paper has come, of 1
    readonly property rect used: Shown.cabinet.part(device)?.lit ?? Qt.rect(0, 0, 0, 0)
    readonly property Paper paper: Shown.cabinet.paper(device)
    readonly property real hanging: prints ? Shown.cabinet.hanging : 0 // mm
    readonly property real ratio: height / (Shown.cabinet.height + hanging) // px a millimetre of the cabinet
    readonly property real least: Math.max(1, Math.min(Theme.dress.line_bold, Math.round(height / 90))) // a line

    implicitWidth: Math.round(Shown.cabinet.width * ratio)
    Accessible.ignored: !enabled || told === ""
    Accessible.role: Accessible.Graphic
    Accessible.name: Shown.aloud(told)

    component Part: Rectangle {
        id: part

        required property CabinetPart modelData
        readonly property bool lit: modelData.device === machine.device
        readonly property rect place: lit ? modelData.lit : modelData.place
        x: place.x * machine.ratio
        y: place.y * machine.ratio
        width: place.width * machine.ratio
        height: place.height * machine.ratio
        color: !lit ? Theme.dress.c_machinePart : machine.bright && !machine.stuck ? Theme.dress.c_successTint : Theme.dress.c_card
        border.color: machine.stuck ? Theme.dress.c_danger : Theme.dress.c_success
        border.width: lit ? machine.least * (machine.stuck ? 2 : 1) : 0
        radius: machine.least * 2

        Icon {
            anchors.centerIn: parent
            name: part.lit ? part.modelData.device : "" // the others have no sign
            tone: machine.stuck ? "danger" : "success"
            visible: part.lit && !machine.prints && size > Theme.dress.line_bold * 3
            size: Math.round(Math.min(parent.height * 0.7, parent.width * 0.7))
        }
    }

    Rectangle {
        width: parent.implicitWidth
        height: Shown.cabinet.height * machine.ratio
        radius: Math.min(Theme.dress.radius * 0.8, machine.least * 6)
        color: Theme.dress.c_machine
        border.width: Math.min(machine.least, Theme.dress.line_outline)
        border.color: Theme.dress.c_outline

        Rectangle {
            id: glass
            x: Shown.cabinet.screen.x * machine.ratio
            y: Shown.cabinet.screen.y * machine.ratio
            width: Shown.cabinet.screen.width * machine.ratio
            height: Shown.cabinet.screen.height * machine.ratio
            radius: machine.least * 2
            color: Theme.dress.c_primary

            Repeater {
                model: [Qt.rect(0.1, 0.14, 0.36, 0.08), Qt.rect(0.1, 0.34, 0.8, 0.2), Qt.rect(0.1, 0.64, 0.36, 0.22), Qt.rect(0.54, 0.64, 0.36, 0.22)]
                Rectangle {
                    required property rect modelData
                    required property int index
                    x: modelData.x * glass.width
                    y: modelData.y * glass.height
                    width: modelData.width * glass.width
                    height: modelData.height * glass.height
                    radius: machine.least
                    color: Theme.dress.c_onPrimary
                    opacity: index === 0 ? 1 : 0.25
                }
            }
        }
        Repeater {
            model: [...Shown.cabinet.parts]
            Part {}
        }
    }

    Loader { // most drawings print nothing
        anchors.fill: parent
        active: machine.prints
        sourceComponent: Item {
            Item { // what has come out of the slot
                visible: machine.paper !== null
                clip: true
                x: Math.round((machine.used.x + machine.used.width / 2) * machine.ratio - width / 2)
                y: Math.round((machine.used.y + machine.used.height / 2) * machine.ratio)
                width: Math.round((machine.paper?.paper ?? 0) * machine.ratio)
                height: Math.round((machine.used.height / 2 + machine.hanging) * machine.ratio)

                Rectangle {
                    id: sheet
                    y: Math.round((machine.out - 1) * height)
                    width: parent.width
                    height: parent.height
                    color: Theme.dress.c_paper
                    border.width: machine.least
                    border.color: machine.stuck ? Theme.dress.c_danger : Theme.dress.c_outline

                    Behavior on y {
                        enabled: Theme.dress.motion > 0
                        NumberAnimation { duration: Theme.dress.motion }
                    }

                    Repeater {
                        model: [...Shown.cabinet.writing]
                        Rectangle {
                            required property rect modelData
                            x: sheet.width * modelData.x
                            y: sheet.height * modelData.y
                            width: sheet.width * modelData.width
                            height: machine.least
                            color: Theme.dress.c_machinePart
                        }
                    }
                }
            }

            Rectangle { // the slot
                visible: machine.paper !== null
                x: Math.round((machine.used.x + machine.used.width / 2) * machine.ratio - width / 2)
                y: Math.round((machine.used.y + machine.used.height / 2) * machine.ratio - height / 2)
                width: Math.round((machine.paper?.slot ?? 0) * machine.ratio)
                height: machine.least * 2
                radius: machine.least
                color: machine.stuck ? Theme.dress.c_danger : Theme.dress.c_ink2
            }
        }
    }
}
