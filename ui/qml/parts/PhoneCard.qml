import QtQuick

// The telephone number, as large as it can be, and which machine this is.
Block {
    id: card

    required property string number
    readonly property QtObject theme: page.theme

    implicitHeight: number ? words.implicitHeight + theme.padding * (theme.compact ? 1.2 : 2) : 0

    Rectangle {
        anchors.fill: parent
        radius: card.theme.radius
        color: card.theme.c_tint
        border.width: card.theme.strict ? card.theme.line_outline : 0
        border.color: card.theme.c_outline
    }

    Column {
        id: words
        x: card.theme.inner
        width: parent.width - 2 * x
        anchors.verticalCenter: parent.verticalCenter

        KText {
            width: parent.width
            theme: card.theme
            tone: "onTint"
            text: card.page.words.phone
        }
        KText {
            width: parent.width
            theme: card.theme
            look: "huge"
            tone: "onTint"
            font.bold: true
            text: card.number
        }
        KText {
            width: parent.width
            theme: card.theme
            look: "title"
            tone: "onTint"
            font.bold: true
            text: card.page.words.machine
        }
        KText {
            width: parent.width
            theme: card.theme
            tone: "onTint"
            text: card.page.words.site
            visible: !card.theme.compact
        }
    }
}
