import QtQuick
import "../theme"

// Cards beside each other, equally high.
Block {
    id: row

    required property var items
    property int slots: 1
    property bool choosing: false
    property bool roomy: false // few cards: each may be large
    property string recommended: "" // the id of the answer that most people want
    readonly property real slot: Math.floor((width - (slots - 1) * Theme.dress.gap) / slots)
    readonly property real tallest: {
        let most = 0;
        for (let at = 0; at < cards.count; at++)
            most = Math.max(most, cards.itemAt(at)?.implicitHeight ?? 0);
        return most;
    }

    implicitHeight: tallest

    Repeater {
        id: cards
        model: row.items
        Card {
            required property var modelData
            required property int index
            kiosk: row.page.kiosk
            entry: modelData
            choosing: row.choosing
            roomy: row.roomy
            recommended: modelData.id === row.recommended
            x: index * (row.slot + Theme.dress.gap)
            width: row.slot
            height: row.height
        }
    }
}
