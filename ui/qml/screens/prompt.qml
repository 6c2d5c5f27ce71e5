pragma ComponentBehavior: Bound

import QtQuick
import "../cabinet"
import "../parts"
import "../theme"
import "../values"

// Place the card, show a code: the device drawn, and other ways.
Page {
    id: root

    readonly property bool only: screen.items.length + screen.actions.length === 0 // the drawing has the room
    columns: Theme.dress.portrait || narrow || split || only ? 1 : 2
    asking: !narrow && (only || !Theme.dress.compact && screen.actions.length <= (Theme.dress.elder ? 1 : 4))
    readonly property int abreast: Theme.dress.wide || split && !Theme.dress.elder ? 2 : 1
    sentences: split ? screen.body : []

    Repeater {
        model: root.split ? [] : root.screen.body
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
        model: root.rowsOf(root.screen.actions, root.abreast)
        ActionRow {
            required property list<Action> modelData
            required property int index
            startsColumn: index === 0 && Theme.dress.compact && Theme.dress.elder && root.screen.items.length === 0
            actions: modelData
            slots: root.screen.actions.length > 1 ? root.abreast : 1
        }
    }
}
