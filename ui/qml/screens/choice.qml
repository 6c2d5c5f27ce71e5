pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// One question, and under it the answers: one tap answers, the frame's Back asks again.
Page {
    id: root

    readonly property bool many: screen.items.length > 6
    readonly property bool single: Theme.dress.portrait ? !many || Theme.dress.elder : screen.items.length <= 4 || Theme.dress.compact && Theme.dress.elder
    readonly property int perRow: single ? 1 : 2
    readonly property int rows: Math.ceil(screen.items.length / perRow)
    readonly property bool roomy: rows <= (Theme.dress.elder ? 3 : 4) && perRow === 1 && !Theme.dress.compact
    readonly property bool larger: screen.items.some(item => item.key === "elder") // whoever is asked needs it, we think
    // The answers together fill a good part of the page, but none is higher than a hand.
    readonly property real share: Theme.dress.portrait ? 0.6 : 0.92 // beside the question they have the height to themselves
    readonly property real most: Math.min(Theme.dress.card * 2, Math.round(height * share / Math.max(1, rows)))
    readonly property string again: screen.canGoBack ? Shown.words.choose_again : ""

    asking: true
    sentences: screen.body
    support: Theme.dress.compact ? "" : again

    Repeater {
        model: root.rowsOf(root.screen.items, root.perRow)
        CardRow {
            required property list<Entry> modelData
            items: modelData
            slots: root.perRow
            choosing: true
            roomy: root.roomy
            recommended: root.larger ? "elder" : ""
            stretchTo: Math.max(implicitHeight, root.most)
        }
    }
    Repeater {
        model: root.rowsOf(root.screen.actions, Theme.dress.wide || !Theme.dress.portrait ? 2 : 1)
        ActionRow {
            required property list<Action> modelData
            actions: modelData
            slots: modelData.length
        }
    }
    Hint {
        text: root.supported ? "" : root.again
        spare: true
        extra: true
    }
}
