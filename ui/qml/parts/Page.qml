import QtQuick

// What every screen is: a title, and blocks under it.
Item {
    id: root

    required property QtObject kiosk
    required property QtObject theme
    required property var words
    required property var screen
    default property alias content: pages.content
    property alias columns: pages.columns
    property alias badge: heading.badge
    property alias badgeTone: heading.badgeTone
    property alias badgeGround: heading.badgeGround
    property alias current: pages.current
    readonly property alias count: pages.count
    property bool airy: false // few words on a large panel: they may be larger
    property Item foot: null // stands under all pages of the screen
    property Item pagerPlace: null
    readonly property real columnWidth: pages.columnWidth
    readonly property bool repeats: !(theme.compact && theme.elder) // on small panels the title is on page one only
    readonly property real below: heading.y + heading.implicitHeight + Math.round(theme.gap * 0.9)
    readonly property real footSpace: foot?.height ? foot.height + theme.gap : 0
    readonly property real firstRoom: height - below - theme.gap - footSpace // of a column of the first page
    readonly property bool wide: theme.portrait && !theme.elder // room for two buttons side by side

    // A list in rows of `count`.
    function rowsOf(list: var, count: int): var {
        const rows = [];
        for (let at = 0; at < list.length; at += count)
            rows.push(list.slice(at, at + count));
        return rows;
    }

    Heading {
        id: heading
        visible: root.repeats || pages.current === 0
        theme: root.theme
        text: root.screen.title
        airy: root.airy
        x: root.theme.margin
        y: Math.round(root.theme.gap * 1.2)
        width: root.width - 2 * root.theme.margin
    }

    Pages {
        id: pages
        page: root
        pageKey: root.screen.key
        pagerPlace: root.pagerPlace
        x: root.theme.margin
        laterExtra: root.repeats ? 0 : root.below - heading.y
        y: heading.visible ? root.below : heading.y
        width: root.width - 2 * root.theme.margin
        height: root.height - y - root.theme.gap - root.footSpace
    }

    Binding {
        target: root.foot
        when: root.foot !== null
        property: "parent"
        value: root
    }
}
