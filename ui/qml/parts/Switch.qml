import QtQuick
import "../theme"
import "../values"

// One setting of the page: it keeps its name, and shows whether it is on.
Touchable {
    id: control

    required property Entry entry
    readonly property bool on: entry.state === "selected"

    action: entry.key
    handle: "item-" + entry.key
    name: entry.label
    implicitWidth: words.implicitWidth + track.width + 3 * Theme.dress.padding
    implicitHeight: Math.max(Theme.dress.touch, words.implicitHeight + Theme.dress.padding)
    radius: height / 2
    color: pressed ? Theme.dress.c_pressed : Theme.dress.c_tint
    border.width: Theme.dress.strict ? Theme.dress.line_outline : 0
    border.color: Theme.dress.c_outline
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: on

    KText {
        id: words
        x: Theme.dress.padding
        anchors.verticalCenter: parent.verticalCenter
        look: "s"
        tone: "onTint"
        wrapMode: Text.NoWrap
        text: control.entry.label
        Accessible.ignored: true
    }
    Rectangle {
        id: track
        x: parent.width - width - Theme.dress.padding
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(height * 1.8)
        height: Math.round(Theme.dress.s * 1.3)
        radius: height / 2
        color: control.on ? Theme.dress.c_primary : Theme.dress.c_card
        border.width: Theme.dress.line_outline
        border.color: Theme.dress.c_onTint

        Rectangle {
            readonly property int air: Math.round(parent.height * 0.14)
            x: control.on ? parent.width - width - air : air
            y: air
            width: parent.height - 2 * air
            height: width
            radius: width / 2
            color: control.on ? Theme.dress.c_onPrimary : Theme.dress.c_onTint
        }
    }
}
