import QtQuick

// One line to check: what, its value, where it comes from, and what can be done about it.
Block {
    id: row

    required property var entry
    readonly property QtObject theme: page.theme
    readonly property real buttonSpace: buttons.width ? buttons.width + theme.gap : 0
    readonly property real noteSpace: source.implicitWidth + theme.gap
    readonly property bool noteBeside: page.wide && entry.note !== ""
        && value.implicitWidth + noteSpace + buttonSpace <= width - 2 * theme.inner
    // In elder mode where it comes from is left out rather than broken in two.
    readonly property bool crowded: theme.elder && noted.advanceWidth > width - 2 * theme.inner - buttonSpace
    readonly property real rightSpace: buttonSpace + (noteBeside ? noteSpace : 0)

    joined: true
    readonly property real roof: Math.round(theme.padding * 0.72)
    readonly property bool tall: value.implicitWidth > width - 2 * theme.inner - rightSpace // it would break in two
    implicitHeight: (tall ? Math.max(label.implicitHeight, buttons.implicitHeight) + value.implicitHeight
                          : Math.max(words.implicitHeight, buttons.implicitHeight)) + 2 * roof

    TextMetrics {
        id: noted
        font: label.font
        text: row.entry.label + " ·\u00a0" + row.entry.note
    }

    Rectangle {
        x: row.theme.inner
        width: parent.width - 2 * x
        height: row.theme.line_hairline
        color: row.theme.c_hairline
        visible: !row.first
    }

    Column {
        id: words
        x: row.theme.inner
        width: row.width - 2 * x
        y: row.tall ? row.roof : Math.round((row.height - height) / 2)

        KText {
            id: label
            width: parent.width - row.rightSpace
            height: row.tall ? Math.max(implicitHeight, buttons.implicitHeight) : implicitHeight
            verticalAlignment: Text.AlignVCenter
            theme: row.theme
            look: "small"
            tone: "ink2"
            text: row.noteBeside || row.crowded || !row.entry.note ? row.entry.label : noted.text
        }
        KText {
            id: value
            width: parent.width - (row.tall ? 0 : row.rightSpace)
            theme: row.theme
            look: "label"
            text: row.entry.value
            visible: text !== ""
        }
    }

    KText {
        id: source
        visible: row.noteBeside
        theme: row.theme
        look: "small"
        tone: "ink2"
        wrapMode: Text.NoWrap
        text: row.entry.note
        anchors.verticalCenter: parent.verticalCenter
        x: row.width - row.theme.inner - row.buttonSpace - implicitWidth
    }

    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: row.theme.inner
        y: row.tall ? row.roof : Math.round((row.height - height) / 2)
        spacing: row.theme.gap

        Repeater {
            model: row.entry.actions
            KButton {
                required property var modelData
                kiosk: row.page.kiosk
                theme: row.theme
                entry: modelData
                look: "quiet"
                name: modelData.label + " " + row.entry.label
                width: naturalWidth
                height: implicitHeight
            }
        }
    }
}
