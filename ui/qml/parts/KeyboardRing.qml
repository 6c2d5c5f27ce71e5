import QtQuick
import "../theme"

// Where the keyboard is: one ring for all controls. It follows its control, which what is above it may have moved.
Rectangle {
    id: ring

    readonly property Touchable control: Window.activeFocusItem as Touchable
    readonly property bool rings: control !== null
    property point corner: Qt.point(0, 0)

    objectName: "keyboard-ring"
    visible: rings
    x: corner.x - border.width
    y: corner.y - border.width
    width: rings ? control.width + 2 * border.width : 0
    height: rings ? control.height + 2 * border.width : 0
    radius: rings ? control.radius + border.width : 0
    color: "transparent"
    border.width: Theme.dress.line_bold
    border.color: Theme.dress.c_ink
    onControlChanged: seek()

    function seek(): void {
        if (control)
            corner = control.mapToItem(parent, 0, 0);
    }

    Connections {
        target: ring.Window.window
        enabled: ring.rings
        function onFrameSwapped(): void {
            ring.seek();
        }
    }
}
