pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// Whom to call, and what to tell them.
Page {
    id: root
    badge: Theme.dress.compact ? "phone-call" : "" // otherwise it stands beside the number
    readonly property bool framed: Theme.dress.compact && screen.canGoBack // on a small panel the frame alone leads back

    PhoneCard {
        number: root.screen.number ? root.screen.number : root.screen.kind ? Shown.words.phone_number : ""
        stretchTo: Theme.dress.picture * (Theme.dress.portrait ? 2.2 : 4)
    }
    Repeater {
        model: root.screen.body
        Line {
            required property string modelData
            required property int index
            startsColumn: index === 0
            joined: true
            icon: "info-circle"
            look: Theme.dress.compact ? "m" : "l"
            stretchTo: Math.round(implicitHeight * 1.6)
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
    Repeater {
        model: [...root.screen.actions.filter(action => !(root.framed && action.key === "close"))]
        ActionRow {
            required property Action modelData
            required property int index
            actions: [modelData]
            startsColumn: index === 0 && root.screen.items.length === 0
            low: true
        }
    }
}
