import QtQuick

// A code for the phone: dark on white with its quiet zone, in every theme.
Rectangle {
    id: view

    required property QtObject theme
    required property string code
    required property string name

    color: theme.c_codeGround
    border.width: theme.line_hairline
    border.color: theme.c_hairline
    Accessible.role: Accessible.Graphic
    Accessible.name: name

    Image {
        readonly property real side: view.width - 2 * view.theme.line_hairline
        anchors.centerIn: parent
        sourceSize: Qt.size(side, side)
        source: view.code ? "image://qr/" + encodeURIComponent(view.code) : ""
        smooth: false
        Accessible.ignored: true
    }
}
