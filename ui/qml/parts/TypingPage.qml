import QtQuick

// A question that is answered in digits. It is one piece and has no pages: who types must see what is typed. And the
// keys stand where they stand, whatever has to be said about the answer: the room for that is kept from the start.
Item {
    id: root

    required property QtObject kiosk
    required property QtObject theme
    required property var words
    required property var screen
    property string badge: ""
    readonly property bool beside: !theme.portrait // keys beside the field; otherwise under it
    readonly property real roof: Math.round(theme.gap * (beside && theme.elder && theme.compact ? 0.8 : 1.2))
    readonly property real floor: height - theme.gap
    readonly property real room: width - 2 * theme.margin
    readonly property real columnGap: Math.round(theme.gap * 1.6)
    readonly property real wanted: { // no label of a button breaks in two for want of width
        let most = 0;
        for (let at = 0; at < buttons.count; at++)
            most = Math.max(most, buttons.itemAt(at)?.naturalWidth ?? 0);
        return most;
    }
    readonly property real boardWidth: beside ? Math.round(Math.min(room * 0.5, Math.max(room * 0.36, wanted))) : room
    readonly property real askedWidth: beside ? room - boardWidth - columnGap : room

    // Lines of text under the field that are free from the start. The longest hint has three in large letters.
    readonly property real reserve: Math.ceil(4 * theme.body * 1.45 + theme.gap * 1.5)
    readonly property real boardRoof: beside ? roof
        : Math.min(roof + title.implicitHeight + gapUnderTitle + field.implicitHeight + gapUnderField + reserve,
                   floor - actions.height - theme.gap - keys.implicitHeight)
    readonly property real gapUnderTitle: Math.round(theme.gap * 0.9)
    readonly property real gapUnderField: Math.round(theme.gap * 0.7)

    // What is wrong needs the room of the title, too: the field says itself what it is for.
    readonly property real saidFloor: beside ? floor : boardRoof - theme.gap
    readonly property bool crowded: root.screen.typing.hint !== ""
        && roof + title.implicitHeight + gapUnderTitle + field.implicitHeight + gapUnderField + hint.height > saidFloor

    Heading {
        id: title
        opacity: root.crowded ? 0 : 1
        theme: root.theme
        text: root.screen.title
        badge: root.badge
        x: root.theme.margin
        y: root.roof
        width: root.askedWidth
    }

    KeyField {
        id: field
        x: root.theme.margin
        y: root.crowded ? root.roof : root.roof + title.implicitHeight + root.gapUnderTitle
        width: root.askedWidth
        height: implicitHeight
        theme: root.theme
        typing: root.screen.typing
    }

    Item {
        id: hint
        readonly property bool said: root.screen.typing.hint !== ""
        x: root.theme.margin
        y: field.y + field.height + root.gapUnderField
        width: root.askedWidth
        height: said ? sentence.implicitHeight : 0
        visible: said

        Icon {
            id: mark
            theme: root.theme
            name: "alert-triangle"
            tone: "danger"
            size: Math.round(root.theme.body * 1.2)
            y: Math.round(root.theme.body * 0.12)
        }
        KText {
            id: sentence
            x: mark.size + Math.round(root.theme.padding * 0.5)
            width: parent.width - x
            theme: root.theme
            tone: "danger"
            text: root.screen.typing.hint
        }
    }

    KText { // steps aside where what is wrong needs the room
        id: explanation
        readonly property real below: hint.said ? hint.y + hint.height + Math.round(root.theme.gap * 0.4) : hint.y
        opacity: below + implicitHeight <= root.saidFloor ? 1 : 0
        x: root.theme.margin
        y: below
        width: root.askedWidth
        theme: root.theme
        tone: "ink2"
        text: root.screen.body.join("\n")
    }

    DigitKeys {
        id: keys
        page: root
        x: root.width - root.theme.margin - width
        y: root.boardRoof
        width: root.boardWidth
        height: Math.max(implicitHeight, Math.min(most, root.floor - actions.height - root.theme.gap - y))
    }

    Column {
        id: actions
        x: keys.x
        y: keys.y + keys.height + root.theme.gap
        width: root.boardWidth
        spacing: root.theme.gap

        Repeater {
            id: buttons
            model: root.screen.actions
            KButton {
                required property var modelData
                kiosk: root.kiosk
                theme: root.theme
                entry: modelData
                centred: true
                width: root.boardWidth
                height: implicitHeight
            }
        }
    }
}
