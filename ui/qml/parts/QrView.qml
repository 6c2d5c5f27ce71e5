import QtQuick
import "../theme"
import "../values"

// A code for the phone: dark on white with its quiet zone, in every Theme.dress.
Rectangle {
    id: view

    required property string code
    required property string name

    color: Theme.dress.c_codeGround
    border.width: Theme.dress.line_hairline
    border.color: Theme.dress.c_hairline
    Accessible.role: Accessible.Graphic
    Accessible.ignored: !enabled || code === ""
    Accessible.name: Shown.aloud(name)

    Image {
        readonly property real side: view.width - 2 * Theme.dress.line_hairline
        anchors.centerIn: parent
        sourceSize: Qt.size(side, side)
        source: view.code ? "image://qr/" + encodeURIComponent(view.code) : ""
        smooth: false
        Accessible.ignored: true
    }
}
