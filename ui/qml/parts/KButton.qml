import QtQuick
import "../theme"
import "../values"

// A button with an action of the screen: primary, plain or quiet.
Touchable {
    id: button

    required property Action entry
    property string look: entry.primary ? "primary" : "plain"
    property string label: entry.label // as its lines are broken
    property bool iconAfter: false
    property bool centred: look === "primary" || look === "quiet"
    property string size: look === "quiet" ? "m" : look === "primary" ? "p" : "l"
    property real least: look === "primary" ? Theme.dress.primaryButton : look === "quiet" ? Theme.dress.touch : Theme.dress.button
    readonly property bool hollow: look === "primary" && !entry.ready // outlined, in the same size and place
    property string front: hollow ? "onTint" : look === "primary" ? "onPrimary" : look === "quiet" ? "onTint" : "ink"
    property real sidePadding: look === "quiet" ? Theme.dress.padding * 0.7 : Theme.dress.inner
    // Not icon.visible, which asks whether the button itself has room yet.
    readonly property real iconSpace: icon.name ? icon.size + (entry.label ? Theme.dress.padding * 0.7 : 0) : 0
    readonly property real textRoom: width - 2 * sidePadding - iconSpace
    readonly property real naturalWidth: Math.ceil(said.implicitWidth) + 1 + iconSpace + 2 * sidePadding

    // What it needs at this width, asked before it has any: whoever lays buttons out must not wait for them.
    function heightAt(width: real): real {
        const room = width - 2 * sidePadding - iconSpace, needed = Math.ceil(said.implicitWidth);
        const lines = needed <= room ? 1 : Math.ceil(needed * 1.1 / room); // words do not fill every line
        return Math.max(least, lines * Theme.px(size) * 1.45 + Theme.dress.padding);
    }

    function settle(): void { // be as high now as the next frame would make it
        words.forceLayout();
    }

    action: entry.key
    name: entry.label
    description: entry.note
    implicitHeight: Math.max(least, words.height + Theme.dress.padding)
    radius: look === "quiet" ? Theme.dress.radiusSmall : Theme.dress.radius
    color: look === "primary" && !hollow ? (pressed ? Theme.dress.c_primaryPressed : Theme.dress.c_primary)
         : pressed ? Theme.dress.c_pressed : look === "quiet" ? Theme.dress.c_tint : Theme.dress.c_card
    border.width: hollow ? Theme.dress.line_bold : look === "plain" || Theme.dress.strict ? Theme.dress.line_outline : 0
    border.color: hollow ? Theme.dress.c_primary : Theme.dress.c_outline

    Icon {
        id: icon
        name: button.entry.icon
        visible: name !== ""
        tone: button.look === "plain" ? "onTint" : button.front
        size: button.look === "quiet" ? Math.round(Theme.dress.icon * 0.8) : Theme.dress.icon
        anchors.verticalCenter: parent.verticalCenter
        x: button.iconAfter ? words.x + words.width + button.iconSpace - size
            : button.centred ? words.x - button.iconSpace : button.sidePadding
    }

    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        width: button.label ? Math.min(button.textRoom, Math.ceil(Math.max(said.implicitWidth, note.implicitWidth)) + 1) : 0
        x: button.centred ? Math.round((button.width - width + (button.iconAfter ? -1 : 1) * button.iconSpace) / 2)
                          : button.sidePadding + button.iconSpace

        KText {
            id: said
            width: parent.width
            look: button.size
            tone: button.front
            font.bold: button.look === "primary"
            horizontalAlignment: button.centred && !icon.visible ? Text.AlignHCenter : Text.AlignLeft
            text: button.label
            Accessible.ignored: true
        }
        KText {
            id: note
            width: parent.width
            look: "s"
            tone: button.look === "plain" ? "ink2" : button.front
            text: button.entry.note
            Accessible.ignored: true
            visible: text !== ""
        }
    }
}
