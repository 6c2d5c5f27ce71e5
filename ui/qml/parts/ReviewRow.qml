pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// One line to check: what, its value, where it comes from, how it is with it, and what can be done about it.
Block {
    id: row

    required property Entry entry
    required property string least // its name without what stands behind a dot
    required property bool twin // another row has the same name: what stands behind the dot tells them apart
    readonly property bool heads: entry.groups.indexOf("heads") >= 0 // stands above a group and says what it is
    readonly property int sentence: 40 // letters: what is longer is read, not compared
    readonly property int columns: holder && holder.columnWidth > 0 ? Math.floor(holder.width / holder.columnWidth) : 1
    readonly property real room: width - 2 * Theme.dress.inner
    readonly property real buttonSpace: buttons.width ? buttons.width + Theme.dress.gap : 0
    readonly property real chipSpace: chip.active ? chip.width + Theme.dress.gap : 0
    readonly property real tailSpace: buttonSpace + chipSpace
    readonly property real noteSpace: source.implicitWidth + Theme.dress.gap
    readonly property bool noteBeside: Theme.dress.wide && entry.note !== "" && !(tight && fits)
        && valued.advanceWidth + noteSpace + tailSpace <= room
    // Beside the value alone, where a long name needs its line for itself.
    readonly property bool noteLow: noteBeside && named.advanceWidth + noteSpace + buttonSpace > room
    // On a small panel the value stands beside its name where both have room.
    readonly property real valueRoom: room - tailSpace - valued.advanceWidth - Theme.dress.gap
    readonly property bool fits: entry.value !== "" && named.advanceWidth <= valueRoom
    readonly property bool flat: fits && (Theme.dress.compact || tight)
    // Where it comes from is left out rather than broken in two: no line begins or ends with the dot.
    readonly property bool crowded: noted.advanceWidth > (flat ? valueRoom : room - buttonSpace)
    readonly property string shortLabel: { // without what stands behind a dot, where that would break in two
        if (!Theme.dress.compact || named.advanceWidth <= room - buttonSpace)
            return entry.label;
        return twin ? least + "\n" + entry.label.slice(least.length).replace(/^[\u00a0 ]· /, "") : least;
    }
    readonly property real rightSpace: buttonSpace + (noteBeside && !noteLow ? noteSpace : 0) // of its name; the chip stands below it
    readonly property real usualRoof: Math.round(Theme.dress.padding * (Theme.dress.compact ? (Theme.dress.elder ? 0.3 : 0.5) : 0.72))
    readonly property real tightRoof: Math.min(usualRoof, Math.round(Theme.dress.padding * 0.3))
    readonly property real roof: tight ? tightRoof : usualRoof
    // On a small elder panel a word that it is well gives way before the value needs a second line.
    readonly property bool plain: Theme.dress.compact && Theme.dress.elder && entry.state === "done"
        && valued.advanceWidth + worded.advanceWidth + Theme.dress.icon * 2 > room - buttonSpace
    readonly property bool tall: !fits && valued.advanceWidth > room - rightSpace - chipSpace // it would break in two
    readonly property real broad: room - chipSpace - (tall ? 0 : rightSpace) // the value has so much under its name
    readonly property real chipHeight: chip.active ? chip.height : 0
    readonly property real valueHeight: Math.max(value.visible ? value.implicitHeight : 0, chipHeight)

    joined: true
    spans: Theme.dress.compact && columns > 1 && Math.max(named.advanceWidth, valued.advanceWidth) > 3 * (holder.columnWidth - 2 * Theme.dress.inner) // lines
    keepWithNext: heads
    again: heads
    stretchTo: tight ? tightHeight + 2 * (usualRoof - tightRoof) : Theme.dress.portrait && Theme.dress.elder ? Math.round(implicitHeight * 1.25) : 0
    objectName: "row-item-" + entry.key
    implicitHeight: heightWith(fits && Theme.dress.compact) + 2 * usualRoof
    tightHeight: heightWith(fits) + 2 * tightRoof
    Accessible.role: Accessible.StaticText
    Accessible.ignored: !enabled
    Accessible.name: Shown.together([entry.label, entry.value, entry.note, entry.chip])

    function heightWith(flat: bool): real {
        if (flat)
            return Math.max(label.implicitHeight, valueHeight, buttons.implicitHeight);
        return tall ? Math.max(label.implicitHeight, buttons.implicitHeight) + valueHeight
                    : Math.max(label.implicitHeight + valueHeight, buttons.implicitHeight);
    }

    TextMetrics {
        id: named
        font: label.font
        text: row.entry.label
    }
    TextMetrics { // on one line; the height of what stands there must not depend on how it is parted
        id: valued
        font: value.font
        text: row.entry.value
    }
    TextMetrics {
        id: worded
        font: label.font
        text: row.entry.chip
    }
    TextMetrics {
        id: noted
        font: label.font
        text: row.entry.label + "\u00a0· " + row.entry.note
    }

    Rectangle {
        x: Theme.dress.inner
        width: parent.width - 2 * x
        height: Theme.dress.line_hairline
        color: Theme.dress.c_hairline
        visible: !row.first
    }

    Item {
        id: words
        x: Theme.dress.inner
        width: row.room
        y: row.tall ? row.roof : Math.round((row.height - height) / 2)
        height: implicitHeight
        implicitHeight: row.flat ? Math.max(label.height, row.valueHeight) : label.height + row.valueHeight

        KText {
            id: label
            width: row.flat ? row.valueRoom : parent.width - row.rightSpace
            height: row.tall ? Math.max(implicitHeight, buttons.implicitHeight) : implicitHeight
            y: row.flat ? Math.round((parent.height - height) / 2) : 0
            verticalAlignment: Text.AlignVCenter
            look: row.heads ? "m" : "s"
            tone: row.heads ? "ink" : "ink2"
            font.bold: row.heads
            lineHeight: row.spans ? 0.9 : 1 // of the font's own 1.45
            text: row.noteBeside || row.crowded || !row.entry.note ? row.shortLabel : noted.text
            Accessible.ignored: true
        }
        KText {
            id: value
            x: row.flat ? parent.width - row.tailSpace - width : 0
            y: row.flat ? Math.round((parent.height - height) / 2) : label.height + Math.round((row.valueHeight - height) / 2)
            width: row.flat ? Math.ceil(implicitWidth) : row.broad
            look: row.entry.value.length < row.sentence ? "l" : "m"
            font.bold: row.entry.value.length < row.sentence
            text: !row.flat && valued.advanceWidth > row.broad ? row.entry.value.split("\u00a0· ").join("\n") : row.entry.value // no line ends with the dot
            visible: text !== ""
            Accessible.ignored: true
        }
    }

    KText {
        id: source
        visible: row.noteBeside
        look: "s"
        tone: "ink2"
        wrapMode: Text.NoWrap
        text: row.entry.note
        Accessible.ignored: true
        x: row.width - Theme.dress.inner - row.tailSpace - implicitWidth
        y: row.noteLow ? words.y + value.y + Math.round((value.height - height) / 2) : Math.round((row.height - height) / 2)
    }

    Loader { // few rows have one
        id: chip
        active: row.entry.chip !== "" && !row.plain
        x: row.width - Theme.dress.inner - row.buttonSpace - width
        y: words.y + value.y + Math.round((value.height - height) / 2)
        sourceComponent: Chip {
            text: row.entry.chip
            well: row.entry.state === "done"
        }
    }

    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: Theme.dress.inner
        y: row.tall ? row.roof : Math.round((row.height - height) / 2)
        spacing: Theme.dress.gap

        Repeater {
            model: [...row.entry.actions]
            KButton {
                required property Action modelData
                entry: modelData
                look: "quiet"
                name: modelData.label + " " + row.entry.label
                width: naturalWidth
                height: implicitHeight
            }
        }
    }
}
