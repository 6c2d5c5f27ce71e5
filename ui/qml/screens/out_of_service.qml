pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
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
    Para {
        look: "s"
        text: Theme.dress.compact ? root.screen.code : ""
    }
    PhoneCard {
        number: Shown.words.phone_number
        startsColumn: true
    }
    Repeater {
        model: [...root.screen.actions]
        ActionRow {
            required property Action modelData
            actions: [modelData]
        }
    }
    Para {
        look: "s"
        text: Theme.dress.compact ? "" : root.screen.code
    }
    Repeater {
        model: [...root.screen.items]
        Para {
            required property Entry modelData
            look: "s"
            spare: Theme.dress.elder // a technician reads it in standard size
            text: modelData.label
        }
    }
}
