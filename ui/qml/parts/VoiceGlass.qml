import QtQuick
import "../values"

// In the voice mode a finger explores: what it is on is said, and what it is put on again is pressed when it is lifted.
// Lies over everything, also over a dark screen.
MouseArea {
    id: glass

    readonly property Item page: Window.contentItem // in which it looks
    property Touchable control: null // under the finger
    property string last: "" // what was told

    preventStealing: true
    Accessible.ignored: true

    function feel(at: point, down: bool): void {
        const found = under(page, at);
        control = found as Touchable;
        const row = found as ReviewRow, text = found as KText;
        const handle = control ? control.handle : row ? "item-" + row.entry.key : "";
        const words = text ? Shown.aloud(text.told) : "";
        if (!down && handle + words === last)
            return;
        last = handle + words;
        Shown.kiosk.feel(handle, control ? Shown.aloud(control.name) : "", words, control === null || control.enabled, down);
    }

    // What is drawn last lies on top. A row says what stands in it, and where it has a button, the button is on it.
    function under(item: Item, at: point): Item {
        if (!item.visible || item.opacity === 0)
            return null;
        const here = item.contains(item.mapFromItem(glass, at.x, at.y));
        if (item as Touchable)
            return here ? item : null;
        for (let next = item.children.length - 1; next >= 0; next--) {
            const found = item.children[next] === glass.parent ? null : under(item.children[next], at);
            if (found)
                return here && item as ReviewRow && !(found as Touchable) ? item : found;
        }
        const text = item as KText;
        return here && (item as ReviewRow || text && text.enabled && text.text) ? item : null;
    }

    onPressed: mouse => feel(Qt.point(mouse.x, mouse.y), true)
    onPositionChanged: mouse => feel(Qt.point(mouse.x, mouse.y), false)
    onReleased: {
        if (!Shown.kiosk.lift() || !control)
            return;
        control.press();
        Shown.kiosk.pressed();
    }
}
