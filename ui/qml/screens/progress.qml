import QtQuick
import "../parts"

// What is being done, stage by stage, and where the paper will come.
Page {
    id: root

    PaperView {
        page: root
        device: root.screen.device
        caption: root.screen.body.join("\n")
    }
    Repeater {
        model: root.screen.items
        Line {
            required property var modelData
            required property int index
            page: root
            startsColumn: index === 0
            text: modelData.label
            value: modelData.value
            note: modelData.note
            icon: modelData.icon
            state_: modelData.state
            stateWord: modelData.stateWord
        }
    }
    Reminder {
        page: root
        text: root.screen.reminder
    }
    Repeater {
        model: root.screen.actions
        ActionRow {
            required property var modelData
            page: root
            actions: [modelData]
        }
    }
}
