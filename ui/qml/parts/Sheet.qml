import QtQuick

// What lies over the page until it is closed.
Rectangle {
    signal closed
}
