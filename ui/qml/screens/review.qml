import QtQuick
import "../parts"
import "../theme"

// Everything once more, before anything is done.
Page {
    id: root
    readonly property var lines: screen.items.filter(item => item.groups.indexOf("consent") < 0)
    readonly property var consents: screen.items.filter(item => item.groups.indexOf("consent") >= 0)

    Repeater {
        model: root.screen.body
        Para {
            required property string modelData
            page: root
            text: modelData
        }
    }
    Repeater {
        model: root.lines
        ReviewRow {
            required property var modelData
            page: root
            entry: modelData
        }
    }
    Repeater {
        model: root.consents
        ConsentRow {
            required property var modelData
            required property int index
            page: root
            entry: modelData
            startsColumn: index === 0
            low: Theme.dress.portrait
        }
    }
    Repeater {
        model: root.screen.actions
        ActionRow {
            required property var modelData
            required property int index
            page: root
            actions: [modelData]
            startsColumn: index === 0 && root.consents.length === 0
            low: Theme.dress.portrait
        }
    }
}
