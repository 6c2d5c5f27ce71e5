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
    airy: Theme.dress.portrait && screen.actions.length <= 2 && written < height * 0.3
    readonly property real written: screen.body.reduce((sum, said) => sum + Theme.dress.where * 1.45
        * Math.ceil(ruler.measure(said, Theme.dress.where) / (columnWidth * 0.8)), 0) // how high the sentences would be

    Ruler {
        id: ruler
    }

    Repeater {
        model: root.screen.body
        Line {
            required property string modelData
            required property int index
            readonly property string mark: root.screen.marks[index] ?? ""
            joined: true
            look: root.airy ? "where" : "body"
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
        look: "small"
        trailing: true
        text: root.screen.code
    }
}
