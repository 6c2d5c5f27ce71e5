import QtQuick
import "../parts"
import "../theme"

// Whom to call, and what to tell them.
Page {
    id: root
    badge: "phone-call"
    readonly property bool framed: Theme.dress.compact && screen.canGoBack // on a small panel the frame alone leads back

    PhoneCard {
        page: root
        number: root.screen.number ? root.screen.number : root.words.phone_number
    }
    Repeater {
        model: root.screen.body
        Para {
            required property string modelData
            required property int index
            page: root
            startsColumn: index === 0
            tone: "ink"
            text: modelData
        }
    }
    Repeater {
        model: root.screen.items
        ReviewRow {
            required property var modelData
            required property int index
            page: root
            entry: modelData
            startsColumn: index === 0
        }
    }
    Repeater {
        model: root.screen.actions.filter(action => !(root.framed && action.id === "close"))
        ActionRow {
            required property var modelData
            required property int index
            page: root
            actions: [modelData]
            startsColumn: index === 0 && root.screen.items.length === 0
        }
    }
}
