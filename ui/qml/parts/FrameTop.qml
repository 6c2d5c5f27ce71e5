import QtQuick
import "../theme"
import "../values"

// Where I am, how far, what time it is.
Rectangle {
    id: frame

    required property ShownScreen screen
    property string notice: "" // that the line is down, where the strip that says so has no room
    property real overlap: 0 // room under the text that a card of the home screen reaches into
    readonly property bool atHome: screen.kind === "home" || !screen.where
    readonly property real roof: Math.round(Theme.dress.gap * (Theme.dress.portrait ? 1.5 : 0.8))
    readonly property bool besides: !Theme.dress.portrait && where.implicitWidth + Theme.dress.gap * 2 + stage.implicitWidth < place.width
    readonly property real headed: mark.width + where.implicitWidth + stage.implicitWidth + hour.implicitWidth
        + Theme.dress.gap * 5 // what stays on one line beside the notice
    readonly property bool barBelow: !Theme.dress.portrait && screen.of > 0

    implicitHeight: Math.max(place.height, time.height) + 2 * roof + (barBelow ? Theme.dress.line_bar : 0) + overlap
    gradient: Gradient {
        GradientStop { position: 0; color: Theme.dress.c_header }
        GradientStop { position: 1; color: Theme.dress.c_headerEnd }
    }

    Rectangle {
        id: mark
        visible: frame.atHome
        width: visible ? Math.round(Theme.dress.where * 1.7) : 0
        height: width
        radius: Theme.dress.radiusSmall
        x: Theme.dress.margin
        y: Math.round((place.height - height) / 2) + frame.roof
        color: Theme.dress.c_brand
        KText {
            anchors.centerIn: parent
            look: "where"
            tone: "onBrand"
            font.bold: true
            text: Shown.words.mark
            Accessible.ignored: true
        }
    }

    Item {
        id: place
        x: mark.x + (mark.visible ? mark.width + Math.round(Theme.dress.gap * 0.8) : 0)
        y: frame.roof
        width: frame.width - x - time.width - Theme.dress.margin - Theme.dress.gap
        height: frame.besides ? where.implicitHeight : where.implicitHeight + stage.height

        KText {
            id: where
            width: frame.besides ? implicitWidth : parent.width
            look: "where"
            tone: "onHeader"
            font.bold: true
            text: frame.atHome ? Shown.words.brand : frame.screen.where
        }
        KText {
            id: stage
            x: frame.besides ? where.implicitWidth + Theme.dress.gap * 2 : 0
            y: frame.besides ? where.baselineOffset - baselineOffset : where.implicitHeight
            width: frame.besides ? implicitWidth : parent.width
            height: text ? implicitHeight : 0
            look: "small"
            tone: "onHeader2"
            text: frame.atHome ? Shown.words.place : frame.screen.stage
        }
    }

    Column {
        id: time
        anchors.right: parent.right
        anchors.rightMargin: Theme.dress.margin
        y: frame.roof
        spacing: Theme.dress.portrait && !date.visible ? Math.round(Theme.dress.gap * 0.4) : 0 // date: as its place

        Grid {
            anchors.right: parent.right
            columns: Theme.dress.portrait ? 1 : 2
            layoutDirection: Qt.RightToLeft
            horizontalItemAlignment: Grid.AlignLeft // mirrored: right
            verticalItemAlignment: Grid.AlignVCenter
            columnSpacing: Theme.dress.gap
            KText {
                id: hour
                look: frame.atHome ? "where" : "body"
                tone: "onHeader"
                text: Shown.clock.time
            }
            NoticeMark {
                notice: frame.notice
                word: Shown.words.line_down
                brief: !Theme.dress.portrait && frame.headed + naturalWidth > frame.width - 2 * Theme.dress.margin
            }
        }
        KText {
            id: date
            anchors.right: parent.right
            look: "small"
            tone: "onHeader2"
            visible: frame.atHome && Theme.dress.portrait && !Theme.dress.elder
            text: Shown.clock.date
        }
        StageBar {
            at: frame.screen.at
            of: frame.screen.of
            visible: of > 0 && Theme.dress.portrait
            width: Math.round(frame.width * 0.3)
        }
    }

    StageBar {
        at: frame.screen.at
        of: frame.screen.of
        visible: frame.barBelow
        x: Theme.dress.margin
        width: frame.width - 2 * x
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.round(frame.roof * 0.6)
    }
}
