import QtQuick
import "../theme"

// An icon on its tinted square.
Rectangle {
    id: tile

    required property string name
    property string tone: "onTint"
    property string ground: "tint"
    property real size: Theme.dress.tile
    property bool round: false

    width: size
    height: size
    radius: round ? size / 2 : Theme.dress.radiusSmall
    color: Theme.colour(ground)
    border.width: Theme.dress.strict ? Theme.dress.line_hairline : 0
    border.color: Theme.dress.c_outline

    Icon {
        anchors.centerIn: parent
        name: tile.name
        tone: tile.tone
        size: Math.round(tile.size * (tile.round ? 0.5 : 0.56))
    }
}
