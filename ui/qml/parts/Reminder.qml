import QtQuick

// What to take along.
Block {
    id: reminder

    required property string text

    implicitHeight: strip.implicitHeight

    Strip {
        id: strip
        anchors.fill: parent
        theme: reminder.page.theme
        text: reminder.text
        icon: "hand-finger"
        look: "label"
        bold: true
        radius: reminder.page.theme.radius
        sidePadding: reminder.page.theme.inner
    }
}
