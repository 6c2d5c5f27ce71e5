pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../values"

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
            joined: true
            state_: "done"
            text: modelData
        }
    }
    Repeater {
        model: [...root.screen.items]
        ReviewRow {
            required property Entry modelData
            required property int index
            entry: modelData
            startsColumn: index === 0
        }
    }
    PhoneCard {
        number: Shown.words.phone_number
        startsColumn: root.screen.items.length === 0
    }
    Repeater {
        model: [...root.screen.actions]
        ActionRow {
            required property Action modelData
            actions: [modelData]
        }
    }
    Para {
        look: "small"
        text: root.screen.code
    }
}
