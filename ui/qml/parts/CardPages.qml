pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// The services of a shelf in pages of cards. Only the cards of the page that stands exist: how many pages there are
// follows from the numbers of lines that the view model tells of every service.
Item {
    id: pages

    required property string shelf
    required property string pageKey // another value: begin at the first page again
    required property int perRow
    default property alias head: blocks.data // blocks above the cards of the first page
    property bool bare: false // without icons
    property bool roomy: false // few cards: each may be large
    property real stretch: 1 // how much higher a card may become where there is room
    property Item pagerPlace: null // where previous and next are, when not under the cards
    property int current: 0
    property int count: 1
    property list<real> rows: [] // how high each row of cards should be
    property list<Entry> entries: [] // of the page that stands, and some more if cards are higher than they may be
    property int placed: 0 // so many of them have room
    property list<int> firsts: [] // the first card of every page up to the one that stands, and of the next
    property int fetched: 0 // the first of the entries
    property string measured: "" // what the rows were measured for
    property string layout: "" // what the pages were made for
    property bool stale: true // the services may be others, or said otherwise
    property int total: 0 // cards on all pages
    readonly property real pagerHeight: Math.max(Theme.dress.touch, pager.implicitHeight)
    readonly property real slot: Math.floor((width - (perRow - 1) * Theme.dress.gap) / perRow)
    readonly property Entry blank: Entry {}
    readonly property string sought: visible ? Shown.voice.handle : "" // what the voice mode speaks of

    property bool follows: false // until that card is seen, or a finger turns elsewhere

    onSoughtChanged: {
        follows = sought !== "";
        schedule();
    }
    onPageKeyChanged: {
        current = 0;
        refill();
    }
    onCurrentChanged: refill()
    onPerRowChanged: schedule()
    onBareChanged: schedule()
    onRoomyChanged: schedule()
    onStretchChanged: schedule()
    onPagerPlaceChanged: schedule()
    onWidthChanged: schedule()
    onHeightChanged: schedule()
    onVisibleChanged: schedule()

    function refill(): void {
        stale = true;
        schedule();
    }

    function schedule(): void {
        Qt.callLater(arrange);
    }

    function arrange(): void {
        if (width <= 0 || height <= 0 || !visible) // it stays as it is until it is seen again
            return;
        const roof = placeHead();
        const words = [shelf, perRow, bare, roomy, width, Theme.dress.cardTitle, Theme.dress.l].join();
        if (words !== measured || stale)
            measure();
        measured = words;
        const made = [words, height, roof, pagerPlace !== null].join();
        if (made !== layout)
            firsts = [];
        layout = made;
        if (!stand(roof, firstCards(0, height, roof, rows.length).length > 1))
            stand(roof, true); // the cards are higher than they should be
        follow();
    }

    // Page by page to the card that the voice mode speaks of.
    function follow(): void {
        if (!follows)
            return;
        const at = sought.startsWith("item-") ? Shown.kiosk.placeOf(shelf, sought.substring(5)) : -1;
        if (at >= 0 && (at < fetched || at >= fetched + placed))
            current = Math.max(0, Math.min(count - 1, current + (at < fetched ? -1 : 1)));
        else
            follows = false;
    }

    // Puts the cards of the page there. False when they need another page that there is no room to turn to.
    function stand(roof: real, several: bool): bool {
        if (several)
            pager.active = true;
        const room = several && !pagerPlace ? height - pager.implicitHeight - Theme.dress.gap : height;
        const most = evenRows(room, roof);
        const known = firsts.length > 0 ? firsts : firstCards(0, room, roof, most);
        current = Math.min(current, known.length - 1);
        const first = known[current], top = current === 0 ? roof : 0;
        blocks.opacity = current === 0 ? 1 : 0; // not `visible`, which would change its height
        blocks.enabled = current === 0;
        fetch(first, Math.min(perRow * Math.min(most, Math.max(1, Math.floor((room - top) / Theme.dress.card))), total - first));
        const end = first + placeCards(top, room, most);
        if (end < total && !several)
            return false;
        firsts = end < total ? known.slice(0, current + 1).concat(end) : known.slice(0, current + 1);
        count = current + 1 + (end < total ? firstCards(end, room, 0, most).length : 0);
        return true;
    }

    // How high the head is, with the gap under it.
    function placeHead(): real {
        let y = 0;
        for (const child of blocks.children) {
            const block = child as Block;
            if (!block)
                continue;
            block.settle(); // or the first frame has its cards elsewhere, and a start waits for a second one
            block.visible = block.implicitHeight > 0;
            block.y = y;
            block.height = block.implicitHeight;
            y += block.visible ? block.height + Theme.dress.gap : 0;
        }
        return y;
    }

    // How many rows a page has at most, so that no page is nearly empty, unless that takes more pages.
    function evenRows(room: real, roof: real): int {
        const fewest = firstCards(0, room, roof, rows.length).length;
        const even = Math.ceil(rows.length / fewest);
        return firstCards(0, room, roof, even).length === fewest ? even : rows.length;
    }

    // The first card of every page from this card on, as high as the rows should be and with so many at most.
    function firstCards(from: int, room: real, roof: real, most: int): list<int> {
        const found = [from], heights = rows, gap = Theme.dress.gap, across = perRow;
        let y = roof;
        for (let row = from / across; row < heights.length; row++) {
            const begun = row - found[found.length - 1] / across;
            if (begun >= most || y + heights[row] > room && begun > 0) {
                found.push(row * across);
                y = 0;
            }
            y += heights[row] + gap;
        }
        return found;
    }

    // As Card lays itself out.
    function measure(): void {
        const side = Math.round(Theme.dress.inner * 0.75);
        const words = slot - (bare ? 2.4 * side : 3 * side + Math.round(Theme.dress.tile * (roomy ? 1.35 : 1)));
        const name = roomy ? Theme.dress.p : Theme.px(Theme.dress.cardTitle), value = Theme.dress.m;
        const note = roomy ? Theme.dress.m : Theme.dress.s;
        const air = Math.round(Theme.dress.padding * (Theme.dress.compact ? 0.5 : 1)), sizes = [name, value, note];
        total = Shown.kiosk.countOf(shelf);
        rows = Shown.kiosk.rowHeights(shelf, perRow, Theme.dress.card, air, sizes.map(size => words / size),
                                      sizes.map(size => Math.ceil(size * 1.45)));
    }

    // What is there already is not asked for again: a page is arranged several times until all heights are known.
    function fetch(first: int, number: int): void {
        if (!stale && first === fetched && number <= entries.length)
            return;
        stale = false;
        fetched = first;
        const maps = Shown.kiosk.offers(shelf, first, number), old = entries.slice(); // a copy: a list property is never one by itself
        const kept = old.slice(0, maps.length);
        kept.forEach((entry, at) => Shown.retell(entry, maps[at]));
        if (maps.length === old.length)
            return;
        entries = kept.concat(Shown.entriesOf(maps.slice(kept.length), pages));
        cards.model = Math.max(cards.model, entries.length);
        old.slice(maps.length).forEach(entry => entry.destroy());
    }

    // Places those that have room. How many these are.
    function placeCards(roof: real, room: real, most: int): int {
        const heights = [];
        let free = room - roof;
        for (let at = 0; at < Math.min(entries.length, most * perRow); at += perRow) {
            const height = tallest(at);
            if (at > 0 && height > free)
                break;
            heights.push(height);
            free -= height + Theme.dress.gap;
        }
        free += Theme.dress.gap; // none after the last
        placed = Math.min(heights.length * perRow, entries.length);
        let y = roof;
        heights.forEach((least, row) => {
            const grown = Math.max(0, Math.floor(Math.min(free / (heights.length - row), least * (stretch - 1))));
            free -= grown;
            for (let at = row * perRow; at < Math.min((row + 1) * perRow, placed); at++) {
                cards.itemAt(at).y = y;
                cards.itemAt(at).height = least + grown;
            }
            y += least + grown + Theme.dress.gap;
        });
        return placed;
    }

    function tallest(first: int): real {
        let most = 0;
        for (let at = first; at < Math.min(first + perRow, entries.length); at++) {
            const card = cards.itemAt(at) as Card;
            card.settle();
            most = Math.max(most, card.implicitHeight);
        }
        return most;
    }

    Blocks {
        id: blocks
        columnWidth: pages.width
        onChanged: pages.schedule()
    }

    Repeater {
        id: cards
        model: 0 // as many as one page ever needed: another is not made for the next citizen
        Card {
            required property int index
            entry: pages.entries[index] ?? pages.blank
            opacity: index < pages.placed ? 1 : 0 // not `visible`: what is invisible measures itself otherwise
            enabled: index < pages.placed
            bare: pages.bare
            roomy: pages.roomy
            x: (index % pages.perRow) * (pages.slot + Theme.dress.gap)
            width: pages.slot
            onImplicitHeightChanged: pages.schedule()
        }
    }

    Loader { // few terminals have so many services
        id: pager
        active: false
        parent: pages.pagerPlace ?? pages
        visible: pages.count > 1
        y: parent.height - height
        width: parent.width
        onImplicitHeightChanged: pages.schedule() // its words may need a second line
        sourceComponent: Pager {
            nextWord: Shown.words.more_services
            current: pages.current
            count: pages.count
            onTurned: by => {
                pages.follows = false;
                pages.current = Math.max(0, Math.min(pages.count - 1, pages.current + by));
            }
        }
    }
}
