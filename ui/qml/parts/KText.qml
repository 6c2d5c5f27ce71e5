import QtQuick
import "../theme"

// Every text: whole, wrapped, never shrunk and never cut.
Text {
    property string look: "m" // a size of the theme
    property string tone: "ink" // a colour of the theme

    font.pixelSize: Theme.px(look)
    color: Theme.colour(tone)
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
}
