import QtQuick

// How wide bold words are in letters of any size. Measured at one size, because nobody hears when a font changes.
FontMetrics {
    readonly property int unit: 100

    font.pixelSize: unit
    font.bold: true

    function measure(words: string, size: real): real {
        return advanceWidth(words) * size / unit;
    }
}
