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
    property bool tight: false // its blocks take no more than they need
    property bool repeatsHeads: false // of cards that go on on another page
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

    function oneCard(above: Block, below: Block): bool {
        return above.joined && below.joined && !below.breaks && above.spans === below.spans;
    }

    function gapBetween(above: Block, below: Block): real {
        if (oneCard(above, below))
            return 0;
        return Theme.dress.gap + (above.joined ? above.edge : 0) + (below.joined ? below.edge : 0);
    }

    function leastOf(block: Block): real {
        return tight ? block.tightHeight : block.implicitHeight;
    }

    // The height of the block and of what must stay with it.
    function neededBy(blocks: list<Block>, number: int): real {
        const block = blocks[number], next = blocks[number + 1];
        return leastOf(block) + (block.joined ? block.edge : 0)
            + (block.keepWithNext && next ? gapBetween(block, next) + neededBy(blocks, number + 1) : 0);
    }

    // What heads the card that goes on with this block, as far as it has room above it.
    function headOf(blocks: list<Block>, number: int, height: real): Block {
        const head = headAbove(blocks, number), found = blocks[head];
        const stands = repeatsHeads && head < number;
        return stands && found.edge + leastOf(found) + neededBy(blocks, number) <= height ? found : null;
    }

    // Where every block goes when `room` is the height of a column: {block, page, column, y, under}; `under`: the
    // head that stands above it again. The block of the number `turn` begins a page.
    function placed(blocks: list<Block>, room: real, turn: int): var {
        let at = 0, column = 0, y = 0, roof = 0, above = null; // `roof`: under what spans this page
        const places = [];
        blocks.forEach((block, number) => {
            const edge = block.joined ? block.edge : 0;
            const needed = neededBy(blocks, number);
            let top = above ? y + gapBetween(above, block) : roof + edge, under = null;
            const height = at > 0 ? room + laterExtra : room;
            const turns = number === turn;
            const begun = above !== null || roof > 0;
            const next = above !== null && block.startsColumn && column < columns - 1;
            if (begun && (turns || top + needed > height || next || block.spans && column > 0)) {
                const leaves = turns || block.spans || column === columns - 1 || roof + edge + needed > height; // the page
                at += leaves ? 1 : 0;
                column = leaves ? 0 : column + 1;
                roof = leaves ? 0 : roof;
                under = column === 0 ? headOf(blocks, number, room + laterExtra) : null;
                top = roof + (under ? edge + leastOf(under) : edge);
            }
            if (top === edge && at === 0 && needed > room && laterExtra > 0) { // only a later page is high enough
                at = 1;
                column = 0;
            }
            places.push({ block: block, page: at, column: column, y: top, under: under });
            y = top + leastOf(block);
            above = block.spans ? null : block;
            roof = block.spans ? y + edge + Theme.dress.gap : roof;
        });
        return places;
    }

    // As `placed`, but the last page never holds buttons alone: what is before them goes with them. Only a list of
    // buttons may go on there, with two of them at least.
    function accompanied(blocks: list<Block>, room: real): var {
        const places = placed(blocks, room, -1);
        const last = lastPage(places);
        const first = places.findIndex(place => place.page === last);
        if (last === 0)
            return places;
        if (places.some(place => place.page === last && !place.block.trailing))
            return inCompany(blocks, room, places, first);
        if (blocks[first - 1].button && places.filter(place => place.page === last && place.block.button).length > 1)
            return places;
        let turn = first - 1;
        while (turn > 0 && blocks[turn - 1].keepWithNext)
            turn -= 1;
        return turn > 0 && places[turn - 1].page === last - 1 ? turnedAt(blocks, room, places, withRow(blocks, places, turn)) : places;
    }

    // As these, but with the heads of cards that go on on another page, where that takes no more pages: with less air
    // if need be.
    function headed(blocks: list<Block>, room: real, places: var): var {
        repeatsHeads = true;
        let made = places;
        for (const close of [true, false]) { // the second is better
            tight = close;
            const closer = accompanied(blocks, room);
            if (lastPage(closer) <= lastPage(made))
                made = closer;
            else
                tight = made !== places;
        }
        repeatsHeads = false;
        return made;
    }

    function parted(blocks: list<Block>, places: var): bool { // a card goes on in the next column, without its head
        let head = null;
        return places.some((place, number) => {
            head = place.block.again ? place : head && oneCard(blocks[number - 1], place.block) ? head : null;
            return head !== null && head.column !== place.column;
        });
    }

    function together(blocks: list<Block>, room: real, places: var): var { // with less air where that keeps such a card whole
        tight = true;
        const closer = accompanied(blocks, room);
        tight = lastPage(closer) === 0 && !parted(blocks, closer);
        return tight ? closer : places;
    }

    // The last page holds at least two rows of a card, where the one before can do without another of them: the whole
    // card, where it has a head.
    function inCompany(blocks: list<Block>, room: real, places: var, first: int): var {
        const turn = withRow(blocks, places, first);
        const closer = turn < first ? turnedAt(blocks, room, places, turn) : places;
        return lastPage(closer) === lastPage(places) ? closer : places;
    }

    // The last page begins with this block, or with the head of its card where that takes no more pages.
    function turnedAt(blocks: list<Block>, room: real, places: var, turn: int): var {
        const head = headAbove(blocks, turn), before = lastPage(places) - 1;
        const whole = head > 0 && head < turn && places[head].page === before ? placed(blocks, room, head) : places;
        return whole !== places && lastPage(whole) === lastPage(places) ? whole : placed(blocks, room, turn);
    }

    function headAbove(blocks: list<Block>, number: int): int { // of the card that this block is in; without one: the block
        let head = number;
        while (head > 0 && !blocks[head].again && oneCard(blocks[head - 1], blocks[head]))
            head -= 1;
        return blocks[head].again ? head : number;
    }

    // Where the page has to begin so that a row which is the only one of its card there has another one above it.
    function withRow(blocks: list<Block>, places: var, at: int): int {
        const alone = at > 2 && oneCard(blocks[at - 1], blocks[at]) && !(blocks[at + 1] && oneCard(blocks[at], blocks[at + 1]));
        return alone && !blocks[at - 2].keepWithNext && places[at - 2].page === places[at - 1].page ? at - 1 : at;
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
        tight = false;
        let places = accompanied(blocks, room);
        let several = lastPage(places) > 0;
        if (several) { // what can be left out, then less air, then both
            const fewer = most.filter(block => !block.spare);
            const begun = most.length < all.length ? [[most, false]] : [];
            for (const [some, close] of [...begun, [fewer, false], [most, true], [fewer, true]]) {
                tight = close;
                const closer = accompanied(some, room);
                if (lastPage(closer) === 0) {
                    blocks = some;
                    places = closer;
                    several = false;
                    break;
                }
            }
            tight = tight && !several;
        }
        if (several) {
            pager.active = true;
            blocks = most;
            room = pagerPlace ? room : full - pager.implicitHeight - Theme.dress.gap;
            places = accompanied(blocks, room);
        }
        if (several)
            places = headed(blocks, room, places);
        else if (!tight && parted(blocks, places))
            places = together(blocks, room, places);
        all.forEach(block => block.tight = tight);
        count = lastPage(places) + 1;
        all.filter(block => blocks.indexOf(block) < 0).forEach(block => reveal(block, false));
        if (current > count - 1)
            current = count - 1;
        if (!turned(places)) // or it was shown on turning
            show(places, room);
    }

    function lastPage(places: var): int {
        return places.length ? places[places.length - 1].page : 0;
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
        let free = last ? room - last.y - leastOf(last.block) - (last.block.joined ? last.block.edge : 0) : 0;
        const most = here.map(place => Math.max(0, place.block.stretchTo - leastOf(place.block)));
        const grown = here.map(() => 0), elastic = [...most.keys()].filter(at => most[at] > 0);
        elastic.sort((one, other) => most[one] - most[other]); // what the first cannot use is left to the others
        elastic.forEach((at, before) => {
            grown[at] = Math.max(0, Math.floor(Math.min(free / (elastic.length - before), most[at])));
            free -= grown[at];
        });
        let shift = 0;
        here.forEach((place, at) => {
            place.y += shift;
            place.height = leastOf(place.block) + grown[at];
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
        while (top > 0 && oneCard(here[top - 1].block, here[top].block))
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
        block.first = !above || !oneCard(above.block, block);
        if (block.first)
            cards.push(Qt.rect(block.x, block.y - block.edge, block.width, 0));
        const card = cards[cards.length - 1];
        card.height = block.y + block.height + place.floor - card.y;
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
