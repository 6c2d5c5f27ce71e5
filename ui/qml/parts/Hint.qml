import QtQuick
import "../theme"

// What answers the next doubt, under what is asked.
Block {
    id: hint

    required property string text

    implicitHeight: text ? Math.max(mark.size, words.implicitHeight) + 2 * Theme.dress.padding : 0

    Rectangle {
        anchors.fill: parent
        radius: Theme.dress.radius
        color: "transparent"
        border.width: Theme.dress.line_hairline
        border.color: Theme.dress.c_hairline
    }
    Icon {
        id: mark
        name: hint.text ? "info-circle" : ""
        size: Math.round(Theme.dress.icon)
        x: Theme.dress.inner
        anchors.verticalCenter: parent.verticalCenter
    }
    KText {
        id: words
        x: mark.x + mark.size + Theme.dress.padding
        width: parent.width - x - Theme.dress.inner
        anchors.verticalCenter: parent.verticalCenter
        look: "s"
        tone: "ink2"
        text: hint.text
    }
}
