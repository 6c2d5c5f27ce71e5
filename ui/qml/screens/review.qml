pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// Everything once more, before anything is done.
Page {
    id: root

    readonly property list<Entry> lines: screen.items.filter(item => item.groups.indexOf("consent") < 0)
    readonly property list<Entry> consents: screen.items.filter(item => item.groups.indexOf("consent") >= 0)

    Repeater {
        model: root.screen.body
        Para {
            required property string modelData
            text: modelData
        }
    }
    Repeater {
        model: [...root.lines]
        ReviewRow {
            required property Entry modelData
            entry: modelData
        }
    }
    Repeater {
        model: [...root.consents]
        ConsentRow {
            required property Entry modelData
            required property int index
            entry: modelData
            startsColumn: index === 0
            low: Theme.dress.portrait
        }
    }
    Repeater {
        model: [...root.screen.actions]
        ActionRow {
            required property Action modelData
            required property int index
            actions: [modelData]
            startsColumn: index === 0 && root.consents.length === 0
            low: Theme.dress.portrait
        }
    }
}
