pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// Cards beside each other, equally high.
Block {
    id: row

    required property list<Entry> items
    property int slots: 1
    property bool choosing: false
    property bool roomy: false // few cards: each may be large
    property bool brief: false // names alone
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
        model: [...row.items]
        Card {
            required property Entry modelData
            required property int index
            entry: modelData
            choosing: row.choosing
            roomy: row.roomy
            brief: row.brief
            recommended: modelData.key === row.recommended
            x: index * (row.slot + Theme.dress.gap)
            width: row.slot
            height: row.height
        }
    }
}
