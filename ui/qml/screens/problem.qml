pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// What happened, what is safe and what is not, what to do now: in portrait at the foot, where every hand reaches it.
Page {
    id: root
    badge: "alert-triangle"
    badgeTone: "onCaution"
    badgeGround: "caution"

    Repeater {
        model: root.screen.body
        Line {
            required property string modelData
            required property int index
            readonly property string mark: root.screen.marks[index] ?? ""
            joined: true
            icon: mark ? "" : "info-circle"
            state_: mark
            text: modelData
        }
    }
    Repeater {
        model: [...root.screen.items]
        CardRow {
            required property Entry modelData
            items: [modelData]
            choosing: true
        }
    }
    Para {
        tone: "ink"
        bold: true
        keepWithNext: true
        startsColumn: true
        low: Theme.dress.portrait
        text: root.screen.actions.length > 1 ? Shown.words.alternatives : ""
    }
    Repeater {
        model: [...root.screen.actions]
        ActionRow {
            required property Action modelData
            required property int index
            actions: [modelData]
            align: root.screen.actions.length > 1 && modelData.icon ? "left" : "centre"
            startsColumn: index === 0 && root.screen.actions.length === 1
            low: Theme.dress.portrait
        }
    }
    Para {
        look: "s"
        trailing: true
        text: root.screen.code
    }
}
