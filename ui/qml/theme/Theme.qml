pragma Singleton
import QtQuick

// What every part is drawn with. A dress is put on as a whole, so that a binding follows once, however much it reads.
QtObject {
    id: theme

    property Dress dress: null
    readonly property Component dresses: Component {
        Dress {}
    }

    // `values` names every property of a dress.
    function wear(values: var): void {
        const old = dress;
        dress = dresses.createObject(theme, values) as Dress;
        if (old)
            old.destroy();
    }

    function px(size: string): int {
        return dress[size];
    }

    function colour(tone: string): color {
        return dress["c_" + tone];
    }
}
