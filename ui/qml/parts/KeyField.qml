import QtQuick

// What has been typed so far, on one line and as large as it goes.
Rectangle {
    id: field

    required property QtObject theme
    required property var typing
    readonly property real room: width - 2 * theme.inner
    readonly property var fitting: looks().find(each => needed(each) <= room) ?? looks()[0]

    objectName: "field"
    implicitHeight: Math.max(words.implicitHeight + theme.padding * (theme.compact ? 1 : 1.6), theme.button)
    radius: theme.radius
    color: theme.c_card
    border.width: typing.hint ? theme.line_bold : theme.line_outline
    border.color: typing.hint ? theme.c_danger : theme.c_outline
    Accessible.role: Accessible.EditableText
    Accessible.name: typing.label
    Accessible.description: typing.spoken + " " + typing.hint

    // Sizes of the digits, the best first. None depends on how many have been typed, so that they never jump.
    function looks(): var {
        const usual = typing.secret && !theme.elder ? "huge" : "title";
        return [{ size: usual, spacing: theme.line_bold }, { size: "title", spacing: theme.line_bold * 0.6 },
                { size: "label", spacing: theme.line_bold * 0.6 }, { size: "body", spacing: theme.line_outline }];
    }

    function needed(look: var): real {
        return Math.ceil(metrics.advanceWidth(typing.longest) * theme[look.size] / metrics.font.pixelSize)
            + typing.longest.length * look.spacing;
    }

    FontMetrics {
        id: metrics
        font.pixelSize: field.theme.title
    }

    Column {
        id: words
        x: field.theme.inner
        width: field.room
        anchors.verticalCenter: parent.verticalCenter
        spacing: Math.round(field.theme.padding * 0.3) // free places are drawn low

        KText {
            width: parent.width
            theme: field.theme
            look: "small"
            tone: "ink2"
            text: field.typing.label
        }
        KText {
            width: parent.width
            theme: field.theme
            look: field.fitting.size
            font.letterSpacing: field.fitting.spacing
            text: field.typing.value
            Accessible.ignored: true
        }
    }
}
