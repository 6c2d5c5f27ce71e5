import QtQuick
import "../theme"

// What did not come about, where nobody can miss it.
Block {
    id: failure

    required property string text

    implicitHeight: strip.implicitHeight
    tightHeight: text ? strip.implicitHeight - Math.round(Theme.dress.padding * 0.4) : 0

    Strip {
        id: strip
        anchors.fill: parent
        text: failure.text
        icon: "alert-triangle"
        bold: true
        tone: "danger"
        color: Theme.dress.c_card
        border.width: Theme.dress.line_outline * 2
        border.color: Theme.dress.c_danger
        radius: Theme.dress.radius
        sidePadding: Theme.dress.inner
    }
}
