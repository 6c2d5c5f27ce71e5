pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"

// What a slip looks like, and where on it the code is that the scanner reads. The drawing holds no code.
Block {
    id: view

    required property string here // at the code; without it the slip is not drawn
    readonly property real lead: Math.round(Theme.dress.gap * 1.5)
    readonly property real slope: 0.72 // how wide a slip is, of its height
    readonly property real sideRoom: width - lead - pill.width - 2 * Theme.dress.padding // what the call-out leaves
    readonly property real least: Math.max(1, Math.round(height / 120)) // a line
    readonly property real code: Math.round(paper.height * 0.42)

    implicitHeight: here ? Math.round(Theme.dress.picture * 0.7) : 0
    stretchTo: here ? Theme.dress.picture * 4 : 0
    Accessible.ignored: true // it says no more than the sentences of the page

    Rectangle {
        anchors.fill: parent
        radius: Theme.dress.radius
        color: Theme.dress.c_card
        border.width: Theme.dress.line_hairline
        border.color: Theme.dress.c_hairline
    }

    Rectangle {
        id: paper
        x: Math.round((view.width - width - view.lead - pill.width) / 2)
        y: Theme.dress.inner
        width: Math.round(height * view.slope)
        height: Math.max(0, Math.min(view.height - 2 * y, view.sideRoom / view.slope))
        color: Theme.dress.c_paper
        border.width: view.least
        border.color: Theme.dress.c_outline

        Repeater { // what is written on it
            model: [Qt.rect(0.24, 0.07, 0.52, 0.045), Qt.rect(0.12, 0.17, 0.76, 0.025), Qt.rect(0.12, 0.23, 0.6, 0.025), Qt.rect(0.12, 0.29, 0.68, 0.025), Qt.rect(0.2, 0.9, 0.6, 0.025)]
            Rectangle {
                required property rect modelData
                x: modelData.x * paper.width
                y: modelData.y * paper.height
                width: modelData.width * paper.width
                height: modelData.height * paper.height
                color: Theme.dress.c_machinePart
            }
        }
        Rectangle {
            id: frame
            x: Math.round((parent.width - width) / 2)
            y: Math.round(parent.height * 0.38)
            width: view.code
            height: view.code
            radius: view.least * 4
            color: Theme.dress.c_successTint
            border.width: view.least * 2
            border.color: Theme.dress.c_success

            Icon {
                anchors.centerIn: parent
                name: view.here ? "qrcode" : ""
                tone: "success"
                size: Math.round(parent.width * 0.8)
            }
        }
    }

    Rectangle {
        x: paper.x + frame.x + frame.width
        y: pill.y + Math.round((pill.height - height) / 2)
        width: pill.x - x
        height: Theme.dress.line_bold
        color: Theme.dress.c_success
        visible: view.here !== ""
    }

    Rectangle {
        id: pill
        x: paper.x + paper.width + view.lead
        y: Math.round(paper.y + frame.y + (frame.height - height) / 2)
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
