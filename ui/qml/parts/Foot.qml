pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// The last buttons of a screen: they stand under every page of it, so nobody must turn pages to leave.
Item {
    id: foot

    required property list<Action> actions
    property bool paged: false // in landscape the pager stands beside the buttons
    property bool oneRow: false // what does not fit into one is left to the page
    readonly property list<Action> rest: oneRow && counts.length > 1 ? actions.slice(counts[0]) : []
    property alias pagerPlace: place
    readonly property real gap: Theme.dress.portrait ? Theme.dress.gap : Math.round(Theme.dress.gap * 1.6) // as between the columns
    readonly property real pagerWidth: Math.round(width * 0.38)
    readonly property real least: Theme.dress.portrait ? width : width - pagerWidth - gap
    readonly property list<int> counts: filled(least) // of buttons in each row, as if there were a pager
    readonly property list<rect> places: {
        let first = 0, y = 0;
        const all = [];
        for (const count of oneRow ? counts.slice(0, 1) : counts) {
            const row = buttonsFrom(first, count);
            const widths = spread(row, paged ? least : width);
            const height = Math.max(...row.map((button, at) => button.heightAt(widths[at])));
            let x = 0;
            for (const width of widths) {
                all.push(Qt.rect(x, y, width, height));
                x += width + gap;
            }
            first += count;
            y += height + Theme.dress.gap;
        }
        return all;
    }

    implicitHeight: places.length ? places[places.length - 1].bottom : 0

    function buttonsFrom(first: int, count: int): var { // Qt 6.7 returns no list of objects
        const row = [];
        for (let at = first; at < first + count; at++)
            row.push(buttons.itemAt(at) as KButton);
        return row;
    }

    // As many beside each other as the room holds. None before all buttons are there.
    function filled(room: real): list<int> {
        const counts = [];
        let used = Infinity;
        for (let at = 0; at < buttons.count; at++) {
            const button = buttons.itemAt(at) as KButton;
            if (!button)
                return [];
            if (used + gap + button.naturalWidth > room) {
                counts.push(0);
                used = -gap;
            }
            counts[counts.length - 1] += 1;
            used += gap + button.naturalWidth;
        }
        return counts;
    }

    // The widths of a row: equal where the words allow it.
    function spread(row: list<KButton>, room: real): list<real> {
        const free = room - (row.length - 1) * gap;
        const share = Math.floor(free / row.length);
        const even = row.every(button => button.naturalWidth <= share);
        const extra = Math.floor((free - row.reduce((sum, button) => sum + button.naturalWidth, 0)) / row.length);
        return row.map(button => even || row.length === 1 ? share : button.naturalWidth + extra);
    }

    Repeater {
        id: buttons
        model: [...foot.actions]
        KButton {
            required property Action modelData
            required property int index
            readonly property rect spot: foot.places[index] ?? Qt.rect(0, 0, 0, 0)
            entry: modelData
            visible: width > 0
            centred: true
            x: spot.x
            y: spot.y
            width: spot.width
            height: spot.height
        }
    }

    Item {
        id: place
        x: foot.width - width
        width: foot.pagerWidth
        height: Math.round((foot.height + Theme.dress.touch) / 2) // the pager stands at its foot: in the middle
    }
}
