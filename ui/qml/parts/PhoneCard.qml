import QtQuick
import "../theme"
import "../values"

// The telephone number, as large as it can be, and which machine this is.
Block {
    id: card

    required property string number

    implicitHeight: number ? words.implicitHeight + Theme.dress.padding * (Theme.dress.compact ? 1.2 : 2) : 0

    Rectangle {
        anchors.fill: parent
        radius: Theme.dress.radius
        color: Theme.dress.c_tint
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
            tone: "onTint"
            text: Shown.words.phone
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
            text: Shown.words.machine
        }
        KText {
            width: parent.width
            tone: "onTint"
            text: Shown.words.site
            visible: !Theme.dress.compact
        }
    }
}
