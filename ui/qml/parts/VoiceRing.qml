import QtQuick
import "../theme"
import "../values"

// Around what the round key presses, or a group of which a switch takes one, with air between: wherever it stands, after every frame that was painted.
Item {
    id: glass

    readonly property Item page: Window.contentItem // what it looks for it in
    property rect place: Qt.rect(0, 0, 0, 0)
    property real corner: 0

    function seek(): void {
        const marked = page ? Shown.voice.marked.map(handle => seen(page, "act-" + handle)).filter(one => one) : [];
        const places = marked.map(one => one.mapToItem(glass, 0, 0, one.width, one.height));
        const left = Math.min(...places.map(one => one.x)), top = Math.min(...places.map(one => one.y));
        const right = Math.max(...places.map(one => one.x + one.width));
        const bottom = Math.max(...places.map(one => one.y + one.height));
        place = places.length > 0 ? Qt.rect(left, top, right - left, bottom - top) : Qt.rect(0, 0, 0, 0);
        corner = marked.length > 0 ? marked[0].radius : 0;
    }

    function seen(item: Item, name: string): Touchable {
        if (!item.visible || item.opacity === 0)
            return null;
        if (item.objectName === name)
            return item as Touchable;
        for (const child of item.children) {
            const found = seen(child, name);
            if (found)
                return found;
        }
        return null;
    }

    Connections {
        target: glass.Window.window
        function onFrameSwapped(): void {
            glass.seek();
        }
    }

    Rectangle {
        readonly property real air: Math.min(Theme.dress.nearest + border.width, Theme.dress.gap - Theme.dress.line_hairline) // its neighbours stay whole
        objectName: "ring"
        visible: glass.place.width > 0
        x: glass.place.x - air
        y: glass.place.y - air
        width: glass.place.width + 2 * air
        height: glass.place.height + 2 * air
        radius: glass.corner + air
        color: "transparent"
        border.width: Theme.dress.line_ring
        border.color: Theme.dress.c_ink
    }
}
