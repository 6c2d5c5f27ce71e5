import QtQuick

// Where I am, how far, what time it is.
Rectangle {
    id: frame

    required property QtObject theme
    required property var words
    required property var screen
    required property var clock
    property string notice: "" // that the line is down, where the strip that says so has no room
    property real overlap: 0 // room under the text that a card of the home screen reaches into
    readonly property bool atHome: screen.kind === "home" || !screen.where
    readonly property real roof: Math.round(theme.gap * (theme.portrait ? 1.5 : 0.8))
    readonly property bool besides: !theme.portrait && where.implicitWidth + theme.gap * 2 + stage.implicitWidth < place.width
    readonly property real headed: mark.width + where.implicitWidth + stage.implicitWidth + hour.implicitWidth
        + theme.gap * 5 // what stays on one line beside the notice
    readonly property bool barBelow: !theme.portrait && screen.of > 0

    implicitHeight: Math.max(place.height, time.height) + 2 * roof + (barBelow ? theme.line_bar : 0) + overlap
    gradient: Gradient {
        GradientStop { position: 0; color: frame.theme.c_header }
        GradientStop { position: 1; color: frame.theme.c_headerEnd }
    }

    Rectangle {
        id: mark
        visible: frame.atHome
        width: visible ? Math.round(frame.theme.where * 1.7) : 0
        height: width
        radius: frame.theme.radiusSmall
        x: frame.theme.margin
        y: Math.round((place.height - height) / 2) + frame.roof
        color: frame.theme.c_brand
        KText {
            anchors.centerIn: parent
            theme: frame.theme
            look: "where"
            tone: "onBrand"
            font.bold: true
            text: frame.words.mark
            Accessible.ignored: true
        }
    }

    Item {
        id: place
        x: mark.x + (mark.visible ? mark.width + Math.round(frame.theme.gap * 0.8) : 0)
        y: frame.roof
        width: frame.width - x - time.width - frame.theme.margin - frame.theme.gap
        height: frame.besides ? where.implicitHeight : where.implicitHeight + stage.height

        KText {
            id: where
            width: frame.besides ? implicitWidth : parent.width
            theme: frame.theme
            look: "where"
            tone: "onHeader"
            font.bold: true
            text: frame.atHome ? frame.words.brand : frame.screen.where
        }
        KText {
            id: stage
            x: frame.besides ? where.implicitWidth + frame.theme.gap * 2 : 0
            y: frame.besides ? where.baselineOffset - baselineOffset : where.implicitHeight
            width: frame.besides ? implicitWidth : parent.width
            height: text ? implicitHeight : 0
            theme: frame.theme
            look: "small"
            tone: "onHeader2"
            text: frame.atHome ? frame.words.place : frame.screen.stage
        }
    }

    Column {
        id: time
        anchors.right: parent.right
        anchors.rightMargin: frame.theme.margin
        y: frame.roof
        spacing: frame.theme.portrait && !date.visible ? Math.round(frame.theme.gap * 0.4) : 0 // date: as its place

        Grid {
            anchors.right: parent.right
            columns: frame.theme.portrait ? 1 : 2
            layoutDirection: Qt.RightToLeft
            horizontalItemAlignment: Grid.AlignLeft // mirrored: right
            verticalItemAlignment: Grid.AlignVCenter
            columnSpacing: frame.theme.gap
            KText {
                id: hour
                theme: frame.theme
                look: frame.atHome ? "where" : "body"
                tone: "onHeader"
                text: frame.clock.time
            }
            NoticeMark {
                theme: frame.theme
                notice: frame.notice
                word: frame.words.line_down
                brief: !frame.theme.portrait && frame.headed + naturalWidth > frame.width - 2 * frame.theme.margin
            }
        }
        KText {
            id: date
            anchors.right: parent.right
            theme: frame.theme
            look: "small"
            tone: "onHeader2"
            visible: frame.atHome && frame.theme.portrait && !frame.theme.elder
            text: frame.clock.date
        }
        StageBar {
            theme: frame.theme
            at: frame.screen.at
            of: frame.screen.of
            visible: of > 0 && frame.theme.portrait
            width: Math.round(frame.width * 0.3)
        }
    }

    StageBar {
        theme: frame.theme
        at: frame.screen.at
        of: frame.screen.of
        visible: frame.barBelow
        x: frame.theme.margin
        width: frame.width - 2 * x
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.round(frame.roof * 0.6)
    }
}
