pragma ComponentBehavior: Bound

import QtQuick
import "../cabinet"
import "../parts"
import "../theme"
import "../values"

// What happened and where, what it means, and under it what to do now; in landscape left and right.
Page {
    id: root

    readonly property bool drawn: Theme.dress.portrait && screen.device !== ""
    badge: Theme.dress.compact && Theme.dress.elder ? "" : "alert-triangle"
    badgeTone: "onCaution"
    badgeGround: "caution"
    picture: drawing

    Machine {
        id: drawing
        parent: root.headline
        visible: root.drawn
        width: implicitWidth
        height: Math.round(Theme.dress.badge * 1.5)
        device: root.screen.device
        stuck: true
        prints: Shown.cabinet.paper(device) !== null
        out: 0.6
    }

    Line {
        text: Theme.dress.compact ? "" : Shown.words.for_you
        bare: true
        emphasised: true
        joined: true
    }
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
    Para { // left is what is, right what can be done
        look: "s"
        text: Theme.dress.portrait ? "" : root.screen.code
    }
    Para {
        look: "l"
        tone: "ink"
        bold: true
        keepWithNext: true
        startsColumn: true
        text: root.screen.actions.length > 1 && !Theme.dress.compact ? Shown.words.alternatives : ""
    }
    Repeater {
        model: [...root.screen.actions]
        ActionRow {
            required property Action modelData
            required property int index
            actions: [modelData]
            align: root.screen.actions.length > 1 && modelData.icon ? "left" : "centre"
            startsColumn: index === 0
            stretchTo: Math.round(implicitHeight * (Theme.dress.portrait ? 1.4 : 1.2))
        }
    }
    Para {
        look: "s"
        trailing: true
        text: Theme.dress.portrait ? root.screen.code : ""
    }
}
