import QtQuick
import "../theme"

// What has been typed so far, on one line and as large as it goes.
Rectangle {
    id: field
    required property var typing
    readonly property real room: width - 2 * Theme.dress.inner
    readonly property var fitting: looks().find(each => needed(each) <= room) ?? looks()[0]

    objectName: "field"
    implicitHeight: Math.max(words.implicitHeight + Theme.dress.padding * (Theme.dress.compact ? 1 : 1.6), Theme.dress.button)
    radius: Theme.dress.radius
    color: Theme.dress.c_card
    border.width: typing.hint ? Theme.dress.line_bold : Theme.dress.line_outline
    border.color: typing.hint ? Theme.dress.c_danger : Theme.dress.c_outline
    Accessible.role: Accessible.EditableText
    Accessible.name: typing.label
    Accessible.description: typing.spoken + " " + typing.hint

    // Sizes of the digits, the best first. None depends on how many have been typed, so that they never jump.
    function looks(): var {
        const usual = typing.secret && !Theme.dress.elder ? "huge" : "title";
        return [{ size: usual, spacing: Theme.dress.line_bold }, { size: "title", spacing: Theme.dress.line_bold * 0.6 },
                { size: "label", spacing: Theme.dress.line_bold * 0.6 }, { size: "body", spacing: Theme.dress.line_outline }];
    }

    function needed(look: var): real {
        return Math.ceil(metrics.advanceWidth(typing.longest) * Theme.px(look.size) / metrics.font.pixelSize)
            + typing.longest.length * look.spacing;
    }

    FontMetrics {
        id: metrics
        font.pixelSize: Theme.dress.title
    }

    Column {
        id: words
        x: Theme.dress.inner
        width: field.room
        anchors.verticalCenter: parent.verticalCenter
        spacing: Math.round(Theme.dress.padding * 0.3) // free places are drawn low

        KText {
            width: parent.width
            look: "small"
            tone: "ink2"
            text: field.typing.label
        }
        KText {
            width: parent.width
            look: field.fitting.size
            font.letterSpacing: field.fitting.spacing
            text: field.typing.value
            Accessible.ignored: true
        }
    }
}
