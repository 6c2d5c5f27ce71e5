pragma ComponentBehavior: Bound

import QtQuick
import "../cabinet"
import "../parts"
import "../theme"
import "../values"

// Place the card, show a code: the device drawn, and other ways.
Page {
    id: root

    columns: Theme.dress.portrait || narrow || screen.items.length + screen.actions.length === 0 ? 1 : 2 // the drawing has the room

    Repeater {
        model: root.screen.body
        Para {
            required property string modelData
            text: modelData
        }
    }
    MachineView {
        device: root.screen.device
        here: root.screen.here
        told: root.screen.hereSaid
    }
    Repeater {
        model: [...root.screen.items]
        Line {
            required property Entry modelData
            required property int index
            joined: true
            startsColumn: index === 0
            text: modelData.label
            value: modelData.value
            note: modelData.note
            icon: modelData.icon
            state_: modelData.state
            stateWord: modelData.stateWord
        }
    }
    Para {
        look: "m"
        tone: "ink"
        bold: true
        keepWithNext: true
        startsColumn: root.screen.items.length === 0
        text: root.screen.actions.length && !(Theme.dress.compact && Theme.dress.elder) ? Shown.words.other_ways : ""
    }
    Repeater {
        model: root.rowsOf(root.screen.actions, Theme.dress.wide ? 2 : 1)
        ActionRow {
            required property list<Action> modelData
            required property int index
            startsColumn: index === 0 && Theme.dress.compact && Theme.dress.elder && root.screen.items.length === 0
            actions: modelData
            slots: Theme.dress.wide && root.screen.actions.length > 1 ? 2 : 1
        }
    }
}
