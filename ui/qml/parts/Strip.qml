import QtQuick
import "../theme"
import "../values"

// A caution in plain words: the line is down, or what to take along.
Rectangle {
    id: strip

    required property string text
    property string icon: "cloud-off"
    property string look: "m"
    property bool bold: false
    property string tone: "onCaution"
    property real sidePadding: Theme.dress.margin

    visible: text !== ""
    implicitHeight: text ? words.implicitHeight + Theme.dress.padding * (bold ? 1.6 : 0.9) : 0
    color: Theme.dress.c_caution
    Accessible.role: Accessible.AlertMessage
    Accessible.ignored: !enabled || text === ""
    Accessible.name: Shown.aloud(text)

    Icon {
        id: mark
        name: strip.text ? strip.icon : "" // not drawn before it is seen
        tone: strip.tone
        x: strip.sidePadding
        size: Math.round(Theme.dress.icon * (strip.bold ? 1 : 0.85))
        anchors.verticalCenter: parent.verticalCenter
    }

    Ruler {
        id: ruler
    }

    KText {
        id: words
        x: mark.x + mark.size + Theme.dress.padding * 0.7
        width: strip.width - x - strip.sidePadding
        anchors.verticalCenter: parent.verticalCenter
        look: strip.look
        tone: strip.tone
        font.bold: strip.bold
        text: strip.bold ? ruler.broken(strip.text, width, font.pixelSize) : strip.text
        Accessible.ignored: true
    }
}
