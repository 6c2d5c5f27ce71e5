import QtQuick

// What has been typed so far, large, and what is still wrong with it.
Block {
    id: field

    required property var typing
    readonly property QtObject theme: page.theme

    implicitHeight: Math.max(words.implicitHeight + theme.padding * 1.6, theme.button)

    Rectangle {
        anchors.fill: parent
        radius: field.theme.radius
        color: field.theme.c_card
        border.width: field.typing.hint ? field.theme.line_bold : field.theme.line_outline
        border.color: field.typing.hint ? field.theme.c_danger : field.theme.c_outline
        Accessible.role: Accessible.EditableText
        Accessible.name: field.typing.label
        Accessible.description: field.typing.spoken + " " + field.typing.hint
    }

    Column {
        id: words
        x: field.theme.inner
        width: parent.width - 2 * x
        anchors.verticalCenter: parent.verticalCenter
        spacing: Math.round(field.theme.padding * 0.3) // free places are drawn low

        KText {
            width: parent.width
            theme: field.theme
            look: "small"
            tone: "ink2"
            text: field.typing.label
            visible: !(field.typing.secret && field.typing.hint) // what is wrong takes its line; the title says it too
        }
        KText {
            width: parent.width
            theme: field.theme
            look: field.typing.secret && !field.theme.elder ? "huge" : "title"
            font.letterSpacing: field.theme.line_bold
            text: field.typing.value
            Accessible.ignored: true
        }
        Row {
            visible: field.typing.hint !== ""
            width: parent.width
            spacing: field.theme.padding * 0.5
            Icon {
                id: mark
                theme: field.theme
                name: "alert-triangle"
                tone: "danger"
                size: Math.round(field.theme.body * 1.2)
            }
            KText {
                width: parent.width - mark.width - parent.spacing
                theme: field.theme
                tone: "danger"
                text: field.typing.hint
            }
        }
    }
}
