import QtQuick

// How wide words are in letters of any size, bold ones where nothing else is said. Measured at one size, because
// nobody hears when a font changes.
FontMetrics {
    readonly property int unit: 100

    font.pixelSize: unit
    font.bold: true

    function measure(words: string, size: real): real {
        return advanceWidth(words) * size / unit;
    }

    // Of the numbers and Latin words in it, which stand on one line each.
    function widestNumber(sentence: string, size: real): real {
        return Math.max(0, ...(sentence.match(/[\w\u2060-]+/g) ?? []).map(word => measure(word, size)));
    }

    // A sentence of two lines breaks after its comma when both halves fit, not inside a word; what has no comma, or more
    // lines, between the words that make its lines most alike.
    function broken(sentence: string, room: real, size: real): string {
        if (room <= 0 || measure(sentence, size) <= room)
            return sentence;
        let best = -1, widest = room;
        for (let at = 0; at < sentence.length - 1; at++) {
            if ("，、；：。,;".indexOf(sentence[at]) < 0)
                continue;
            const first = measure(sentence.substring(0, at + 1), size);
            const second = measure(sentence.substring(at + 1), size);
            if (Math.max(first, second) < widest) {
                widest = Math.max(first, second);
                best = at;
            }
        }
        return best < 0 ? evened(sentence, room, size) : sentence.substring(0, best + 1) + "\n" + sentence.substring(best + 1).trim();
    }

    // As many lines as it needs, in the least width that takes no more.
    function evened(sentence: string, room: real, size: real): string {
        const words = sentence.split(" ");
        if (words.length < 3)
            return sentence;
        const widths = words.map(word => measure(word, size)), blank = measure(" ", size);
        const widest = Math.max(...widths), lines = wrapped(words, widths, blank, room);
        if (widest > room || lines.length < 2)
            return sentence;
        let best = lines;
        for (let width = room - blank; width >= widest; width -= blank) {
            const closer = wrapped(words, widths, blank, width);
            if (closer.length > lines.length)
                break;
            best = closer;
        }
        return best.join("\n");
    }

    function wrapped(words: list<string>, widths: list<real>, blank: real, room: real): list<string> {
        const lines = [];
        let used = Infinity;
        words.forEach((word, at) => {
            if (used + blank + widths[at] > room) {
                lines.push(word);
                used = widths[at];
            } else {
                lines[lines.length - 1] += " " + word;
                used += blank + widths[at];
            }
        });
        return lines;
    }
}
