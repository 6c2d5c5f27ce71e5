import QtQuick

// A service or an answer to choose: icon, name, and how it is with it now.
Touchable {
    id: card

    required property var entry
    property bool big: theme.elder
    property bool choosing: false
    property bool roomy: false
    property bool recommended: false // filled, as a main button is
    readonly property string front: recommended ? "onPrimary" : "" // instead of the usual colours of its words
    readonly property bool off: entry.state === "unavailable"
    readonly property bool chosen: entry.state === "selected"
    readonly property real sidePadding: Math.round(theme.inner * 0.75)
    readonly property real tileSpace: tile.visible ? tile.size + sidePadding : 0

    action: entry.id
    handle: "item-" + entry.id
    name: entry.label
    description: [entry.value, entry.note, entry.stateWord].filter(words => words).join(" ")
    implicitHeight: Math.max(theme.card, words.implicitHeight + theme.padding)
    radius: theme.radius
    color: recommended ? (pressed ? theme.c_primaryPressed : theme.c_primary)
         : off ? theme.c_muted : pressed ? theme.c_pressed : theme.c_card
    border.width: recommended ? 0 : chosen ? theme.line_bold : theme.elder || choosing ? theme.line_outline : theme.line_hairline
    border.color: chosen ? theme.c_primary : theme.elder || choosing ? theme.c_outline : theme.c_hairline

    Tile {
        id: tile
        theme: card.theme
        name: card.entry.icon
        visible: name !== ""
        ground: card.off ? "hairline" : "tint"
        tone: card.off ? (card.theme.strict ? "card" : "ink2") : "onTint"
        size: Math.round(card.theme.tile * (card.roomy ? 1.35 : 1))
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
            theme: card.theme
            look: card.roomy ? "where" : "label"
            tone: card.front ? card.front : card.off ? "onMuted" : "ink"
            font.bold: card.big || card.roomy || card.recommended
            text: card.entry.label
        }
        KText {
            width: parent.width
            theme: card.theme
            tone: card.front ? card.front : "ink"
            text: card.entry.value
            visible: text !== ""
        }
        Item {
            width: parent.width
            height: note.implicitHeight
            visible: note.text !== ""
            Icon {
                id: cloud
                theme: card.theme
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
                theme: card.theme
                look: card.roomy ? "body" : "small"
                tone: card.front ? card.front : card.off ? "mutedDanger" : "ink2"
                text: card.entry.note
            }
        }
    }

    Icon {
        id: tail
        theme: card.theme
        name: !card.choosing ? "" : card.chosen ? "circle-check" : "chevron-right"
        tone: card.front ? card.front : card.chosen ? "onTint" : "ink2"
        visible: card.choosing
        size: Math.round(card.theme.icon * 0.8)
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: card.sidePadding
    }
}
