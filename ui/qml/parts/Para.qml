import QtQuick

// A paragraph.
Block {
    id: para

    property alias text: words.text
    property alias look: words.look
    property alias tone: words.tone
    property alias bold: words.font.bold

    implicitHeight: words.text ? words.implicitHeight : 0

    KText {
        id: words
        width: parent.width
        tone: "ink2"
    }
}
