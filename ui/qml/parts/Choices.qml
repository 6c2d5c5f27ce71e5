pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

// One setting of the reader: what it is, in two languages, and the values that there are, by name.
Block {
    id: choices

    required property string label
    required property string other // the same in another language: whoever got lost finds back
    required property string icon
    required property string action
    required property list<string> keys
    required property list<string> labels
    required property string chosen
    property bool themed: false // each is drawn in the colours that it stands for
    property int perRow: keys.length
    readonly property real slot: Math.floor((width - (perRow - 1) * Theme.dress.nearest) / perRow)
    readonly property real tall: {
        let most = Theme.dress.button;
        for (let at = 0; at < values.count; at++)
            most = Math.max(most, (values.itemAt(at) as Choice)?.needed ?? 0);
        return most;
    }

    implicitHeight: head.height + Math.ceil(keys.length / perRow) * (tall + Theme.dress.nearest)

    Item {
        id: head
        width: parent.width
        height: name.implicitHeight

        Icon {
            id: mark
            name: choices.icon
            size: Math.round(Theme.dress.l)
            anchors.verticalCenter: parent.verticalCenter
        }
        KText {
            id: name
            x: mark.width + Theme.dress.nearest
            look: "l"
            font.bold: true
            text: choices.label
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        KText {
            x: name.x + name.width + Theme.dress.nearest
            y: name.baselineOffset - baselineOffset
            look: "s"
            tone: "ink2"
            text: choices.other
        }
    }

    Repeater {
        id: values
        model: choices.keys

        Choice {}
    }

    component Choice: Touchable {
        id: choice

        readonly property real needed: word.implicitHeight + Theme.dress.padding
        required property string modelData
        required property int index
        readonly property bool on: modelData === choices.chosen
        readonly property string front: choices.themed ? "sampleInk" + index : on ? "onTint" : "ink"
        action: choices.action
        value: modelData
        name: word.text
        x: (index % choices.perRow) * (choices.slot + Theme.dress.nearest)
        y: head.height + Math.floor(index / choices.perRow) * (choices.tall + Theme.dress.nearest) + Math.round(Theme.dress.nearest * 0.5)
        width: choices.slot
        height: choices.tall
        radius: Theme.dress.radiusSmall
        color: choices.themed ? Theme.colour("sample" + index)
             : on ? Theme.dress.c_tint : pressed ? Theme.dress.c_pressed : Theme.dress.c_card
        border.width: on ? Theme.dress.line_bold : Theme.dress.line_outline
        border.color: on ? Theme.dress.c_primary : Theme.dress.c_outline
        Accessible.role: Accessible.RadioButton
        Accessible.checked: on

        KText {
            id: word
            x: Math.round((parent.width - width + (tick.visible ? tick.width : 0)) / 2)
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width - tick.width - Theme.dress.padding)
            horizontalAlignment: Text.AlignHCenter
            tone: choice.front
            font.bold: choice.on
            text: choices.labels[choice.index] ?? ""
            Accessible.ignored: true
        }
        Icon {
            id: tick
            name: choice.on ? "check" : ""
            visible: choice.on
            tone: choice.front
            size: Math.round(Theme.dress.m)
            x: word.x - width - Math.round(Theme.dress.nearest * 0.3)
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
