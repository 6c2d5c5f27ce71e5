import QtQuick
import "../values"

// What marks and lines say to the eye, as a heading for a screen reader. It lies over what it heads, in front of it in
// the tree: Qt takes what has no size for invisible.
Item {
    id: heading

    required property string text

    anchors.fill: parent
    Accessible.role: Accessible.Heading
    Accessible.ignored: !enabled || text === ""
    Accessible.name: Shown.aloud(text)
}
