import QtQuick
import "../cabinet"
import "../theme"
import "../values"

// What to take along, before anything else: with the machine, and where on it the card lies.
Rectangle {
    id: root

    required property string text
    property string device: "id_card"

    visible: text !== ""
    implicitHeight: text ? Math.max(sheet.height + 2 * sheet.y, words.implicitHeight + 2 * Theme.dress.padding) : 0
    radius: Theme.dress.radius
    color: Theme.dress.c_primary
    Accessible.role: Accessible.AlertMessage
    Accessible.ignored: text === ""
    Accessible.name: Shown.aloud(text)

    Rectangle {
        id: sheet
        x: y
        y: Math.round(Theme.dress.padding * 0.7)
        width: machine.width + Theme.dress.padding * 2
        height: machine.height + Theme.dress.padding
        radius: Theme.dress.radiusSmall
        color: Theme.dress.c_card

        Machine {
            id: machine
            anchors.centerIn: parent
            width: implicitWidth
            height: Math.round(Theme.dress.badge * 1.15)
            device: root.device
        }
    }
    Ruler {
        id: ruler
    }
    KText {
        id: words
        x: sheet.x + sheet.width + Theme.dress.inner
        width: parent.width - x - Theme.dress.inner
        anchors.verticalCenter: parent.verticalCenter
        look: "p"
        tone: "onPrimary"
        font.bold: true
        text: ruler.broken(root.text, width, font.pixelSize)
        Accessible.ignored: true
    }
}
