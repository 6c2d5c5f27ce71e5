import QtQuick
import "../theme"
import "../values"

// A key of the keypad as it feels, and what it does here. On the glass it does the same.
Touchable {
    id: key

    required property string word
    property bool on: false
    readonly property bool round: value === "select"
    readonly property bool beside: Theme.dress.portrait && Theme.dress.elder // its word beside it instead of under it
    readonly property real side: Math.round(Theme.dress.touch * (Theme.dress.wide ? 1.3 : 1))
    readonly property string icon: value === "select" ? "circle-dot" : value === "help" ? "help" : "arrow-" + value

    action: "voice"
    name: word
    // Where a word has no room under its key, the caption says what it does.
    readonly property bool worded: !Theme.dress.compact || !Theme.dress.elder && Shown.words.language === "zh-Hans"

    implicitHeight: beside || !worded ? side : side + words.implicitHeight
    radius: Theme.dress.radiusSmall
    color: pressed ? Theme.dress.c_voicePart : Theme.dress.c_voice

    Rectangle {
        id: cap
        width: key.side
        height: key.side
        x: key.beside ? 0 : Math.round((key.width - width) / 2)
        radius: key.round ? width / 2 : Theme.dress.radiusSmall
        color: key.round || key.on ? Theme.dress.c_onVoice : Theme.dress.c_voicePart
        border.width: Theme.dress.line_outline
        border.color: Theme.dress.c_onVoice

        Rectangle {
            visible: key.round
            anchors.centerIn: parent
            width: Math.round(key.side * 0.42)
            height: width
            radius: width / 2
            color: Theme.dress.c_voice
        }
        Icon {
            visible: !key.round
            anchors.centerIn: parent
            name: key.round ? "" : key.icon
            tone: key.on ? "voice" : "onVoice"
            size: Math.round(key.side * 0.5)
        }
    }
    KText {
        id: words
        look: "s"
        tone: "onVoice"
        wrapMode: Text.NoWrap
        visible: key.worded
        text: key.word
        x: key.beside ? cap.width + Math.round(Theme.dress.gap * 0.5) : Math.round((key.width - width) / 2)
        y: key.beside ? Math.round((key.height - height) / 2) : cap.height
        Accessible.ignored: true
    }
}
