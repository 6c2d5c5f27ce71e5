pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// A question that is answered in digits. It is one piece and has no pages: who types must see what is typed. And the
// keys stand where they stand, whatever has to be said about the answer: the room for that is kept from the start.
ScreenView {
    id: root

    property string badge: ""
    readonly property bool beside: !Theme.dress.portrait // keys beside the field; otherwise under it
    readonly property real roof: Math.round(Theme.dress.gap * (beside && Theme.dress.elder && Theme.dress.compact ? 0.8 : 1.2))
    readonly property real floor: height - Theme.dress.gap
    readonly property real room: width - 2 * Theme.dress.margin
    readonly property real columnGap: Math.round(Theme.dress.gap * 1.6)
    readonly property bool scant: beside && Theme.dress.compact && Theme.dress.elder // what is said needs the width more than a button
    readonly property real wanted: { // elsewhere no label of a button breaks in two for want of width
        let most = 0;
        for (let at = 0; at < buttons.count; at++)
            most = Math.max(most, (buttons.itemAt(at) as KButton)?.naturalWidth ?? 0);
        return most;
    }
    readonly property real boardWidth: beside ? Math.round(Math.min(room * 0.5, Math.max(room * (Theme.dress.compact && Shown.voice.on ? 0.5 : 0.36), scant ? 0 : wanted))) : room
    readonly property real askedWidth: beside ? room - boardWidth - columnGap : room

    // Lines of text under the field that are free from the start. The longest hint has three in large letters.
    readonly property real reserve: Math.ceil((Theme.dress.elder ? 4 : 3) * Theme.dress.m * 1.45 + Theme.dress.gap * 1.5)
    readonly property real boardRoof: beside ? roof
        : Math.min(roof + title.implicitHeight + gapUnderTitle + field.implicitHeight + gapUnderField + reserve,
                   floor - footHeight - Theme.dress.gap - keys.implicitHeight)
    readonly property real footHeight: actions.height || Theme.dress.primaryButton // the main place stays empty where nothing stands in it
    readonly property real gapUnderTitle: Math.round(Theme.dress.gap * 0.9)
    readonly property real gapUnderField: Math.round(Theme.dress.gap * 0.7)

    // What is wrong needs the room of the title, too: the field says itself what it is for.
    readonly property real saidFloor: beside ? floor : boardRoof - Theme.dress.gap
    readonly property bool crowded: (root.screen.typing.hint !== "" || Shown.voice.on)
        && roof + title.implicitHeight + gapUnderTitle + field.implicitHeight + gapUnderField + hint.height > saidFloor

    Heading {
        id: title
        opacity: root.crowded ? 0 : 1
        text: root.screen.title
        badge: root.badge
        x: Theme.dress.margin
        y: root.roof
        width: root.askedWidth
    }

    KeyField {
        id: field
        x: Theme.dress.margin
        y: root.crowded ? root.roof : root.roof + title.implicitHeight + root.gapUnderTitle
        width: root.askedWidth
        height: implicitHeight
        typing: root.screen.typing
    }

    Item {
        id: hint
        readonly property bool said: root.screen.typing.hint !== ""
        x: Theme.dress.margin
        y: field.y + field.height + root.gapUnderField
        width: root.askedWidth
        height: said ? sentence.implicitHeight : 0
        visible: said

        Icon {
            id: mark
            name: hint.said ? "alert-triangle" : ""
            tone: "danger"
            size: Math.round(Theme.dress.m * 1.2)
            y: Math.round(Theme.dress.m * 0.12)
        }
        KText {
            id: sentence
            x: mark.size + Math.round(Theme.dress.padding * 0.5)
            width: parent.width - x
            tone: "danger"
            text: root.screen.typing.hint
            Accessible.role: Accessible.AlertMessage
        }
    }

    KText { // steps aside where what is wrong needs the room
        id: explanation
        readonly property real below: hint.said ? hint.y + hint.height + Math.round(Theme.dress.gap * 0.4) : hint.y
        opacity: below + implicitHeight <= root.saidFloor ? 1 : 0
        x: Theme.dress.margin
        y: below
        width: root.askedWidth
        tone: "ink2"
        text: root.screen.body.join("\n")
    }

    DigitKeys {
        id: keys
        x: root.width - Theme.dress.margin - width
        y: root.boardRoof
        width: root.boardWidth
        height: Math.max(implicitHeight, Math.min(most, root.floor - root.footHeight - Theme.dress.gap - y))
    }

    Ruler {
        id: ruler
    }

    Column {
        id: actions
        x: keys.x
        y: keys.y + keys.height + Theme.dress.gap
        width: root.boardWidth
        spacing: Theme.dress.gap

        Repeater {
            id: buttons
            model: [...root.screen.actions]
            KButton {
                required property Action modelData
                entry: modelData
                label: root.scant ? (ruler?.broken(modelData.label, textRoom, Theme.px(size)) ?? "") : modelData.label
                centred: true
                width: root.boardWidth
                height: implicitHeight
            }
        }
    }
}
