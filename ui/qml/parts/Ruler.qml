import QtQuick

// How wide bold words are in letters of any size. Measured at one size, because nobody hears when a font changes.
FontMetrics {
    readonly property int unit: 100

    font.pixelSize: unit
    font.bold: true

    function measure(words: string, size: real): real {
        return advanceWidth(words) * size / unit;
    }

    // A sentence of two lines breaks after its comma when both halves fit, not inside a word.
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
        return best < 0 ? sentence : sentence.substring(0, best + 1) + "\n" + sentence.substring(best + 1).trim();
    }
}
