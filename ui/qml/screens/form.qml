import QtQuick
import "../parts"

// One question whose answer is typed in digits.
Page {
    id: root
    readonly property bool columned: columns > 1

    Repeater {
        model: root.screen.body
        Para {
            required property string modelData
            page: root
            text: modelData
            spare: root.screen.typing.hint !== "" // what is wrong matters more now
        }
    }
    KeyField {
        keepWithNext: !root.columned
        page: root
        typing: root.screen.typing
    }
    Repeater {
        model: root.columned ? root.screen.actions : []
        ActionRow {
            required property var modelData
            page: root
            actions: [modelData]
        }
    }
    DigitKeys {
        page: root
        startsColumn: true
    }
    Repeater {
        model: root.columned ? [] : root.screen.actions
        ActionRow {
            required property var modelData
            page: root
            actions: [modelData]
        }
    }
}
