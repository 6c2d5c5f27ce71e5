import QtQuick
import "../values"

// What shows one kind of screen. It is kept when another kind comes, and then shows nothing.
Item {
    required property string kind
    required property ShownScreen screen
}
