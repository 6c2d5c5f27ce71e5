pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// What every screen is: a title, and blocks under it; in landscape, where a page is asking, beside it.
ScreenView {
    id: root

    default property alias content: pages.content
    property int columns: Theme.dress.portrait || asking || narrow ? 1 : 2
    property alias badge: heading.badge
    property alias badgeTone: heading.badgeTone
    property alias badgeGround: heading.badgeGround
    property alias current: pages.current
    readonly property alias count: pages.count
    readonly property bool narrow: Theme.dress.compact && Shown.voice.on // a small panel, and the voice mode has part of it
    property bool asking: false // in landscape the question has the left third, and the answers the rest
    property list<string> sentences: [] // under the title, in its column
    readonly property int kept: { // so many of them have room there; what follows stands on the pages
        let floor = said.y, fitting = 0;
        for (; fitting < told.count; fitting++) {
            const line = told.itemAt(fitting) as KText;
            floor += line?.implicitHeight ?? 0;
            if (split && (floor >= saidFloor || ruler.widestNumber(sentences[fitting], Theme.dress.m) > third))
                break;
            floor += said.spacing;
        }
        return fitting;
    }
    property bool listing: false // the answers show what all sentences but the first say
    property string footnote: "" // under the sentences, where the question stands beside the answers
    property string support: "" // what answers the next doubt, at the foot of the question's column
    readonly property alias supported: doubt.fits // else it has to stand elsewhere
    readonly property real saidFloor: smallPrint.active ? smallPrint.y : height
    property Item banner: null // stands above the title; its parent is aboveTitle
    property Item aside: null // stands beside the title; its parent is nearTitle
    property Item foot: null // stands under all pages of the screen
    property Item pagerPlace: null
    readonly property alias headed: heading.visible
    readonly property alias aboveTitle: above
    readonly property alias nearTitle: near
    readonly property bool split: asking && !Theme.dress.portrait
    readonly property real room: width - 2 * Theme.dress.margin
    readonly property real third: split ? Math.round(room * (Theme.dress.elder ? 0.4 : 0.34)) : room
    readonly property real columnGap: Math.round(Theme.dress.gap * 1.6)
    readonly property real columnWidth: pages.columnWidth
    readonly property bool repeats: !(Theme.dress.compact && Theme.dress.elder) && !Shown.voice.on // where there is little room the title is on page one only
    readonly property real bannerSpace: banner?.implicitHeight ? banner.implicitHeight + Theme.dress.gap : 0
    readonly property real asideSpace: aside?.visible ? aside.width + Theme.dress.gap : 0
    readonly property real below: split ? heading.y : said.y + said.height + Math.round(Theme.dress.gap * (said.height ? 1.2 : 0.9))
    readonly property real footSpace: foot?.height ? foot.height + Theme.dress.gap : 0
    readonly property real firstRoom: height - below - Theme.dress.gap - footSpace // of a column of the first page

    // A list in rows of `count`.
    function rowsOf(list: var, count: int): var { // of entries or of actions
        const rows = [];
        for (let at = 0; at < list.length; at += count)
            rows.push(list.slice(at, at + count));
        return rows;
    }

    Ruler {
        id: ruler
        font.bold: false
    }

    Item { // read before the title
        id: above
    }

    Heading {
        id: heading
        visible: root.repeats || root.split || pages.current === 0
        text: root.screen.title
        x: Theme.dress.margin
        y: Math.round(Theme.dress.gap * 1.2) + root.bannerSpace
        width: root.third - root.asideSpace
    }

    Column {
        id: said
        x: Theme.dress.margin
        y: heading.y + Math.max(heading.implicitHeight, root.aside?.visible ? root.aside.height : 0) + (height ? Math.round(Theme.dress.gap * 0.5) : 0)
        width: root.third
        visible: heading.visible
        spacing: Math.round(Theme.dress.gap * 0.5)

        Repeater {
            id: told
            model: root.sentences
            KText {
                required property string modelData
                required property int index
                width: said.width
                tone: "ink2"
                enabled: index < root.kept
                opacity: enabled ? 1 : 0 // not `visible`: it is measured here
                text: modelData
            }
        }
    }

    Loader { // at the foot of the question's column; few pages have it
        id: smallPrint
        active: root.split && root.footnote !== ""
        x: Theme.dress.margin
        y: root.height - Theme.dress.gap - height
        width: root.third
        sourceComponent: KText {
            look: "s"
            tone: "ink2"
            text: root.footnote
        }
    }

    Loader {
        id: doubt
        readonly property real least: said.y + said.height + Theme.dress.gap // under all that is said of the question
        readonly property bool fits: active && y >= least
        active: root.split && root.support !== ""
        visible: fits
        x: Theme.dress.margin
        y: root.height - height - Theme.dress.gap
        width: root.third
        sourceComponent: Hint {
            text: root.support
        }
    }

    Item { // read after the title
        id: near
    }

    Pages {
        id: pages
        columns: root.columns
        pageKey: root.screen.key
        pagerPlace: root.pagerPlace
        x: Theme.dress.margin + (root.split ? root.third + root.columnGap : 0)
        laterExtra: root.repeats || root.split ? 0 : root.below - heading.y
        y: heading.visible ? root.below : heading.y
        width: root.width - x - Theme.dress.margin
        height: root.height - y - Theme.dress.gap - root.footSpace

        Repeater {
            model: root.sentences.slice(root.kept)
            Para {
                required property string modelData
                required property int index
                extra: root.listing && index + root.kept > 0
                closing: root.screen.items.length > 0 // ways come first; what one button does is said before it
                trailing: closing
                text: modelData
            }
        }
    }

    Binding {
        target: root.foot
        when: root.foot !== null
        property: "parent"
        value: root
    }
}
