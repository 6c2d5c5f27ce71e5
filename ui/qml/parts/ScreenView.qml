import QtQuick
import "../values"

// What shows one kind of screen, or two that are alike. It is kept when another comes, and then shows nothing.
Item {
    required property string file // in screens, without its ending
    required property ShownScreen screen

    function retold(offers: bool): void { // its screen says the same in other words; `offers`: so do services
    }
}
