import QtQuick

// Holds the blocks that Pages places.
Item {
    required property real columnWidth

    signal changed // a block needs another height or another place

    onChildrenChanged: changed()

    function toPlace(): var { // Qt 6.7 returns no list of objects
        const blocks = [];
        for (const child of children) {
            const block = child as Block;
            if (!block)
                continue;
            block.visible = block.implicitHeight > 0;
            if (block.visible)
                blocks.push(block);
        }
        return [...blocks.filter(block => !block.closing), ...blocks.filter(block => block.closing)];
    }

    function holds(item: Item, name: string): bool {
        return item.objectName === name || item.children.some(child => holds(child, name));
    }
}
