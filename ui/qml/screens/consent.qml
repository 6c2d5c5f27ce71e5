pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../values"

// What may be looked up, and by whom: yes or no.
Page {
    id: root
    badge: "shield-check"

    Repeater {
        model: root.screen.body
        Para {
            required property string modelData
            tone: "ink"
            text: modelData
        }
    }
    Repeater {
        model: [...root.screen.items]
        Line {
            required property Entry modelData
            required property int index
            joined: true
            text: modelData.label
            value: modelData.value
            note: modelData.note
            icon: modelData.icon
            state_: modelData.state
            stateWord: modelData.stateWord
        }
    }
    Repeater {
        model: [...root.screen.actions]
        ActionRow {
            required property Action modelData
            required property int index
            actions: [modelData]
            startsColumn: index === 0
        }
    }
}
