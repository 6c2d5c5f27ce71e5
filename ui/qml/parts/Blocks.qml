import QtQuick

// Holds the blocks that Pages places.
Item {
    required property real columnWidth

    signal changed // a block needs another height or another place

    onChildrenChanged: changed()
}
