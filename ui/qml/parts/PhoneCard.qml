import QtQuick
import "../theme"
import "../values"

// The telephone number, as large as it can be, and which machine this is.
Block {
    id: card

    required property string number
    readonly property real air: Theme.dress.padding * (Theme.dress.compact ? 0.6 : 1)
    readonly property bool marked: !Theme.dress.compact && width > Theme.dress.t * 14 // room beside the number

    implicitHeight: number ? words.implicitHeight + 2 * air : 0

    Rectangle {
        anchors.fill: parent
        radius: Theme.dress.radius
        color: Theme.dress.c_tint
        border.width: Theme.dress.strict ? Theme.dress.line_outline : 0
        border.color: Theme.dress.c_outline
    }

    Tile {
        id: mark
        visible: card.marked
        name: card.number ? "phone-call" : ""
        ground: "card"
        round: true
        size: card.marked && card.number ? Theme.dress.badge : 0
        x: Theme.dress.inner
        anchors.verticalCenter: parent.verticalCenter
    }

    Column {
        id: words
        x: Theme.dress.inner + (card.marked ? mark.size + Theme.dress.inner : 0)
        width: parent.width - x - Theme.dress.inner
        anchors.verticalCenter: parent.verticalCenter

        KText {
            width: parent.width
            tone: "onTint"
            text: card.number ? Shown.words.phone : ""
        }
        KText {
            width: parent.width
            look: "t"
            tone: "onTint"
            font.bold: true
            text: card.number
        }
        KText {
            width: parent.width
            look: "t"
            tone: "onTint"
            font.bold: true
            text: card.number ? Shown.words.machine : ""
        }
        KText {
            width: parent.width
            tone: "onTint"
            text: card.number ? Shown.words.site : ""
            visible: !Theme.dress.compact
        }
    }
}
