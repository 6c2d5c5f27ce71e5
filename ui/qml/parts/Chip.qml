import QtQuick
import "../theme"

// How it is with something, in a word. Never a target.
Rectangle {
    id: chip

    required property string text
    property bool well: false
    readonly property string front: well ? "success" : "onTint"

    implicitWidth: word.x + word.implicitWidth + Math.round(Theme.dress.padding * 0.6)
    implicitHeight: word.implicitHeight + Math.round(Theme.dress.padding * 0.3)
    radius: Theme.dress.radiusSmall
    color: well ? Theme.dress.c_successTint : Theme.dress.c_tint
    border.width: Theme.dress.strict ? Theme.dress.line_hairline : 0
    border.color: Theme.colour(front)

    Icon {
        id: mark
        name: chip.well ? "check" : ""
        visible: chip.well
        tone: chip.front
        size: Theme.dress.s
        x: Math.round(Theme.dress.padding * 0.5)
        anchors.verticalCenter: parent.verticalCenter
    }
    KText {
        id: word
        x: Math.round(Theme.dress.padding * 0.6) + (chip.well ? mark.size : 0)
        anchors.verticalCenter: parent.verticalCenter
        look: "s"
        tone: chip.front
        font.bold: true
        wrapMode: Text.NoWrap
        text: chip.text
        Accessible.ignored: true
    }
}
