import QtQuick
import "../theme"

// Reckons which block goes to which page, column and height; moves nothing.
QtObject {
    required property int columns
    required property real laterExtra // how much higher all pages but the first are
    property bool tight: false // blocks take no more than they need
    property bool repeatsHeads: false // of cards that go on on another page

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
        made = columns === 1 ? evened(blocks, room, made) : made;
        repeatsHeads = false;
        return made;
    }

    // The last page takes rows of the card that goes on there, while that makes the emptier of the last two pages fuller.
    function evened(blocks: list<Block>, room: real, places: var): var {
        let made = places;
        for (;;) {
            const last = lastPage(made), first = made.findIndex(place => place.page === last), before = blocks[first - 2];
            if (first < 2 || !oneCard(blocks[first - 1], blocks[first]) || !oneCard(before, blocks[first - 1]) || before.keepWithNext)
                return made;
            const closer = placed(blocks, room, first - 1);
            if (lastPage(closer) !== last || closer[first - 1].page !== last || leastFilled(closer) <= leastFilled(made))
                return made;
            made = closer;
        }
    }

    function leastFilled(places: var): real { // how far down the emptier of the last two pages reaches
        const ends = [0, 1].map(back => places.filter(place => place.page === lastPage(places) - back).pop());
        return Math.min(...ends.map(place => place.y + leastOf(place.block)));
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

    function lastPage(places: var): int {
        return places.length ? places[places.length - 1].page : 0;
    }
}
