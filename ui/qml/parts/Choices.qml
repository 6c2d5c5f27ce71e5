pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

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
    property list<int> samples: [] // how large the letters are that each stands for
    property int perRow: Math.max(1, keys.length)
    readonly property real slot: Math.floor((width - (perRow - 1) * Theme.dress.nearest) / perRow)
    readonly property real tall: {
        let most = Theme.dress.button;
        for (let at = 0; at < values.count; at++)
            most = Math.max(most, (values.itemAt(at) as Choice)?.needed ?? 0);
        return most;
    }

    readonly property int rows: Math.ceil(keys.length / perRow)
    readonly property real high: Math.max(tall, Math.floor((height - head.height) / Math.max(1, rows)) - Theme.dress.nearest)

    implicitHeight: rows ? head.height + rows * (tall + Theme.dress.nearest) : 0 // with nothing to choose it is not there
    stretchTo: implicitHeight + Math.round(rows * tall * 0.6)

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

        readonly property int letters: choices.samples[index] ?? 0
        readonly property bool above: Theme.dress.portrait || choices.slot < Theme.dress.t * 5 // the sample stands above its name, otherwise before it
        readonly property real needed: word.implicitHeight + (letters && above ? sample.implicitHeight : 0) + Theme.dress.padding
        required property string modelData
        required property int index
        readonly property bool on: modelData === choices.chosen
        readonly property string front: choices.themed ? "sampleInk" + index : on ? "onTint" : "ink"
        action: choices.action
        value: modelData
        name: word.text
        x: (index % choices.perRow) * (choices.slot + Theme.dress.nearest)
        y: head.height + Math.floor(index / choices.perRow) * (choices.high + Theme.dress.nearest) + Math.round(Theme.dress.nearest * 0.5)
        width: choices.slot
        height: choices.high
        radius: Theme.dress.radiusSmall
        color: choices.themed ? Theme.colour("sample" + index)
             : on ? Theme.dress.c_tint : pressed ? Theme.dress.c_pressed : Theme.dress.c_card
        border.width: on ? Theme.dress.line_bold : Theme.dress.line_outline
        border.color: on ? Theme.dress.c_primary : Theme.dress.c_outline
        Accessible.role: Accessible.RadioButton
        Accessible.checked: on

        KText {
            id: sample
            objectName: "sample" // shows a size, and is not there to be read
            readonly property real space: choice.letters && !choice.above ? implicitWidth + Theme.dress.padding : 0
            visible: choice.letters > 0
            x: choice.above ? Math.round((parent.width - implicitWidth) / 2) : (tick.visible ? tick.x : word.x) - space
            y: choice.above ? Math.round((parent.height - implicitHeight - word.height) / 2) : word.y + word.baselineOffset - baselineOffset
            wrapMode: Text.NoWrap
            tone: choice.front
            font.bold: true
            font.pixelSize: Math.max(1, choice.letters)
            text: choice.letters ? Shown.words.display_sample : ""
            Accessible.ignored: true
        }
        KText {
            id: word
            readonly property real before: choice.letters && choice.above ? 0 : (tick.visible ? tick.width : 0) + sample.space
            x: Math.round((parent.width - width + before) / 2)
            y: sample.visible && choice.above ? sample.y + sample.height : Math.round((parent.height - height) / 2)
            width: Math.min(implicitWidth, parent.width - tick.width - sample.space - Theme.dress.padding)
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
            x: (choice.letters && choice.above ? Math.min(sample.x, word.x) : word.x) - width - Math.round(Theme.dress.nearest * 0.3)
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
