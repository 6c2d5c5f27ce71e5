import QtQuick

// An icon on its tinted square.
Rectangle {
    id: tile

    required property QtObject theme
    required property string name
    property string tone: "onTint"
    property string ground: "tint"
    property real size: theme.tile
    property bool round: false

    width: size
    height: size
    radius: round ? size / 2 : theme.radiusSmall
    color: theme["c_" + ground]
    border.width: theme.strict ? theme.line_hairline : 0
    border.color: theme.c_outline

    Icon {
        anchors.centerIn: parent
        theme: tile.theme
        name: tile.name
        tone: tile.tone
        size: Math.round(tile.size * (tile.round ? 0.5 : 0.56))
    }
}
