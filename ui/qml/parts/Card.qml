pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// A service or an answer to choose: icon, name, and how it is with it now.
Touchable {
    id: card

    required property Entry entry
    property bool choosing: false
    property bool bare: false // without its icon
    property bool roomy: false
    property bool brief: false // the name alone, where there is no room for more
    property bool recommended: false // filled, as a main button is
    readonly property string front: recommended ? "onPrimary" : "" // instead of the usual colours of its words
    readonly property bool off: entry.state === "unavailable"
    readonly property bool chosen: entry.state === "selected"
    readonly property real sidePadding: Math.round(Theme.dress.inner * 0.75)
    readonly property real air: Math.round(Theme.dress.padding * (Theme.dress.compact ? 0.5 : 1)) // above and below the words
    readonly property real tileSpace: tile.visible ? tile.size + sidePadding : 0

    function settle(): void { // be as high now as the next frame would make it
        words.forceLayout();
    }

    action: entry.key
    handle: "item-" + entry.key
    name: entry.label
    description: Shown.together([entry.value, entry.note, chosen ? "" : entry.stateWord])
    implicitHeight: Math.max(Theme.dress.card, words.implicitHeight + air)
    radius: Theme.dress.radius
    color: recommended ? (pressed ? Theme.dress.c_primaryPressed : Theme.dress.c_primary)
         : off ? Theme.dress.c_muted : chosen && !Theme.dress.strict ? Theme.dress.c_tint : pressed ? Theme.dress.c_pressed : Theme.dress.c_card
    border.width: recommended ? 0 : chosen ? Theme.dress.line_bold : Theme.dress.elder || choosing ? Theme.dress.line_outline : Theme.dress.line_hairline
    Accessible.selectable: choosing
    Accessible.selected: chosen
    border.color: chosen ? Theme.dress.c_primary : Theme.dress.elder || choosing ? Theme.dress.c_outline : Theme.dress.c_hairline

    Tile {
        id: tile
        name: card.entry.icon
        visible: name !== "" && !card.bare
        ground: card.off ? "hairline" : card.chosen && !Theme.dress.strict ? "card" : "tint"
        tone: card.off ? (Theme.dress.strict ? "card" : "ink2") : "onTint"
        size: Math.round(Theme.dress.tile * (card.roomy ? 1.35 : 1))
        x: card.sidePadding
        anchors.verticalCenter: parent.verticalCenter
    }

    Column {
        id: words
        x: card.sidePadding + card.tileSpace + (tile.visible ? 0 : card.sidePadding * 0.4)
        width: card.width - x - (tail.visible ? tail.width + 2 * card.sidePadding : card.sidePadding)
        anchors.verticalCenter: parent.verticalCenter

        KText {
            width: parent.width
            look: card.roomy ? "p" : Theme.dress.cardTitle
            tone: card.front ? card.front : card.off ? "onMuted" : "ink"
            font.bold: true
            text: card.entry.label
            Accessible.ignored: true
        }
        KText {
            width: parent.width
            tone: card.front ? card.front : "ink"
            text: card.entry.value
            Accessible.ignored: true
            visible: text !== ""
        }
        Item {
            width: parent.width
            height: note.implicitHeight
            visible: note.text !== ""
            Icon {
                id: cloud
                name: card.off ? "alert-triangle" : ""
                tone: "mutedDanger"
                visible: card.off
                size: note.font.pixelSize
                y: Math.round(size * 0.24)
            }
            KText {
                id: note
                x: card.off ? cloud.size * 1.25 : 0
                width: parent.width - x
                look: card.roomy ? "m" : "s"
                tone: card.front ? card.front : card.off ? "mutedDanger" : "ink2"
                text: card.brief && !card.off ? "" : card.entry.note
                Accessible.ignored: true
            }
        }
    }

    Loader {
        id: tail
        active: card.choosing
        visible: active
        width: Math.round(Theme.dress.icon * 0.8)
        height: width
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: card.sidePadding
        sourceComponent: Item {
            Rectangle {
                visible: card.chosen
                anchors.centerIn: parent
                width: Math.round(parent.width * 1.3)
                height: width
                radius: width / 2
                color: Theme.dress.c_primary
            }
            Icon {
                name: card.chosen ? "check" : "chevron-right"
                tone: card.front ? card.front : card.chosen ? "onPrimary" : "ink2"
                size: parent.width
            }
        }
    }
}
