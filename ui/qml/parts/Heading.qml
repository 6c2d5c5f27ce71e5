import QtQuick
import "../theme"
import "../values"

// The biggest sentence of the page, with a badge beside it where something happened.
Item {
    id: heading

    required property string text
    property string badge: ""
    property string badgeTone: "onTint"
    property string badgeGround: "tint"
    readonly property bool marked: badge !== "" && text !== "" // a hidden page has no title
    readonly property real markSize: marked ? mark.size : 0
    readonly property real badgeSpace: marked ? mark.size + Theme.dress.inner : 0
    readonly property real room: width - badgeSpace

    implicitHeight: Math.max(title.implicitHeight, markSize)

    Tile {
        id: mark
        name: heading.marked ? heading.badge : ""
        tone: heading.badgeTone
        ground: heading.badgeGround
        size: heading.marked ? Theme.dress.badge : 0
        round: true
        visible: heading.marked
    }

    KText {
        id: title
        x: heading.badgeSpace
        y: Math.max(0, Math.round((heading.markSize - implicitHeight) / 2))
        width: heading.room
        look: "t"
        font.bold: true
        lineHeight: 0.92 // of the font's own 1.45
        text: ruler.broken(heading.text, heading.room, font.pixelSize)
        Accessible.role: Accessible.Heading
        Accessible.name: Shown.aloud(heading.text)
    }

    Ruler {
        id: ruler
    }
}
