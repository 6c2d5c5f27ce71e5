pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// What is being said and who hears it, what the keys do here, how fast and how loud: every sound has its twin here. It
// stands under the page, on flat panels beside it. Where there is no room for the last rows, the help key has them.
Rectangle {
    id: panel

    readonly property Voice voice: Shown.voice
    readonly property bool beside: !Theme.dress.portrait
    readonly property bool full: Theme.dress.wide
    readonly property bool paced: !Theme.dress.elder && !Theme.dress.compact
    readonly property int perRow: full ? 6 : 3
    readonly property real edge: beside ? Theme.dress.gap : Theme.dress.margin
    readonly property real air: Math.round(Theme.dress.gap * (Theme.dress.compact ? 0.6 : 0.75))
    readonly property real room: width - 2 * edge

    color: Theme.dress.c_voice

    Rectangle { // where the page ends, where colours do not tell
        visible: Theme.dress.strict
        width: panel.beside ? Theme.dress.line_bold : parent.width
        height: panel.beside ? parent.height : Theme.dress.line_bold
        color: Theme.dress.c_onVoice
    }

    Icon {
        id: ear
        name: panel.voice.ear
        visible: line.visible
        tone: "onVoice"
        size: Math.round(Theme.dress.s * 1.1)
        x: panel.edge
        y: panel.air + Math.round((Theme.dress.s * 1.45 - size) / 2)
    }
    KText {
        id: line
        visible: !caption.crowded // what is said needs its room
        look: "s"
        tone: "onVoice2"
        text: panel.beside ? panel.voice.brief : panel.voice.line
        x: ear.x + ear.size + Math.round(Theme.dress.s * 0.4)
        y: panel.air
        width: panel.width - panel.edge - x
    }

    VoiceCaption {
        id: caption
        x: panel.edge
        y: crowded ? panel.air : line.y + line.height + Math.round(panel.air * 0.6)
        width: panel.room
        usualHeight: keys.y - panel.air - line.y - line.height - Math.round(panel.air * 0.6)
        height: keys.y - panel.air - y
        phrases: panel.voice.phrases
        phrase: panel.voice.phrase
    }

    Grid {
        id: keys
        readonly property real slot: Math.floor((panel.room - (columns - 1) * spacing) / columns)
        x: panel.edge
        y: (paces.visible ? paces.y : panel.height) - height - panel.air
        columns: panel.perRow
        spacing: Theme.dress.nearest

        Repeater {
            model: ["up", "down", "left", "right", "select", "help"]
            VoiceKey {
                required property string modelData
                required property int index
                value: modelData
                word: panel.voice.keys[index] ?? ""
                width: keys.slot
                on: modelData === "help" && panel.voice.helping
            }
        }
    }

    Grid {
        id: paces
        readonly property real slot: Math.floor((panel.room - (columns - 1) * spacing) / columns)
        columns: panel.beside ? 1 : 2
        visible: panel.paced
        x: panel.edge
        y: (buttons.visible ? buttons.y : panel.height) - height - panel.air
        spacing: Math.round(Theme.dress.gap * 0.8)

        VoicePace {
            width: paces.slot
            word: panel.voice.speedWord
            told: panel.voice.percent
            step: panel.voice.speed
            steps: panel.voice.speeds
            less: "slower"
            more: "faster"
            lessWord: panel.voice.slowerWord
            moreWord: panel.voice.fasterWord
        }
        VoicePace {
            width: paces.slot
            word: panel.voice.volumeWord
            told: String(panel.voice.volume)
            step: panel.voice.volume
            steps: panel.voice.volumes
            less: "softer"
            more: "louder"
            lessWord: panel.voice.softerWord
            moreWord: panel.voice.louderWord
        }
    }

    Row {
        id: buttons
        readonly property real slot: Math.floor((panel.room - 2 * spacing) / 3)
        visible: panel.full
        x: panel.edge
        y: panel.height - height - panel.air
        spacing: Math.round(Theme.dress.gap * 0.8)

        component Button: VoiceButton {
            width: buttons.slot
            height: Theme.dress.button
        }

        Button {
            value: "repeat"
            icon: "repeat"
            word: panel.voice.repeatWord
        }
        Button {
            value: "practice"
            icon: "school"
            word: panel.voice.practiceWord
            on: panel.voice.practising
        }
        Button {
            value: "dark"
            icon: "eye-off"
            word: panel.voice.darkWord
        }
    }
}
