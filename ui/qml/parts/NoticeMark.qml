import QtQuick

// What the strip says, in one word: the whole sentence is there for the screen reader.
Rectangle {
    id: mark

    required property QtObject theme
    required property string notice
    required property string word
    property bool brief: false // the picture alone
    readonly property real naturalWidth: icon.size + 3 * side + said.implicitWidth
    readonly property real side: Math.round(theme.padding * 0.5)

    visible: notice !== ""
    width: icon.size + 2 * side + (said.visible ? said.implicitWidth + side : 0)
    height: Math.round(said.implicitHeight)
    radius: theme.radiusSmall
    color: theme.c_caution
    Accessible.role: Accessible.AlertMessage
    Accessible.name: notice

    Icon {
        id: icon
        theme: mark.theme
        name: "cloud-off"
        tone: "onCaution"
        size: Math.round(mark.theme.small)
        x: mark.side
        anchors.verticalCenter: parent.verticalCenter
    }
    KText {
        id: said
        theme: mark.theme
        look: "small"
        tone: "onCaution"
        wrapMode: Text.NoWrap
        visible: !mark.brief
        text: mark.word
        x: icon.x + icon.size + mark.side
        anchors.verticalCenter: parent.verticalCenter
        Accessible.ignored: true
    }
}
