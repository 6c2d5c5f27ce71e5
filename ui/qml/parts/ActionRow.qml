pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// One or two buttons beside each other, equally high.
Block {
    id: row

    required property list<Action> actions
    property string look: "" // instead of the action's own
    property int slots: 1
    property string align: "" // left or centre; otherwise as the button's look asks
    property real share: 0 // of the row for the first of two; 0: as wide as the other
    readonly property real room: width - (slots - 1) * Theme.dress.gap
    readonly property real slot: Math.floor(room / slots)
    readonly property real begun: share > 0 ? Math.floor(room * share) : slot
    readonly property real tallest: {
        let most = 0;
        for (let at = 0; at < buttons.count; at++)
            most = Math.max(most, (buttons.itemAt(at) as Item)?.implicitHeight ?? 0);
        return most;
    }

    button: true
    implicitHeight: tallest

    Ruler {
        id: ruler
    }

    Repeater {
        id: buttons
        model: [...row.actions]
        KButton {
            required property Action modelData
            required property int index
            entry: modelData
            look: row.look ? row.look : modelData.primary ? "primary" : "plain"
            label: look === "primary" ? (ruler?.broken(modelData.label, textRoom, Theme.px(size)) ?? "") : modelData.label
            centred: row.align ? row.align === "centre" : look !== "plain" || row.slots === 1 && !modelData.icon
            x: index === 0 ? 0 : row.begun + Theme.dress.gap + (index - 1) * (row.slot + Theme.dress.gap)
            width: index === 0 ? row.begun : row.share > 0 ? row.room - row.begun : row.slot
            height: row.height
        }
    }
}
