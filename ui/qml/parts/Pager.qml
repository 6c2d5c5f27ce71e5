pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// Previous and next page, and which page this is. In a narrow place words give way, the least needed first: those
// around the two numbers, the word of going back, the numbers. The word of going on stays, and on one line.
Item {
    id: pager

    required property string nextWord
    required property int current
    required property int count
    readonly property string said: Shown.words.page.arg(current + 1).arg(count)
    readonly property string brief: (current + 1) + " / " + count
    readonly property real gaps: 2 * Theme.dress.gap
    readonly property bool alone: count === 2 // only one of the two buttons is ever there
    readonly property real words: together(previous.wordyWidth, next.naturalWidth)
    readonly property bool sentence: words + metrics.advanceWidth(said) < width
    readonly property bool wordy: words + metrics.advanceWidth(brief) < width
    readonly property bool counts: wordy || together(Theme.dress.touch, next.naturalWidth) + metrics.advanceWidth(brief) < width
    readonly property real counted: counts ? counter.width + gaps : Theme.dress.gap
    readonly property real half: Math.floor((width - counted) / 2)
    readonly property real share: !wordy ? Theme.dress.touch : alone ? Math.max(previous.wordyWidth, half)
        : Math.max(previous.wordyWidth, Math.min(half, width - counted - next.naturalWidth))

    signal turned(by: int)

    function together(one: real, other: real): real {
        return (alone ? Math.max(one, other) : one + other) + gaps;
    }

    height: implicitHeight
    implicitHeight: Math.max(previous.implicitHeight, next.implicitHeight)

    FontMetrics {
        id: metrics
        font: counter.font
    }

    component Turn: KButton {
        property int by
        look: "quiet"
        height: pager.height
        opacity: enabled ? 1 : 0
        function press(): void {
            if (enabled)
                pager.turned(by);
        }
    }

    Turn {
        id: previous
        readonly property real wordyWidth: Math.ceil(word.advanceWidth) + 2 + Math.round(Theme.dress.icon * 0.8)
            + Theme.dress.padding * 0.7 + 2 * sidePadding
        entry: Action {
            key: "page-previous"
            label: pager.wordy ? Shown.words.previous : ""
            icon: "chevron-left"
        }
        by: -1
        name: Shown.words.previous
        width: pager.share
        enabled: pager.current > 0

        TextMetrics {
            id: word
            font.pixelSize: Theme.px(previous.size)
            text: Shown.words.previous
        }
    }

    KText {
        id: counter
        objectName: "page-counter"
        tone: "ink2"
        wrapMode: Text.NoWrap
        visible: pager.counts
        x: pager.alone && pager.current === 0 ? next.x - Theme.dress.gap - width : pager.share + Theme.dress.gap
        anchors.verticalCenter: parent.verticalCenter
        text: pager.sentence ? pager.said : pager.brief
        Accessible.name: Shown.aloud(pager.said)
    }

    Turn {
        id: next
        entry: Action {
            key: "page-next"
            label: pager.nextWord
            icon: "chevron-right"
        }
        look: "primary"
        least: Theme.dress.touch
        iconAfter: true
        by: 1
        width: pager.alone ? Math.max(naturalWidth, pager.half) : pager.width - pager.counted - pager.share
        x: pager.width - width
        enabled: pager.current < pager.count - 1
    }
}
