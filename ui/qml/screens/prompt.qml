import QtQuick
import "../parts"

// Place the card, show a code: the device drawn, and other ways.
Page {
    id: root

    Repeater {
        model: root.screen.body
        Para {
            required property string modelData
            page: root
            text: modelData
        }
    }
    MachineView {
        page: root
        device: root.screen.device
        here: root.screen.here
    }
    Repeater {
        model: root.screen.items
        Line {
            required property var modelData
            required property int index
            page: root
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
        page: root
        look: "body"
        tone: "ink"
        bold: true
        keepWithNext: true
        startsColumn: root.screen.items.length === 0
        text: root.screen.actions.length ? root.words.other_ways : ""
    }
    Repeater {
        model: root.rowsOf(root.screen.actions, root.wide ? 2 : 1)
        ActionRow {
            required property var modelData
            page: root
            actions: modelData
            slots: root.wide && root.screen.actions.length > 1 ? 2 : 1
        }
    }
}
