pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// Where I am, how far, what time it is. Only the way out of a visit stands in the corner, and nothing else ever does.
Rectangle {
    id: frame

    required property ShownScreen screen
    property string notice: "" // that the line is down, where the strip that says so has no room
    property real overlap: 0 // room under the text that a card of the home screen reaches into
    property bool covered: false // its words, by what is said of the page
    property real kept: 0 // room before the corner for what stands there beside words
    readonly property real corner: exit.visible ? exit.x : time.x
    readonly property bool atHome: screen.kind === "home" || !screen.where
    readonly property bool upright: Theme.dress.portrait
    readonly property bool staged: screen.stages.length > 0
    readonly property bool barred: staged && !Theme.dress.compact
    readonly property string said: atHome ? Shown.words.place : barred ? "" : screen.stage // beside or under the title
    readonly property real edge: corner - kept - Theme.dress.gap
    readonly property real air: Math.round(Theme.dress.gap * 0.8)

    implicitHeight: Theme.dress.header + overlap
    gradient: Gradient {
        GradientStop { position: 0; color: Theme.dress.c_header }
        GradientStop { position: 1; color: Theme.dress.c_headerEnd }
    }

    Item { // the row of the title
        id: row
        y: frame.upright ? Math.round(Theme.dress.header * 0.16) : 0
        width: parent.width
        height: frame.upright ? Math.round(Theme.dress.p * 1.45) : Theme.dress.header
    }

    Rectangle {
        id: mark
        readonly property int size: Math.round(Theme.dress.p * 1.7)
        readonly property real needed: Theme.dress.margin + size + frame.air + where.implicitWidth + Theme.dress.gap
        visible: frame.atHome && !frame.covered && ((!exit.visible && !frame.kept) || needed <= frame.edge + Theme.dress.gap) // the name matters more
        width: visible ? size : 0
        height: width
        radius: Theme.dress.radiusSmall
        x: Theme.dress.margin
        y: Math.round(row.y + (frame.upright && second.visible ? row.height + Theme.dress.s * 1.45 - height : row.height - height) / 2)
        color: Theme.dress.c_brand
        KText {
            anchors.centerIn: parent
            objectName: "mark"
            look: "p"
            tone: "onBrand"
            font.bold: true
            text: Shown.words.mark
            Accessible.ignored: true
        }
    }

    KText {
        id: where
        visible: !frame.covered
        x: mark.x + mark.width + (mark.visible ? frame.air : 0)
        y: Math.round(row.y + (row.height - height) / 2)
        look: "p"
        tone: "onHeader"
        font.bold: true
        wrapMode: Text.NoWrap
        text: frame.atHome ? Shown.words.brand : frame.screen.where
        Accessible.name: Shown.together([text, second.visible || frame.screen.kind === "home" ? frame.said : "",
                                         frame.atHome || frame.barred || second.visible ? "" : frame.screen.stage])
    }
    KText { // under the title, on flat panels beside it where there is room
        id: second
        readonly property real beside: where.x + where.implicitWidth + frame.air
        readonly property real end: !frame.upright || exit.visible ? frame.edge : (date.visible ? date.x : frame.width) - Theme.dress.gap
        x: frame.upright ? where.x : beside
        y: frame.upright ? row.y + row.height : where.y + where.baselineOffset - baselineOffset
        look: "s"
        tone: "onHeader2"
        wrapMode: Text.NoWrap
        visible: !frame.covered && text !== "" && x + implicitWidth < end
        text: frame.said
        Accessible.ignored: true
    }
    Loader {
        readonly property real beside: where.x + where.implicitWidth + 2 * Theme.dress.gap
        active: frame.barred || item !== null
        visible: frame.barred && !frame.covered
        x: frame.upright ? Theme.dress.margin : beside
        y: frame.upright ? Math.round(row.y + row.height + Theme.dress.gap * 0.7) : Math.round((frame.height - height) / 2)
        width: (frame.upright ? frame.width - Theme.dress.margin : frame.edge) - x
        sourceComponent: StageBar {
            said: frame.screen.stage
            at: frame.screen.at
            names: frame.screen.stages
        }
    }

    Row {
        id: time
        x: frame.width - Theme.dress.margin - width
        y: Math.round(row.y + (row.height - height) / 2)
        spacing: frame.air
        visible: !exit.visible
        NoticeMark {
            id: warning
            readonly property real room: frame.width - Theme.dress.margin - where.x - where.implicitWidth - Theme.dress.gap - frame.kept
            anchors.verticalCenter: parent.verticalCenter
            notice: frame.notice
            word: Shown.words.line_down
            brief: naturalWidth > room
        }
        KText {
            id: hour
            anchors.verticalCenter: parent.verticalCenter
            look: "p"
            tone: "onHeader"
            visible: (warning.visible ? warning.width + frame.air : 0) + implicitWidth < warning.room // words matter more
            text: Shown.clock.time
        }
    }
    KText {
        id: date
        x: frame.width - Theme.dress.margin - width
        y: row.y + row.height
        look: "s"
        tone: "onHeader2"
        visible: frame.atHome && frame.upright && !Theme.dress.elder && time.visible
        text: Shown.clock.date
    }

    Loader { // few screens have it
        id: exit
        active: visible || item !== null
        visible: frame.screen.exit !== ""
        x: frame.width - Theme.dress.margin - width
        y: frame.upright ? Math.round(row.y + row.height / 2 + Theme.dress.s * 0.7 - height / 2) : Math.round((frame.height - height) / 2)
        sourceComponent: KButton {
            entry: Action {
                key: "home"
                label: frame.screen.exit
                icon: "logout"
            }
            look: "quiet"
            front: "onHeader"
            color: pressed ? Theme.dress.c_headerEnd : Theme.dress.c_header
            border.width: Theme.dress.line_outline
            border.color: Theme.dress.c_onHeader2
            width: naturalWidth
            height: Theme.dress.touch
        }
    }
}
