import QtQuick
import "../values"

// Whatever can be touched: one tap, the keyboard and the screen reader all do the same. Which of them count, the shield
// says, when the finger comes and when it goes: what stands here may have changed between the two.
Rectangle {
    id: touchable

    required property string action
    property string value: ""
    property string handle: value ? action + "-" + value : action
    property string name: ""
    property string description: ""
    readonly property bool pressed: tap.pressed && tap.meant

    objectName: "act-" + handle
    activeFocusOnTab: enabled
    Accessible.role: Accessible.Button
    Accessible.ignored: !enabled // it stands on another page
    Accessible.name: Shown.aloud(name)
    Accessible.description: Shown.aloud(description)
    Accessible.focusable: true
    Accessible.onPressAction: key()
    Keys.onReturnPressed: event => event.isAutoRepeat || key()
    Keys.onEnterPressed: event => event.isAutoRepeat || key()
    Keys.onSpacePressed: event => event.isAutoRepeat || key()

    function key(): void {
        if (enabled && Shown.kiosk.takesKey(action, value))
            press();
    }

    function press(): void {
        if (enabled)
            Shown.touch(action, value);
    }

    TapHandler {
        id: tap
        property bool meant: false
        gesturePolicy: TapHandler.ReleaseWithinBounds // a trembling finger may slide
        longPressThreshold: 3600 // and stay as long as it likes
        onPressedChanged: {
            if (!pressed)
                return;
            Shown.keyed = false;
            meant = touchable.enabled && Shown.kiosk.wouldTake(touchable.action, touchable.value);
        }
        onTapped: if (meant && Shown.kiosk.takesTap(touchable.action, touchable.value))
            touchable.press()
    }
}
