import QtQuick
import "../theme"
import "../values"

// What has been typed so far, on one line and as large as it goes.
Rectangle {
    id: field

    required property Typing typing
    readonly property real room: width - 2 * Theme.dress.inner
    readonly property list<string> looks: ["t", "p", "l", "m"]
    readonly property list<real> spacings: [Theme.dress.line_bold, Theme.dress.line_bold * 0.6, Theme.dress.line_bold * 0.6,
        Theme.dress.line_outline]
    // Which of them the digits have: the largest with room. It does not depend on how many have been typed, so that
    // they never jump.
    readonly property int fitting: Math.max(0, looks.findIndex((look, at) => needed(look, spacings[at]) <= room))

    objectName: "field"
    implicitHeight: Math.max(words.implicitHeight + Theme.dress.padding * (Theme.dress.compact ? 1 : 1.6), Theme.dress.button)
    radius: Theme.dress.radius
    color: Theme.dress.c_card
    border.width: typing.hint ? Theme.dress.line_bold : Theme.dress.line_outline
    border.color: typing.hint ? Theme.dress.c_danger : Theme.dress.c_outline
    Accessible.role: Accessible.EditableText
    Accessible.name: Shown.aloud(typing.label)
    Accessible.description: Shown.together([typing.spoken, typing.note])

    Component.onCompleted: if (Accessible.labelledBy !== undefined) // from Qt 6.10 on
        Accessible.labelledBy = label

    function needed(look: string, spacing: real): real {
        return Math.ceil(metrics.advanceWidth(typing.longest) * Theme.px(look) / metrics.font.pixelSize)
            + typing.longest.length * spacing;
    }

    FontMetrics {
        id: metrics
        font.pixelSize: Theme.dress.t
    }

    Column {
        id: words
        x: Theme.dress.inner
        width: field.room
        anchors.verticalCenter: parent.verticalCenter
        spacing: Math.round(Theme.dress.padding * 0.3) // free places are drawn low

        Item {
            readonly property bool stacked: label.implicitWidth + note.implicitWidth + Theme.dress.gap > width
            width: parent.width
            height: label.implicitHeight + (stacked && note.text ? note.implicitHeight : 0)

            KText {
                id: label
                width: parent.width - (note.text && !parent.stacked ? note.implicitWidth + Theme.dress.gap : 0)
                look: "s"
                tone: "ink2"
                text: field.typing.label
            }
            KText {
                id: note
                x: parent.stacked ? 0 : parent.width - implicitWidth
                y: parent.stacked ? label.implicitHeight : 0
                look: "s"
                tone: "onTint"
                font.bold: true
                wrapMode: Text.NoWrap
                text: field.typing.note
                Accessible.ignored: true
            }
        }
        KText {
            objectName: "typed" // with the places that are still free
            width: parent.width
            look: field.looks[field.fitting]
            font.letterSpacing: field.spacings[field.fitting]
            text: field.typing.value
            Accessible.ignored: true
        }
    }
}
