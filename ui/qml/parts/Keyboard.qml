import QtQuick
import "../values"

// Walks from control to control, and presses the one that a key stands for.
QtObject {
    required property Item whole // window and frame
    required property Item page
    required property Item foot // the last of the frame

    function takes(key: int): bool {
        if (key >= Qt.Key_0 && key <= Qt.Key_9)
            return pressed("digit-" + (key - Qt.Key_0));
        switch (key) {
        case Qt.Key_Down:
        case Qt.Key_Right:
            return step(true);
        case Qt.Key_Up:
        case Qt.Key_Left:
            return step(false);
        case Qt.Key_Backspace:
            return pressed("delete");
        case Qt.Key_Escape:
            return pressed("back");
        }
        return false;
    }

    // The first control after the last is the first of the page.
    function step(forward: bool): bool {
        Shown.keyed = true;
        const from = whole.Window.activeFocusItem as Touchable ?? (forward ? page : foot);
        const next = from.nextItemInFocusChain(forward);
        if (next as Touchable)
            next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        return true;
    }

    function pressed(handle: string): bool {
        const control = find(whole, "act-" + handle);
        if (control)
            control.key();
        return control !== null;
    }

    function find(item: Item, name: string): Touchable {
        if (!item.visible || !item.enabled || item.opacity === 0)
            return null;
        if (item.objectName === name)
            return item as Touchable;
        for (const child of item.children) {
            const found = find(child, name);
            if (found)
                return found;
        }
        return null;
    }

    // On another page whoever has a keyboard begins at its first control.
    function begin(): void {
        if (!Shown.keyed)
            return;
        const first = page.nextItemInFocusChain(true) as Touchable;
        if (first)
            first.forceActiveFocus(Qt.OtherFocusReason);
    }
}
