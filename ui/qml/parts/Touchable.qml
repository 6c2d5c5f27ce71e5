import QtQuick
import "../values"

// Whatever can be touched: one tap, the keyboard and the screen reader all do the same.
Rectangle {
    id: touchable

    required property string action
    property string value: ""
    property string handle: value ? action + "-" + value : action
    property string name: ""
    property string description: ""
    readonly property bool pressed: tap.pressed

    objectName: "act-" + handle
    activeFocusOnTab: enabled
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.description: description
    Accessible.focusable: true
    Accessible.onPressAction: press()
    Keys.onReturnPressed: press()
    Keys.onEnterPressed: press()
    Keys.onSpacePressed: press()

    function press(): void {
        if (enabled)
            Shown.touch(action, value);
    }

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds // a trembling finger may slide
        longPressThreshold: 3600 // and stay as long as it likes
        onTapped: touchable.press()
    }
}
