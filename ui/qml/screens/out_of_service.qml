pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// Nothing works here now: whom to call, what is safe, and where to go.
Page {
    id: root
    badge: "tools"
    badgeTone: "onCaution"
    badgeGround: "caution"
    readonly property bool roomy: !Theme.dress.compact

    component Sentence: Line {
        required property string modelData
        required property int index
        startsColumn: index === 0
        joined: true
        state_: "done"
        look: root.roomy ? "l" : "m"
        text: modelData
    }

    Repeater {
        model: Theme.dress.portrait || Theme.dress.compact ? root.screen.body : []
        Sentence {}
    }
    Para {
        look: "s"
        text: Theme.dress.compact ? root.screen.code : ""
    }
    PhoneCard {
        number: root.screen.kind ? Shown.words.phone_number : ""
        startsColumn: true
        stretchTo: Theme.dress.picture * (Theme.dress.portrait ? 2.2 : 4)
    }
    Repeater {
        model: Theme.dress.portrait || Theme.dress.compact ? [] : root.screen.body
        Sentence {}
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
        low: root.roomy
        text: Theme.dress.compact ? "" : root.screen.code
    }
    Repeater {
        model: [...root.screen.items]
        Para {
            required property Entry modelData
            look: "s"
            low: root.roomy
            spare: Theme.dress.elder // a technician reads it in standard size
            text: modelData.label
        }
    }
}
