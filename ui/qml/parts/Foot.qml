import QtQuick
import "../theme"

// The last buttons of a screen: they stand under every page of it, so nobody must turn pages to leave.
Item {
    id: foot

    required property Item page
    required property var actions
    property bool paged: false // in landscape the pager stands beside the buttons
    property bool oneRow: false // what does not fit into one is left to the page
    readonly property var rest: oneRow && rows.length > 1 ? actions.slice(rows[0].length) : []
    property alias pagerPlace: place
    readonly property real gap: Theme.dress.portrait ? Theme.dress.gap : Math.round(Theme.dress.gap * 1.6) // as between the columns
    readonly property real pagerWidth: Math.round(width * 0.38)
    readonly property real least: Theme.dress.portrait ? width : width - pagerWidth - gap
    readonly property var rows: filled(least) // as if there were a pager: their number decides the height
    readonly property var places: {
        let y = 0;
        const all = [];
        for (const row of oneRow ? rows.slice(0, 1) : rows) {
            const across = spread(row, paged ? least : width);
            const height = Math.max(...row.map((button, at) => button.heightAt(across[at].width)));
            for (const place of across)
                all.push({ x: place.x, y: y, width: place.width, height: height });
            y += height + Theme.dress.gap;
        }
        return all;
    }

    implicitHeight: places.length ? places[places.length - 1].y + places[places.length - 1].height : 0

    // As many beside each other as the room holds.
    function filled(room: real): var {
        const rows = [];
        let used = Infinity;
        for (let at = 0; at < buttons.count; at++) {
            const button = buttons.itemAt(at);
            if (!button)
                continue;
            if (used + gap + button.naturalWidth > room) {
                rows.push([]);
                used = -gap;
            }
            rows[rows.length - 1].push(button);
            used += gap + button.naturalWidth;
        }
        return rows;
    }

    // Equally wide where the words allow it.
    function spread(row: var, room: real): var {
        const free = room - (row.length - 1) * gap;
        const share = Math.floor(free / row.length);
        const even = row.every(button => button.naturalWidth <= share);
        const extra = Math.floor((free - row.reduce((sum, button) => sum + button.naturalWidth, 0)) / row.length);
        let x = 0;
        return row.map(button => {
            const place = { x: x, width: even || row.length === 1 ? share : button.naturalWidth + extra };
            x += place.width + gap;
            return place;
        });
    }

    Repeater {
        id: buttons
        model: foot.actions
        KButton {
            required property var modelData
            required property int index
            readonly property var place: foot.places[index] ?? { x: 0, y: 0, width: 0, height: 0 }
            kiosk: foot.page.kiosk
            entry: modelData
            visible: width > 0
            centred: true
            x: place.x
            y: place.y
            width: place.width
            height: place.height
        }
    }

    Item {
        id: place
        x: foot.width - width
        width: foot.pagerWidth
        height: Math.round((foot.height + Theme.dress.touch) / 2) // the pager stands at its foot: in the middle
    }
}
