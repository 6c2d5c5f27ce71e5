pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// Lays blocks into one or two columns; what does not fit goes to the next page. Nothing shrinks, nothing scrolls.
Item {
    id: pages

    required property string pageKey // another value: begin at the first page again
    default property alias content: holder.data
    property int columns: Theme.dress.portrait ? 1 : 2
    property real laterExtra: 0 // how much higher all pages but the first are
    property Item pagerPlace: null // where previous and next are, when not under the blocks
    property string nextWord: Shown.words.next
    property int current: 0
    property int count: 1
    property list<rect> panels: []
    property bool turnedByHand: false // since there is something to be mended
    readonly property string sought: visible ? Shown.voice.sought : "" // it is on the page
    readonly property real pagerHeight: Math.max(Theme.dress.touch, pager.implicitHeight)
    readonly property bool atEnd: current === count - 1
    readonly property real columnGap: Theme.dress.gap * 1.6
    readonly property real columnWidth: columns === 1 ? width : Math.floor((width - columnGap) / 2)

    onPageKeyChanged: {
        current = 0;
        turnedByHand = false;
    }
    onSoughtChanged: {
        turnedByHand = false;
        schedule();
    }
    onWidthChanged: schedule()
    onHeightChanged: schedule()
    onColumnsChanged: schedule()
    onPagerPlaceChanged: schedule()
    onLaterExtraChanged: schedule()
    onVisibleChanged: schedule() // what is invisible measures itself otherwise
    onCurrentChanged: arrange()
    Component.onCompleted: arrange()

    function schedule(): void {
        Qt.callLater(arrange);
    }

    // Turns to what the voice mode speaks of, or to what is to be mended, until the finger turns elsewhere. True when that is another page.
    function turned(places: var): bool {
        const listened = sought ? places.find(place => holder.holds(place.block, sought)) : undefined;
        const wanted = listened ?? places.find(place => place.block.wanted);
        turnedByHand = turnedByHand && wanted !== undefined;
        const here = places.filter(place => place.page === current);
        const turns = wanted !== undefined && !turnedByHand
            && !here.some(place => place.block === wanted.block || place.under === wanted.block);
        if (turns)
            current = wanted.page;
        return turns;
    }

    function arrange(): void {
        if (!visible || width <= 0 || height <= 0 || !parent || !parent.parent) // the last: this page is being thrown away
            return;
        const all = holder.toPlace();
        const full = current > 0 ? height - laterExtra : height; // of the first page
        let room = full;
        const most = all.filter(block => !block.extra);
        let blocks = all;
        placing.tight = false;
        let places = placing.accompanied(blocks, room);
        let several = placing.lastPage(places) > 0;
        if (several) { // what can be left out, then less air, then both
            const fewer = most.filter(block => !block.spare);
            const begun = most.length < all.length ? [[most, false]] : [];
            for (const [some, close] of [...begun, [fewer, false], [most, true], [fewer, true]]) {
                placing.tight = close;
                const closer = placing.accompanied(some, room);
                if (placing.lastPage(closer) === 0) {
                    blocks = some;
                    places = closer;
                    several = false;
                    break;
                }
            }
            placing.tight = placing.tight && !several;
        }
        if (several) {
            pager.active = true;
            blocks = most;
            room = pagerPlace ? room : full - pager.implicitHeight - Theme.dress.gap;
            places = placing.accompanied(blocks, room);
        }
        if (several)
            places = placing.headed(blocks, room, places);
        else if (!placing.tight && placing.parted(blocks, places))
            places = placing.together(blocks, room, places);
        all.forEach(block => block.tight = placing.tight);
        count = placing.lastPage(places) + 1;
        all.filter(block => blocks.indexOf(block) < 0).forEach(block => reveal(block, false));
        if (current > count - 1)
            current = count - 1;
        if (!turned(places)) // or it was shown on turning
            show(places, room);
    }

    function reveal(block: Block, seen: bool): void { // not `visible`: what is invisible measures itself otherwise
        block.opacity = seen ? 1 : 0;
        block.enabled = seen;
    }

    function show(places: var, room: real): void {
        const cards = [], stacks = [];
        for (const place of places)
            reveal(place.block, place.page === current);
        const above = places.find(place => place.page === current && place.under);
        if (above) {
            reveal(above.under, true);
            places = [{ block: above.under, page: current, column: 0, y: above.under.edge, under: null }, ...places];
        }
        for (let column = 0; column < columns; column++) {
            const here = places.filter(place => place.page === current && place.column === column);
            stretch(here, current > 0 ? room + laterExtra : room);
            stacks.push(here);
        }
        const floor = Math.max(...stacks.map(here => floorOf(here)));
        for (const here of stacks) {
            level(here, floor);
            here.forEach((place, number) => settle(place, here[number - 1], cards));
        }
        panels = cards;
    }

    // Free space of a column goes to the blocks that can use it, in equal parts; what is left, above the low ones.
    function stretch(here: var, room: real): void {
        const last = here[here.length - 1];
        let free = last ? room - last.y - placing.leastOf(last.block) - (last.block.joined ? last.block.edge : 0) : 0;
        const most = here.map(place => place.block.spans ? 0 : Math.max(0, place.block.stretchTo - placing.leastOf(place.block))); // what spans would move one column alone
        const grown = here.map(() => 0), elastic = [...most.keys()].filter(at => most[at] > 0);
        elastic.sort((one, other) => most[one] - most[other]); // what the first cannot use is left to the others
        elastic.forEach((at, before) => {
            grown[at] = Math.max(0, Math.floor(Math.min(free / (elastic.length - before), most[at])));
            free -= grown[at];
        });
        let shift = 0;
        here.forEach((place, at) => {
            place.y += shift;
            place.height = placing.leastOf(place.block) + grown[at];
            place.grown = grown[at];
            place.floor = place.block.joined ? place.block.edge : 0; // of its card below it
            shift += grown[at];
        });
        const foot = here.findIndex(place => place.block.low);
        if (foot >= 0)
            here.slice(foot).forEach(place => place.y += Math.max(0, free));
    }

    // Where a column ends.
    function floorOf(here: var): real {
        const last = here[here.length - 1];
        return last ? last.y + last.height + last.floor : 0;
    }

    // Columns end at one line: the last card of the shorter one is higher, and what is below it stands lower.
    function level(here: var, floor: real): void {
        const at = here.map(place => place.block.joined).lastIndexOf(true);
        if (at < 0)
            return;
        let top = at;
        while (top > 0 && placing.oneCard(here[top - 1].block, here[top].block))
            top -= 1;
        const free = floor - floorOf(here), card = here[at].y + here[at].height - here[top].y;
        if (free <= 0 || free > card) // it would be empty
            return;
        here[at].floor += free;
        here.slice(at + 1).forEach(place => place.y += free);
    }

    function settle(place: var, above: var, cards: var): void {
        const block = place.block;
        block.x = place.column * (holder.columnWidth + columnGap);
        block.y = place.y;
        block.height = place.height;
        block.grown = place.grown;
        if (!block.joined)
            return;
        block.first = !above || !placing.oneCard(above.block, block);
        if (block.first)
            cards.push(Qt.rect(block.x, block.y - block.edge, block.width, 0));
        const card = cards[cards.length - 1];
        card.height = block.y + block.height + place.floor - card.y;
    }

    Placing {
        id: placing
        columns: pages.columns
        laterExtra: pages.laterExtra
    }

    Grounds {
        places: pages.panels
    }

    Blocks {
        id: holder
        columnWidth: pages.columnWidth
        anchors.fill: parent
        onChanged: pages.schedule()
    }

    Loader { // most screens have one page
        id: pager
        active: false
        parent: pages.pagerPlace ?? pages
        visible: pages.count > 1
        y: parent.height - height
        width: parent.width
        onImplicitHeightChanged: pages.schedule() // its words may need a second line
        sourceComponent: Pager {
            nextWord: pages.nextWord
            current: pages.current
            count: pages.count
            onTurned: by => {
                pages.turnedByHand = true;
                pages.current = Math.max(0, Math.min(pages.count - 1, pages.current + by));
            }
        }
    }
}
