import QtQuick

// One outline icon in a colour of the theme, drawn at its very size.
Image {
    required property QtObject theme
    required property string name
    property string tone: "onTint"
    property real size: theme.icon

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name ? "image://icon/" + name + "/" + theme["c_" + tone].substring(1) : ""
    Accessible.ignored: true
}
