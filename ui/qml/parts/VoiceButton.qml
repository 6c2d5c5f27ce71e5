import QtQuick
import "../theme"

// One thing more that the voice mode does.
Touchable {
    id: button

    required property string icon
    required property string word
    property bool on: false

    action: "voice"
    name: word
    radius: Theme.dress.radiusSmall
    color: on || pressed ? Theme.dress.c_voice : Theme.dress.c_voicePart
    border.width: on ? Theme.dress.line_bold : Theme.dress.line_outline
    border.color: Theme.dress.c_onVoice

    Icon {
        id: sign
        name: button.icon
        tone: "onVoice"
        size: Math.round(Theme.dress.s * 1.3)
        x: Math.round((button.width - size - words.width - Theme.dress.s * 0.5) / 2)
        anchors.verticalCenter: parent.verticalCenter
    }
    KText {
        id: words
        look: "s"
        tone: "onVoice"
        wrapMode: Text.NoWrap
        text: button.word
        x: sign.x + sign.size + Math.round(Theme.dress.s * 0.5)
        anchors.verticalCenter: parent.verticalCenter
        Accessible.ignored: true
    }
}
