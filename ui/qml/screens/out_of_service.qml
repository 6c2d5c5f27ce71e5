import QtQuick
import "../parts"

// Nothing works here now: who has been told, and where to go.
Page {
    id: root
    badge: "tools"
    badgeTone: "onCaution"
    badgeGround: "caution"

    Repeater {
        model: root.screen.body
        Line {
            required property string modelData
            page: root
            joined: true
            state_: "done"
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
    PhoneCard {
        page: root
        number: root.words.phone_number
        startsColumn: root.screen.items.length === 0
    }
    Repeater {
        model: root.screen.actions
        ActionRow {
            required property var modelData
            page: root
            actions: [modelData]
        }
    }
    Para {
        page: root
        look: "small"
        text: root.screen.code
    }
}
