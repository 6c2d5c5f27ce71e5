pragma ComponentBehavior: Bound

import QtQuick
import "../parts"
import "../theme"
import "../values"

// Everything once more, before anything is done.
Page {
    id: root

    readonly property list<Entry> lines: screen.items.filter(item => item.groups.indexOf("consent") < 0 && item.groups.indexOf("switch") < 0)
    readonly property list<Entry> consents: screen.items.filter(item => item.groups.indexOf("consent") >= 0)
    readonly property Entry covering: screen.items.find(item => item.groups.indexOf("switch") >= 0) ?? null
    readonly property Entry blank: Entry {}
    readonly property bool pair: !Theme.dress.elder && screen.actions.length === 2 // no and yes beside each other

    aside: uncover

    function source(entry: Entry): string {
        return entry?.groups[0] ?? "";
    }

    function nameOf(entry: Entry): string { // without what tells it from another of its name
        return entry.label.split("\u00a0· ")[0].split(" · ")[0];
    }

    // A row from elsewhere is no part of the card that ends above it. Where room is little only what was answered is set apart.
    function parts(number: int): bool {
        const above = source(lines[number - 1]);
        const headed = lines.some(line => source(line) === above && line.groups.indexOf("heads") >= 0);
        return number > 0 && source(lines[number]) !== above && (headed || !Theme.dress.compact);
    }

    Switch {
        id: uncover
        parent: root.nearTitle
        visible: root.covering !== null && root.headed
        entry: root.covering ?? root.blank
        x: root.width - Theme.dress.margin - width
        y: Math.round(Theme.dress.gap * 1.2)
        width: implicitWidth
        height: implicitHeight
    }
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
            required property int index
            entry: modelData
            least: root.nameOf(modelData)
            twin: root.lines.filter(line => root.nameOf(line) === least).length > 1
            breaks: root.parts(index)
        }
    }
    Repeater {
        model: [...root.consents]
        ConsentRow {
            required property Entry modelData
            required property int index
            entry: modelData
            startsColumn: index === 0
            low: true
        }
    }
    Repeater {
        model: root.pair ? [[...root.screen.actions].reverse()] : root.rowsOf(root.screen.actions, 1)
        ActionRow {
            required property list<Action> modelData
            required property int index
            actions: modelData
            slots: modelData.length
            share: slots > 1 ? (Theme.dress.compact ? 0.4 : 0.36) : 0
            align: "centre"
            startsColumn: index === 0 && root.consents.length === 0
            low: true
        }
    }
}
