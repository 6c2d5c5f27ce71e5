import QtQuick

// What did not come about, where nobody can miss it.
Block {
    id: failure

    required property string text

    implicitHeight: strip.implicitHeight

    Strip {
        id: strip
        anchors.fill: parent
        theme: failure.page.theme
        text: failure.text
        icon: "alert-triangle"
        bold: true
        tone: "danger"
        color: theme.c_card
        border.width: theme.line_outline * 2
        border.color: theme.c_danger
        radius: theme.radius
        sidePadding: theme.inner
    }
}
