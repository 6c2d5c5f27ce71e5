import QtQuick
import "../theme"
import "../values"

// What the strip says, in one word: the whole sentence is there for the screen reader.
Rectangle {
    id: mark

    required property string notice
    required property string word
    property bool brief: false // the picture alone
    readonly property real naturalWidth: icon.size + 3 * side + said.implicitWidth
    readonly property real side: Math.round(Theme.dress.padding * 0.5)

    visible: notice !== ""
    width: icon.size + 2 * side + (said.visible ? said.implicitWidth + side : 0)
    height: Math.round(said.implicitHeight)
    radius: Theme.dress.radiusSmall
    color: Theme.dress.c_caution
    Accessible.role: Accessible.AlertMessage
    Accessible.ignored: notice === ""
    Accessible.name: Shown.aloud(notice)

    Icon {
        id: icon
        name: mark.notice ? "cloud-off" : ""
        tone: "onCaution"
        size: Math.round(Theme.dress.s)
        x: mark.side
        anchors.verticalCenter: parent.verticalCenter
    }
    KText {
        id: said
        objectName: "brief"
        look: "s"
        tone: "onCaution"
        wrapMode: Text.NoWrap
        visible: !mark.brief
        text: mark.word
        x: icon.x + icon.size + mark.side
        anchors.verticalCenter: parent.verticalCenter
        Accessible.ignored: true
    }
}
