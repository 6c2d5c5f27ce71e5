pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

// How fast, or how loud: less, how much, more.
Rectangle {
    id: pace

    required property string word
    required property string told
    required property int step
    required property int steps
    required property string less
    required property string more
    required property string lessWord
    required property string moreWord
    readonly property real inner: Math.round(Theme.dress.nearest * 0.8)
    readonly property real middle: width - 2 * Theme.dress.touch - 4 * inner

    implicitHeight: Math.max(Theme.dress.touch, said.implicitHeight + bars.height) + 2 * inner
    radius: Theme.dress.radiusSmall
    color: Theme.dress.c_voicePart

    component Turn: Touchable {
        id: turn
        required property string icon
        action: "voice"
        width: Theme.dress.touch
        height: Theme.dress.touch
        y: Math.round((pace.height - height) / 2)
        radius: Theme.dress.radiusSmall
        color: pressed ? Theme.dress.c_voiceMark : Theme.dress.c_onVoice
        border.width: Theme.dress.strict ? Theme.dress.line_outline : 0
        border.color: Theme.dress.c_voice
        Icon {
            anchors.centerIn: parent
            name: turn.icon
            tone: "voice"
            size: Math.round(parent.height * 0.6)
        }
    }

    Turn {
        value: pace.less
        icon: "minus"
        name: pace.lessWord
        x: pace.inner
    }
    KText {
        id: said
        look: "s"
        tone: "onVoice"
        font.bold: true
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        text: pace.word + "  " + pace.told
        x: Math.round((pace.width - width) / 2)
        y: Math.round((pace.height - height - bars.height) / 2)
    }
    Row {
        id: bars
        readonly property real each: Math.floor((pace.middle - (pace.steps - 1) * spacing) / pace.steps)
        height: Theme.dress.line_bar * 1.4
        x: Math.round((pace.width - width) / 2)
        y: said.y + said.height
        spacing: Theme.dress.line_bold
        Repeater {
            model: pace.steps
            Rectangle {
                required property int index
                width: bars.each
                height: Theme.dress.line_bar
                radius: height / 2
                color: index < pace.step ? Theme.dress.c_voiceMark : Theme.dress.c_voice
                border.width: Theme.dress.strict ? Theme.dress.line_hairline : 0
                border.color: Theme.dress.c_onVoice
            }
        }
    }
    Turn {
        value: pace.more
        icon: "plus"
        name: pace.moreWord
        x: pace.width - width - pace.inner
    }
}
