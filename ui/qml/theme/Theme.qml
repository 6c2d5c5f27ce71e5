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
        if (!dress) {
            dress = dresses.createObject(theme, values) as Dress;
            return;
        }
        // What large letters have no room for goes before anything else changes, and comes back when everything has.
        const flags = ["elder", "wide"], others = Object.keys(values).filter(name => !flags.includes(name));
        for (const name of values.elder ? [...flags, ...others] : [...others, ...flags])
            if (values[name] !== undefined)
                dress[name] = values[name]; // tells nobody where it is the same
    }

    function px(size: string): int {
        return dress[size];
    }

    function colour(tone: string): color {
        return dress["c_" + tone];
    }
}
