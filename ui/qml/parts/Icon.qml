import QtQuick
import "../theme"

// One outline icon in a colour of the theme, drawn at its very size.
Image {
    required property string name
    property string tone: "onTint"
    property real size: Theme.dress.icon

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name ? "image://icon/" + name + "/" + String(Theme.colour(tone)).substring(1) : ""
    Accessible.ignored: true
}
