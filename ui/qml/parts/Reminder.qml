import QtQuick
import "../theme"

// What to take along.
Block {
    id: reminder

    required property string text

    implicitHeight: strip.implicitHeight
    tightHeight: text ? strip.implicitHeight - Math.round(Theme.dress.padding * 0.4) : 0

    Strip {
        id: strip
        anchors.fill: parent
        text: reminder.text
        icon: "hand-finger"
        look: "l"
        bold: true
        radius: Theme.dress.radius
        sidePadding: Theme.dress.inner
    }
}
