import QtQuick
import "../theme"
import "../values"

// A box to tick, with its whole sentence as the target.
Block {
    id: row

    required property Entry entry
    readonly property bool ticked: entry.state === "selected"

    keepWithNext: true // with the button that it is needed for
    trailing: true // nobody agrees on a page that does not say to what
    wanted: entry.state === "bad"
    implicitHeight: Math.max(Theme.dress.touch, words.implicitHeight + Theme.dress.padding)
    tightHeight: Math.max(Theme.dress.touch, words.implicitHeight)

    Touchable {
        anchors.fill: parent
        action: row.entry.key
        handle: "item-" + row.entry.key
        name: row.entry.label
        description: row.entry.note
        radius: Theme.dress.radiusSmall
        color: pressed ? Theme.dress.c_pressed : Theme.dress.c_ground
        Accessible.role: Accessible.CheckBox
        Accessible.checkable: true
        Accessible.checked: row.ticked

        Rectangle {
            id: box
            width: Math.round(Theme.dress.icon * 1.15)
            height: width
            radius: Theme.dress.line_bold * 2
            anchors.verticalCenter: parent.verticalCenter
            color: row.ticked ? Theme.dress.c_primary : Theme.dress.c_card
            border.width: row.ticked ? 0 : Theme.dress.line_bold
            border.color: row.entry.state === "bad" ? Theme.dress.c_danger : Theme.dress.c_outline
            Icon {
                anchors.centerIn: parent
                name: "check"
                tone: "onPrimary"
                visible: row.ticked
                size: Math.round(box.width * 0.8)
            }
        }

        Column {
            id: words
            x: box.width + Theme.dress.padding
            width: parent.width - x
            anchors.verticalCenter: parent.verticalCenter
            KText {
                width: parent.width
                text: row.entry.label
                Accessible.ignored: true
            }
            KText {
                width: parent.width
                look: "s"
                tone: "danger"
                text: row.entry.note
                Accessible.ignored: true
                visible: text !== ""
            }
        }
    }
}
