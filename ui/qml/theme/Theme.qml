pragma Singleton
import QtQuick

// What every part is drawn with. Of another dress only what differs is put on: letters of another size move neither
// gaps nor lines, and not half of the colours.
QtObject {
    id: theme

    property Dress dress: null
    readonly property Component dresses: Component {
        Dress {}
    }

    // `values` names every property of the first dress, and those of another one that differ.
    function wear(values: var): void {
        if (dress) {
            for (const name in values)
                dress[name] = values[name]; // tells nobody where it is the same
        } else {
            dress = dresses.createObject(theme, values) as Dress;
        }
    }

    function px(size: string): int {
        return dress[size];
    }

    function colour(tone: string): color {
        return dress["c_" + tone];
    }
}
