import QtQuick
import "../theme"

// What every screen is: a title, and blocks under it.
ScreenView {
    id: root

    default property alias content: pages.content
    property alias columns: pages.columns
    property alias badge: heading.badge
    property alias badgeTone: heading.badgeTone
    property alias badgeGround: heading.badgeGround
    property alias current: pages.current
    readonly property alias count: pages.count
    property Item foot: null // stands under all pages of the screen
    property Item pagerPlace: null
    readonly property real columnWidth: pages.columnWidth
    readonly property bool repeats: !(Theme.dress.compact && Theme.dress.elder) // on small panels the title is on page one only
    readonly property real below: heading.y + heading.implicitHeight + Math.round(Theme.dress.gap * 0.9)
    readonly property real footSpace: foot?.height ? foot.height + Theme.dress.gap : 0
    readonly property real firstRoom: height - below - Theme.dress.gap - footSpace // of a column of the first page

    // A list in rows of `count`.
    function rowsOf(list: var, count: int): var { // of entries or of actions
        const rows = [];
        for (let at = 0; at < list.length; at += count)
            rows.push(list.slice(at, at + count));
        return rows;
    }

    Heading {
        id: heading
        visible: root.repeats || pages.current === 0
        text: root.screen.title
        x: Theme.dress.margin
        y: Math.round(Theme.dress.gap * 1.2)
        width: root.width - 2 * Theme.dress.margin
    }

    Pages {
        id: pages
        pageKey: root.screen.key
        pagerPlace: root.pagerPlace
        x: Theme.dress.margin
        laterExtra: root.repeats ? 0 : root.below - heading.y
        y: heading.visible ? root.below : heading.y
        width: root.width - 2 * Theme.dress.margin
        height: root.height - y - Theme.dress.gap - root.footSpace
    }

    Binding {
        target: root.foot
        when: root.foot !== null
        property: "parent"
        value: root
    }
}
