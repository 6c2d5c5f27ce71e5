import QtQuick
import "../theme"

// The picture of deleting and its word: beside each other, or one above the other. Where only one of them has room,
// it is the word in large letters, and the picture otherwise.
Item {
    id: mark

    required property string word
    readonly property real between: Math.round(Theme.dress.padding * 0.4)
    readonly property real roomX: width - 2 * between
    readonly property real roomY: height - between
    readonly property bool beside: icon.size + between + said.implicitWidth <= roomX
    readonly property bool above: !beside && said.implicitWidth <= roomX && icon.size + said.implicitHeight <= roomY
    readonly property bool both: beside || above
    readonly property bool speaks: both || Theme.dress.elder

    Icon {
        id: icon
        visible: mark.both || !Theme.dress.elder
        name: "backspace"
        size: Math.round(Theme.dress.icon * (Theme.dress.elder ? 1 : 1.2))
        x: Math.round((mark.width - size - (mark.beside ? mark.between + said.implicitWidth : 0)) / 2)
        y: Math.round((mark.height - size - (mark.above ? said.implicitHeight : 0)) / 2)
    }
    KText {
        id: said
        visible: mark.speaks
        look: "s"
        tone: "onTint"
        wrapMode: Text.NoWrap
        text: mark.word
        x: mark.beside ? icon.x + icon.size + mark.between : Math.round((mark.width - implicitWidth) / 2)
        y: mark.above ? icon.y + icon.size : Math.round((mark.height - implicitHeight) / 2)
        Accessible.ignored: true
    }
}
