pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// One line to check: what, its value, where it comes from, and what can be done about it.
Block {
    id: row

    required property Entry entry
    readonly property int sentence: 40 // letters: what is longer is read, not compared
    readonly property real buttonSpace: buttons.width ? buttons.width + Theme.dress.gap : 0
    readonly property real noteSpace: source.implicitWidth + Theme.dress.gap
    readonly property bool noteBeside: Theme.dress.wide && entry.note !== ""
        && value.implicitWidth + noteSpace + buttonSpace <= width - 2 * Theme.dress.inner
    // In elder mode where it comes from is left out rather than broken in two.
    readonly property bool crowded: Theme.dress.elder && noted.advanceWidth > width - 2 * Theme.dress.inner - buttonSpace
    readonly property real rightSpace: buttonSpace + (noteBeside ? noteSpace : 0)

    joined: true
    readonly property real roof: Math.round(Theme.dress.padding * 0.72)
    readonly property bool tall: value.implicitWidth > width - 2 * Theme.dress.inner - rightSpace // it would break in two
    implicitHeight: (tall ? Math.max(label.implicitHeight, buttons.implicitHeight) + value.implicitHeight
                          : Math.max(words.implicitHeight, buttons.implicitHeight)) + 2 * roof

    TextMetrics {
        id: noted
        font: label.font
        text: row.entry.label + "\u00a0· " + row.entry.note // a line may end with the dot
    }

    Rectangle {
        x: Theme.dress.inner
        width: parent.width - 2 * x
        height: Theme.dress.line_hairline
        color: Theme.dress.c_hairline
        visible: !row.first
    }

    Column {
        id: words
        x: Theme.dress.inner
        width: row.width - 2 * x
        y: row.tall ? row.roof : Math.round((row.height - height) / 2)

        KText {
            id: label
            width: parent.width - row.rightSpace
            height: row.tall ? Math.max(implicitHeight, buttons.implicitHeight) : implicitHeight
            verticalAlignment: Text.AlignVCenter
            look: "s"
            tone: "ink2"
            text: row.noteBeside || row.crowded || !row.entry.note ? row.entry.label : noted.text
        }
        KText {
            id: value
            width: parent.width - (row.tall ? 0 : row.rightSpace)
            look: row.entry.value.length < row.sentence ? "l" : "m"
            font.bold: row.entry.value.length < row.sentence
            text: row.entry.value
            visible: text !== ""
        }
    }

    KText {
        id: source
        visible: row.noteBeside
        look: "s"
        tone: "ink2"
        wrapMode: Text.NoWrap
        text: row.entry.note
        anchors.verticalCenter: parent.verticalCenter
        x: row.width - Theme.dress.inner - row.buttonSpace - implicitWidth
    }

    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: Theme.dress.inner
        y: row.tall ? row.roof : Math.round((row.height - height) / 2)
        spacing: Theme.dress.gap

        Repeater {
            model: [...row.entry.actions]
            KButton {
                required property Action modelData
                entry: modelData
                look: "quiet"
                name: modelData.label + " " + row.entry.label
                width: naturalWidth
                height: implicitHeight
            }
        }
    }
}
