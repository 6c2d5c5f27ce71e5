pragma ComponentBehavior: Bound

import QtQuick
import "../cabinet"
import "../parts"
import "../theme"
import "../values"

// What is being done, stage by stage, and where the paper will come.
Page {
    id: root

    PaperView {
        device: root.screen.device
        moves: root.screen.moves
        began: root.screen.began
        here: root.screen.hereSaid
        caption: root.screen.body.join("\n")
        shown: root.screen.kind !== ""
        stretchTo: Theme.dress.picture * 4
    }
    Repeater {
        model: [...root.screen.items]
        Line {
            required property Entry modelData
            required property int index
            startsColumn: index === 0
            joined: !Theme.dress.portrait && !(Theme.dress.compact && Theme.dress.elder)
            look: Theme.dress.portrait || Theme.dress.compact ? "m" : "l"
            stretchTo: Theme.dress.portrait ? 0 : implicitHeight * (Theme.dress.compact ? 1.6 : 2.2)
            text: modelData.label
            value: modelData.value
            time: modelData.note
            icon: modelData.icon
            state_: modelData.state
            stateWord: modelData.stateWord
        }
    }
    Reminder {
        text: root.screen.reminder
        low: !Theme.dress.portrait // both columns end at one line
    }
    Repeater {
        model: [...root.screen.actions]
        ActionRow {
            required property Action modelData
            actions: [modelData]
        }
    }
}
