pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// The steps: a bar for each, its name under it, a check at those that are done.
Item {
    id: steps

    required property string said // which step this is, in a sentence
    required property int at // from 1
    required property list<string> names
    readonly property real gap: Theme.dress.nearest
    readonly property real slot: names.length ? (width - (names.length - 1) * gap) / names.length : 0
    readonly property bool fits: {
        for (let step = 0; step < labels.count; step++)
            if (((labels.itemAt(step) as Step)?.needed ?? 0) > slot)
                return false;
        return true;
    }

    Accessible.ignored: said === ""
    Accessible.role: Accessible.StaticText
    Accessible.name: Shown.aloud(said)
    Accessible.description: Shown.together(names.filter((_, step) => step + 1 !== at)) // the others
    implicitHeight: Theme.dress.line_bar + Math.round(Theme.dress.s * 1.6)

    component Step: Item {
        id: step
        required property string modelData
        required property int index
        readonly property bool passed: index + 1 < steps.at
        readonly property bool now: index + 1 === steps.at
        readonly property real needed: word.x + word.implicitWidth
        x: index * (steps.slot + steps.gap)
        width: steps.slot
        height: steps.height

        Rectangle {
            width: parent.width
            height: Theme.dress.line_bar
            radius: height / 2
            color: step.passed || step.now ? Theme.dress.c_onHeader : Theme.dress.c_barOff
            border.width: Theme.dress.strict ? Theme.dress.line_hairline : 0
            border.color: Theme.dress.c_onHeader
        }
        Icon {
            id: mark
            name: step.passed ? "check" : ""
            visible: step.passed && steps.fits
            tone: "onHeader"
            size: Math.round(Theme.dress.s * 0.9)
            y: word.y + Math.round((word.height - size) / 2)
        }
        KText {
            id: word
            objectName: "step" // all of them are told at once
            x: step.passed ? Math.round(mark.size * 1.2) : 0
            y: Theme.dress.line_bar + Math.round(Theme.dress.s * 0.2)
            visible: steps.fits || step.now // all, or only where one is
            look: "s"
            tone: step.now ? "onHeader" : "onHeader2"
            font.bold: step.now
            wrapMode: Text.NoWrap
            text: (step.passed ? "" : step.index + 1 + " ") + step.modelData
            Accessible.ignored: true
        }
    }

    Repeater {
        id: labels
        model: steps.names
        Step {}
    }
}
