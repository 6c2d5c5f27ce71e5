import QtQuick

// A piece of a page that is never split. Pages places it; its implicit height is the least it needs.
Item {
    readonly property Blocks holder: parent as Blocks
    property bool spans: false // takes the width of all columns, and they begin anew under it
    property bool startsColumn: false // begins the second column where there are two
    property bool keepWithNext: false
    property bool button: false
    property bool trailing: button // a page does not consist of these alone
    property bool closing: false // stands after all that are not
    property bool spare: false // left out where the page would be split because of it
    property bool extra: false // left out before what is spare, and wherever the page is split
    property bool wanted: false // what is to be mended: its page is turned to
    property bool joined: false // shares one card with its joined neighbours
    property bool breaks: false // begins another card, though its neighbours are joined as well
    property bool again: false // heads its card, and stands above the rest of it on another page as well
    property bool first: true // told by Pages: the first of its card. The height must not depend on it
    property bool low: false // with what follows it in its column it stands at the foot, near the hand
    property real edge: 0 // room between a joined block and its card's edge, above the first and below the last
    property real tightHeight: implicitHeight // what it can do with where the page would be split otherwise
    property bool tight: false // told by Pages: it has to. The two heights must not depend on it
    property real stretchTo: 0 // takes free space, up to this height
    property real grown: 0 // told by Pages: so much of it was taken

    width: holder ? (spans ? holder.width : holder.columnWidth) : 0
    onImplicitHeightChanged: arrange()
    onTightHeightChanged: arrange()
    onStretchToChanged: arrange()
    onJoinedChanged: arrange()
    onBreaksChanged: arrange()
    onStartsColumnChanged: arrange()
    onSpansChanged: arrange()
    onEdgeChanged: arrange()

    function settle(): void { // be as high now as the next frame would make it
    }

    function arrange(): void {
        if (holder)
            holder.changed();
    }
}
