import QtQuick

// A box to tick, with its whole sentence as the target.
Block {
    id: row

    required property var entry
    readonly property QtObject theme: page.theme
    readonly property bool ticked: entry.state === "selected"

    keepWithNext: true // with the button that it is needed for
    trailing: true // nobody agrees on a page that does not say to what
    wanted: entry.state === "bad"
    implicitHeight: Math.max(theme.touch, words.implicitHeight + theme.padding)

    Touchable {
        anchors.fill: parent
        kiosk: row.page.kiosk
        theme: row.theme
        action: row.entry.id
        handle: "item-" + row.entry.id
        name: row.entry.label
        description: row.entry.note
        radius: row.theme.radiusSmall
        color: pressed ? row.theme.c_pressed : row.theme.c_ground
        Accessible.role: Accessible.CheckBox
        Accessible.checkable: true
        Accessible.checked: row.ticked

        Rectangle {
            id: box
            width: Math.round(row.theme.icon * 1.15)
            height: width
            radius: row.theme.line_bold * 2
            anchors.verticalCenter: parent.verticalCenter
            color: row.ticked ? row.theme.c_primary : row.theme.c_card
            border.width: row.ticked ? 0 : row.theme.line_bold
            border.color: row.entry.state === "bad" ? row.theme.c_danger : row.theme.c_outline
            Icon {
                anchors.centerIn: parent
                theme: row.theme
                name: "check"
                tone: "onPrimary"
                visible: row.ticked
                size: Math.round(box.width * 0.8)
            }
        }

        Column {
            id: words
            x: box.width + row.theme.padding
            width: parent.width - x
            anchors.verticalCenter: parent.verticalCenter
            KText {
                width: parent.width
                theme: row.theme
                text: row.entry.label
            }
            KText {
                width: parent.width
                theme: row.theme
                look: "small"
                tone: "danger"
                text: row.entry.note
                visible: text !== ""
            }
        }
    }
}
