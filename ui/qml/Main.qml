import QtQuick
import "parts"

// The frame, and in it the page that the screen names.
Item {
    id: main

    required property QtObject kiosk
    required property QtObject theme
    readonly property var screen: kiosk.screen
    readonly property var words: kiosk.frame
    readonly property bool covers: screen.kind === "idle" // personal data must be gone, frame and all
    property string shown: ""

    onScreenChanged: show()
    onWordsChanged: show()
    Component.onCompleted: show()

    // The only place where a page is loaded: a new value of the same kind goes to the page that is there.
    function show(): void {
        if (!screen.kind || !words.back)
            return;
        if (shown === screen.kind) {
            if (loader.item) {
                loader.item.words = words;
                loader.item.screen = screen;
            }
            return;
        }
        shown = screen.kind;
        loader.setSource("screens/" + shown + ".qml",
                         { kiosk: kiosk, theme: theme, words: words, screen: screen });
    }

    Rectangle {
        anchors.fill: parent
        color: main.theme.c_ground
    }

    FrameTop {
        id: frameTop
        width: parent.width
        theme: main.theme
        words: main.words
        screen: main.screen
        clock: main.kiosk.clock
        overlap: main.screen.kind === "home" && main.theme.portrait && !main.theme.elder && !strip.visible
                 ? main.theme.card : 0
    }

    Strip {
        id: strip
        theme: main.theme
        text: main.screen.notice
        y: frameTop.height
        width: parent.width
    }

    Loader {
        id: loader
        y: main.covers ? 0 : frameTop.height + strip.implicitHeight - frameTop.overlap
        width: parent.width
        height: frameBottom.y - y
    }

    FrameBottom {
        id: frameBottom
        anchors.bottom: parent.bottom
        width: parent.width
        height: implicitHeight
        kiosk: main.kiosk
        theme: main.theme
        words: main.words
        screen: main.screen
    }

    // Where the keyboard is: one ring for all controls.
    Rectangle {
        readonly property Item control: Window.activeFocusItem
        readonly property bool rings: control !== null && control.handle !== undefined
        readonly property point corner: rings ? control.mapToItem(main, 0, 0) : Qt.point(0, 0)
        visible: rings
        x: corner.x - border.width
        y: corner.y - border.width
        width: rings ? control.width + 2 * border.width : 0
        height: rings ? control.height + 2 * border.width : 0
        radius: rings ? control.radius + border.width : 0
        color: "transparent"
        border.width: main.theme.line_bold
        border.color: main.theme.c_ink
    }
}
