import QtQuick
import "../values"

// What shows one kind of screen, or two that are alike. It is kept when another comes, and then shows nothing.
Item {
    required property string file // in screens, without its ending
    required property ShownScreen screen
}
