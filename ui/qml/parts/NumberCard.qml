import QtQuick

// The number of what was done, what it means, and a code for the phone.
Block {
    id: card

    required property string number
    required property string code
    required property var sentences
    readonly property QtObject theme: page.theme
    readonly property real side: theme.qr
    readonly property bool besides: code !== "" && width - side - 3 * theme.inner > theme.qr * 1.4
    readonly property bool underCode: besides ? page.columns === 1 : true // where the caption is
    readonly property real codeHeight: code ? side + (underCode ? caption.implicitHeight : 0) : 0

    joined: true
    implicitHeight: !number && !code && !sentences.length ? 0
        : 2 * theme.padding + (besides ? Math.max(words.implicitHeight, codeHeight) : words.implicitHeight + codeHeight)

    Column {
        id: words
        x: card.theme.inner
        y: card.theme.padding
        width: card.width - 2 * x - (card.besides ? card.side + card.theme.inner : 0)
        spacing: Math.round(card.theme.gap * 0.3)

        KText {
            width: parent.width
            theme: card.theme
            look: "small"
            tone: "ink2"
            text: card.page.words.number
            visible: card.number !== "" && !(card.theme.compact && card.theme.elder)
        }
        KText {
            width: parent.width
            theme: card.theme
            look: card.theme.elder ? "label" : "where"
            font.bold: true
            text: card.number.replace(/-/g, "-\u200b") // breaks after a hyphen only
            visible: text !== ""
            Accessible.name: card.number
        }
        Repeater {
            model: card.sentences
            KText {
                required property string modelData
                width: words.width
                theme: card.theme
                text: modelData
            }
        }
        KText {
            width: parent.width
            theme: card.theme
            look: "small"
            tone: "ink2"
            text: card.page.words.scan
            visible: card.code !== "" && !card.underCode
            Accessible.ignored: true
        }
    }

    Item {
        visible: card.code !== ""
        x: card.besides ? card.width - card.theme.inner - width : Math.round((card.width - width) / 2)
        y: card.theme.padding + (card.besides ? 0 : words.implicitHeight)
        width: card.side

        QrView {
            width: card.side
            height: card.side
            theme: card.theme
            code: card.code
            name: card.page.words.scan
        }
        KText {
            id: caption
            y: card.side
            width: parent.width
            theme: card.theme
            look: "small"
            tone: "ink2"
            horizontalAlignment: Text.AlignHCenter
            text: card.page.words.scan
            visible: card.underCode
            Accessible.ignored: true
        }
    }
}
