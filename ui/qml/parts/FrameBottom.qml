pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// Always here, always in this order: back, home, size, contrast, language, help.
Rectangle {
    id: frame

    required property ShownScreen screen
    readonly property bool beside: Theme.dress.elder || !Theme.dress.portrait // icon beside its word instead of above
    readonly property int perRow: Theme.dress.elder && Theme.dress.portrait ? 3 : 6
    readonly property real space: Math.max(Theme.dress.gap * 0.7, Theme.dress.line_hairline)
    readonly property real slot: Math.floor((width - 2 * side - (perRow - 1) * space) / perRow)
    readonly property real side: Theme.dress.portrait ? Math.round(Theme.dress.margin * 0.7) : Theme.dress.margin

    readonly property list<string> icons: ["arrow-left", "home", "text-size", "contrast", "language", "phone-call"]

    // All are equally wide, unless a word would touch the edge of its button: then each gets as much air as the others.
    readonly property list<real> slots: {
        const needed = [];
        for (let at = 0; at < tools.count; at++)
            needed.push((tools.itemAt(at) as Tool)?.needed ?? 0);
        if (perRow < 6 || !beside || Math.max(...needed) + Theme.dress.padding * 1.6 < slot)
            return needed.map(() => slot);
        const air = (width - 2 * side - 5 * space - needed.reduce((sum, one) => sum + one, 0)) / 6;
        return needed.map(one => Math.floor(one + air));
    }

    function startOf(index: int): real {
        const row = index - index % perRow;
        return side + slots.slice(row, index).reduce((sum, one) => sum + one + space, 0);
    }

    implicitHeight: (6 / perRow) * (Theme.dress.tool + space) + space
    color: Theme.dress.c_card

    Rectangle {
        width: parent.width
        height: Theme.dress.line_hairline
        color: Theme.dress.c_hairline
    }

    component Tool: Touchable {
        id: tool
        required property string modelData
        required property int index
        readonly property bool strong: action === "help"
        readonly property string front: !enabled ? "onMuted" : strong ? "onPrimary" : "onTint"
        action: modelData
        name: modelData === "language" ? Shown.words.language_name : word.text
        enabled: modelData === "back" ? frame.screen.canGoBack
            : modelData === "home" ? frame.screen.canLeave && frame.screen.kind !== "home" : true
        readonly property real needed: icon.size + frame.space * 0.6 + word.implicitWidth
        x: frame.startOf(index)
        y: frame.space + Math.floor(index / frame.perRow) * (Theme.dress.tool + frame.space)
        width: frame.slots[index] ?? frame.slot
        height: Theme.dress.tool
        radius: Theme.dress.radiusSmall
        color: !enabled ? Theme.dress.c_card : strong ? (pressed ? Theme.dress.c_primaryPressed : Theme.dress.c_primary)
             : pressed ? Theme.dress.c_pressed : Theme.dress.c_tint
        border.width: Theme.dress.strict && enabled ? Theme.dress.line_hairline : 0
        border.color: Theme.dress.c_outline

        Icon {
            id: icon
            name: frame.icons[tool.index]
            tone: tool.front
            size: Math.round(Theme.dress.icon * (frame.beside ? 0.8 : 0.92))
            x: frame.beside ? Math.round((tool.width - size - word.width - frame.space * 0.6) / 2)
                             : Math.round((tool.width - size) / 2)
            y: frame.beside ? Math.round((tool.height - size) / 2)
                             : Math.round((tool.height - size - word.height) / 2)
        }
        KText {
            id: word
            look: "small"
            tone: tool.front
            wrapMode: Text.NoWrap
            text: Shown.words[tool.modelData]
            x: frame.beside ? icon.x + icon.size + frame.space * 0.6 : Math.round((tool.width - width) / 2)
            y: frame.beside ? Math.round((tool.height - height) / 2) : icon.y + icon.size
            Accessible.ignored: true
        }
    }

    Repeater {
        id: tools
        model: ["back", "home", "elder", "contrast", "language", "help"]

        Tool {}
    }
}
