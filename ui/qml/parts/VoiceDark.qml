import QtQuick
import "../theme"

// A screen that nobody beside can read. A finger explores it as if it were lit.
Rectangle {
    color: Theme.dress.c_dark
}
