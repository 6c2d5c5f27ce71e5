pragma ComponentBehavior: Bound

import QtQuick
import "../cabinet"
import "../parts"
import "../theme"
import "../values"

// What happened and where, what it means, and under it what to do now; in landscape the first of them on the left.
Page {
    id: root

    readonly property bool roomy: !Theme.dress.compact // otherwise what is said needs all room
    readonly property bool drawn: screen.device !== ""
    readonly property bool beside: !Theme.dress.portrait
    readonly property bool few: roomy && screen.body.length < (Theme.dress.elder ? 2 : 3) && screen.body.length + screen.actions.length < 4 // they have room beside the drawing
    readonly property real most: Theme.dress.picture * (beside && roomy ? 4 : 1.9)
    badge: Theme.dress.compact && Theme.dress.elder ? "" : "alert-triangle"
    badgeTone: "onCaution"
    badgeGround: "caution"

    component Drawing: MachineView {
        device: root.screen.device
        here: Shown.words.trouble
        told: Shown.together([here, root.screen.hereSaid])
        stuck: true
        began: root.screen.began
        spare: true
        extra: true
        implicitHeight: Math.round(Theme.dress.picture * 0.7)
        stretchTo: root.most
    }

    Repeater {
        model: root.drawn && (!root.beside || root.few) ? 1 : 0
        Drawing {
        }
    }
    PhoneCard { // no device is to blame, and nothing of it can be drawn
        number: root.screen.kind && root.roomy && !root.drawn ? Shown.words.phone_number : ""
        spare: true
        stretchTo: root.most
    }
    Line {
        text: root.roomy && root.screen.body.length > 0 ? Shown.words.for_you : ""
        bare: true
        emphasised: true
        joined: true
        startsColumn: root.beside && root.few // what is more stands beside the drawing
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
            look: root.roomy && root.beside && !Theme.dress.elder && root.screen.body.length < 3 ? "l" : "m"
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
    Repeater { // where much is said, what can be done stands under it
        model: root.drawn && root.beside && !root.few ? 1 : 0
        Drawing {
            startsColumn: true
        }
    }
    Para {
        look: "l"
        tone: "ink"
        bold: true
        keepWithNext: true
        startsColumn: true
        low: root.roomy
        text: root.screen.actions.length > 1 && root.roomy ? Shown.words.alternatives : ""
    }
    Repeater {
        model: [...root.screen.actions]
        ActionRow {
            required property Action modelData
            required property int index
            actions: [modelData]
            align: root.screen.actions.length > 1 && modelData.icon ? "left" : "centre"
            startsColumn: index === 0
            low: root.roomy
            stretchTo: Math.round(implicitHeight * 1.4)
        }
    }
    Para {
        look: "s"
        trailing: true
        low: root.roomy
        text: root.screen.code
    }
}
