import QtQuick

// A piece of a page that is never split. Pages places it; its implicit height is the least it needs.
Item {
    property Item page: null
    readonly property bool block: true
    property bool startsColumn: false // begins the second column where there are two
    property bool keepWithNext: false
    property bool joined: false // shares one card with its joined neighbours
    property bool first: true // told by Pages: the first of its card. The height must not depend on it
    property real stretchTo: 0 // takes free space, up to this height

    width: parent ? parent.columnWidth : 0
    onImplicitHeightChanged: arrange()
    onStretchToChanged: arrange()
    onJoinedChanged: arrange()
    onStartsColumnChanged: arrange()

    function arrange(): void {
        if (parent && parent.schedule)
            parent.schedule();
    }
}
