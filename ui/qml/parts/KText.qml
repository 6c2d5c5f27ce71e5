import QtQuick
import "../theme"
import "../values"

// Every text: whole, wrapped, never shrunk and never cut. A screen reader finds it, unless what it belongs to says it.
Text {
    property string look: "m" // a size of the theme
    property string tone: "ink" // a colour of the theme
    property string told: text // what is read of it, where that is another sentence

    font.pixelSize: Theme.dress[look]
    color: Theme.dress["c_" + tone]
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    Accessible.ignored: !enabled || text === "" // what stands on another page is not enabled
    Accessible.role: Accessible.StaticText
    Accessible.name: Shown.aloud(told)
}
