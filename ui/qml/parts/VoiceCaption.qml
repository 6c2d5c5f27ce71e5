import QtQuick
import "../theme"

// What is being said, word for word as it is spoken. What does not fit is cut between phrases.
Rectangle {
    id: caption

    required property list<string> phrases
    required property int phrase // the one that is being said
    property string look: Theme.dress.compact ? "m" : "l"
    property real usualHeight: height
    readonly property bool crowded: phrases.some(words => ruler.measure(words, Theme.px(look)) > roomIn(usualHeight)) // a phrase is not cut
    readonly property real inner: Math.round(Theme.dress.padding * 0.6)
    readonly property real lineHeight: Theme.px(look) * 1.45
    readonly property real room: roomIn(height)
    readonly property list<int> starts: { // the first phrase of every part that is shown at once
        const found = [0];
        let used = 0;
        for (let at = 0; at < phrases.length; at++) {
            const wide = metrics.advanceWidth(phrases[at]);
            if (used + wide > room && used > 0) {
                found.push(at);
                used = 0;
            }
            used += wide;
        }
        return found;
    }
    readonly property int part: {
        let at = 0;
        while (at + 1 < starts.length && starts[at + 1] <= phrase)
            at++;
        return at;
    }
    readonly property int first: starts[part] ?? 0
    readonly property int end: starts[part + 1] ?? phrases.length

    radius: Theme.dress.radius
    color: Theme.dress.c_card

    function roomIn(high: real): real { // for words: no line is filled to its very end
        const lines = Math.max(1, Math.floor((high - 2 * inner) / lineHeight));
        return lines * words.width - Math.max(0.3 * words.width, 1.5 * lines * Theme.px(look));
    }

    // Beside what is said now stands what was said, and what comes.
    function said(from: int, to: int): string {
        const held = phrases.slice(from, to).map((words, at) => phrases[from + at + 1]?.startsWith("·") ? words.trimEnd() + "\u00a0" : words);
        return held.join("").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\u00a0/g, "&nbsp;"); // else it may break there
    }

    FontMetrics {
        id: metrics
        font.pixelSize: Theme.px(caption.look)
        font.bold: true
    }

    Ruler {
        id: ruler
    }

    Rectangle {
        id: bar
        x: caption.inner
        y: caption.inner
        width: Theme.dress.line_bar
        height: parent.height - 2 * y
        radius: width / 2
        color: Theme.dress.c_primary
    }
    KText {
        id: words
        objectName: "caption"
        x: bar.x + bar.width + caption.inner
        width: parent.width - x - caption.inner
        anchors.verticalCenter: parent.verticalCenter
        look: caption.look
        textFormat: Text.StyledText
        text: caption.said(caption.first, caption.phrase) + "<b><font " + "color=\"" + Theme.dress.c_onTint + "\">"
            + caption.said(caption.phrase, caption.phrase + 1) + "</font></b>" + caption.said(caption.phrase + 1, caption.end)
        Accessible.role: Accessible.StaticText
        Accessible.name: caption.phrases.slice(caption.first, caption.end).join("")
    }
}
