import QtQuick

// Every text: whole, wrapped, never shrunk and never cut.
Text {
    required property QtObject theme
    property string look: "body" // a size of the theme
    property string tone: "ink" // a colour of the theme

    font.pixelSize: theme[look]
    color: theme["c_" + tone]
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
}
