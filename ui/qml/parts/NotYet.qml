pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// What has not been done yet, and who does it.
Block {
    id: card

    required property list<string> sentences
    readonly property bool titled: !Theme.dress.compact
    readonly property real air: Math.round(Theme.dress.padding * (titled ? 1 : 0.6))

    implicitHeight: sentences.length ? words.implicitHeight + 2 * air : 0
    tightHeight: sentences.length ? words.implicitHeight + air : 0

    Rectangle {
        anchors.fill: parent
        radius: Theme.dress.radius
        color: Theme.dress.c_caution
        border.width: Theme.dress.strict ? Theme.dress.line_outline : 0
        border.color: Theme.dress.c_outline
    }
    Column {
        id: words
        x: Theme.dress.inner
        width: parent.width - 2 * x
        anchors.verticalCenter: parent.verticalCenter

        KText {
            width: parent.width
            tone: "onCaution"
            font.bold: true
            visible: card.titled
            text: card.sentences.length ? Shown.words.not_yet : ""
        }
        Repeater {
            model: card.sentences
            KText {
                required property string modelData
                width: words.width
                look: card.titled ? "m" : "s"
                tone: "onCaution"
                text: modelData
            }
        }
    }
}
