pragma ComponentBehavior: Bound

import QtQuick
import Suizhu
import "parts"
import "theme"
import "values"

// The frame, and in it the page that the screen names.
Item {
    id: main

    required property ViewModel kiosk
    readonly property ShownScreen screen: Shown.screen
    readonly property bool covers: screen.kind === "idle" // personal data must be gone, frame and all
    property list<ScreenView> views: [] // one a file that was shown
    readonly property var drawnAs: ({ verify: "form", done: "result" }) // kinds that differ in their badge alone
    property ScreenView view: null // the one that is shown

    // While large letters are typed, field and keys need the strip's room: the header says it in one word. So do
    // number and failure on a small panel, and on any flat one where there is no slip.
    readonly property bool brief: Theme.dress.elder && (screen.kind === "form" || screen.kind === "verify"
                                                        || screen.kind === "done" && Theme.dress.compact)
                                  || !Theme.dress.portrait && screen.kind === "done" && screen.items.some(item => item.state === "bad")

    readonly property bool listens: Shown.voice.on // the voice mode's panel stands under the page, on flat panels beside it
    readonly property bool reads: Theme.dress.elder && !listens && !covers && Shown.voice.reads.length > 0
    readonly property real floor: listens && Theme.dress.portrait ? voice.y : reads && Theme.dress.portrait ? aloud.y : frameBottom.y // of the page
    readonly property real wall: listens && !Theme.dress.portrait ? voice.x : width
    property bool displaying: false // the sheet of languages, sizes and colours lies over the page
    property var told: ({ notice: "", typed: "", hint: "", language: "" }) // to a screen reader, last
    property bool unseen: true // what stands now has not been painted yet

    Accessible.ignored: true // it only speaks
    focus: true // where keys go while nothing has the focus

    // A keyboard alone is enough. Tab, Return and space are the controls' own; what they leave over comes here.
    Keys.onPressed: event => {
        Shown.keyed = true;
        event.accepted = !event.isAutoRepeat && keyboard.takes(event.key);
    }
    Keys.onTabPressed: keyboard.step(true)
    Keys.onBacktabPressed: keyboard.step(false)

    onKioskChanged: { // comes before the first binding looks
        Theme.wear(kiosk.dress);
        Shown.kiosk = kiosk;
        Shown.putWords(kiosk.frame);
        Shown.putClock(kiosk.clock);
        Shown.putCabinet(kiosk.cabinet);
        Shown.putVoice(kiosk.voice);
        Shown.putScreen(kiosk.screen);
    }
    Component.onCompleted: show()

    Connections {
        target: main.kiosk
        function onDressChanged(): void {
            Theme.wear(main.kiosk.otherDress);
            main.unseen = true;
        }
        function onFrameChanged(): void {
            Shown.putWords(main.kiosk.otherFrame);
        }
        function onClockChanged(): void {
            Shown.putClock(main.kiosk.clock);
        }
        function onVoiceChanged(): void {
            Shown.putVoice(main.kiosk.voice);
            main.unseen = true;
        }
        function onScreenChanged(): void {
            const key = main.screen.key, other = main.kiosk.otherScreen;
            if (leaving.running) // nothing has been painted since the last one
                main.forget();
            if (other.said)
                main.sayOtherwise(other);
            else
                Shown.putScreen(main.kiosk.screen);
            main.displaying = main.displaying && main.screen.key === key;
            main.unseen = true;
            main.show();
            leaving.start();
            main.announce(main.screen.key !== key);
            if (main.screen.key !== key)
                Qt.callLater(keyboard.begin);
        }
    }
    Connections {
        target: main.Window.window
        enabled: main.unseen
        function onFrameSwapped(): void {
            main.unseen = false;
            main.kiosk.seen();
            Qt.callLater(main.tidy); // now nobody waits
        }
    }

    function sayOtherwise(other: var): void {
        Shown.sayOtherwise(other);
        view.retold(other.offers);
    }

    // A page is made when its kind first comes and then kept: making a new one for each screen costs time and a few
    // kilobytes that Qt never gives back. What leaves the screen forgets what it showed, and leaves the window: Qt draws
    // rounded corners again for whatever is in it, also where nobody sees them.
    function show(): void {
        const old = view;
        const file = drawnAs[screen.kind] ?? screen.kind;
        let next = views.find(each => each.file === file) ?? null;
        if (next) {
            next.screen = screen;
        } else {
            next = make(file);
            views.push(next);
        }
        view = next;
        next.parent = stage;
        next.anchors.fill = stage;
        next.visible = true;
        if (old && old !== next) {
            old.visible = false;
            old.anchors.fill = undefined;
            old.parent = null;
        }
    }

    // What nobody waits for, once a page has been painted: pages that have left forget what they showed, and garbage is
    // collected, which Qt does some time later otherwise, while somebody waits.
    function tidy(): void {
        forget();
        gc();
    }

    function forget(): void {
        leaving.stop();
        for (const each of views)
            if (each !== view)
                each.screen = Shown.nothing;
        Shown.forget();
    }

    Timer { // also where nothing is painted, because no window is seen
        id: leaving
        interval: Shown.forgetMs
        onTriggered: main.forget()
    }

    // Tells a screen reader what it does not find by itself: another page, another notice, a digit more, or what is wrong
    // with an answer.
    function announce(another: bool): void {
        const { spoken, secret, hint } = screen.typing, notice = screen.notice;
        if (another || told.language !== Shown.words.language) // in another language it is another page
            tell([screen.title, notice === told.notice ? "" : notice], false);
        else if (hint !== told.hint)
            tell([hint], true);
        else
            tell([notice === told.notice ? "" : notice, spoken === told.typed ? "" : further(told.typed, spoken, secret)], false);
        told = { notice: notice, typed: spoken, hint: hint, language: Shown.words.language };
    }

    // Of what was typed behind what was told already only that; all of what is left, or that nothing is.
    function further(before: string, spoken: string, secret: bool): string {
        return !secret && before && spoken.startsWith(before) ? spoken.slice(before.length) : spoken;
    }

    function tell(words: list<string>, urgent: bool): void {
        const said = Shown.together(words);
        if (said && Accessible.announce) // from Qt 6.8 on
            Accessible.announce(said, urgent ? Accessible.Assertive : Accessible.Polite);
    }

    function make(file: string): ScreenView {
        const component = Qt.createComponent("screens/" + file + ".qml");
        if (component.status === Component.Error)
            throw new Error(component.errorString());
        return component.createObject(stage, { file: file, screen: screen }) as ScreenView;
    }

    Keyboard {
        id: keyboard
        whole: main
        page: stage
        foot: frameBottom
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.dress.c_ground
    }

    FrameTop {
        id: frameTop
        visible: !main.covers
        width: parent.width
        screen: main.screen
        notice: main.brief ? main.screen.notice : ""
        covered: main.reads && Shown.voice.reading && !Theme.dress.portrait
        kept: main.reads && !Theme.dress.portrait ? (aloud.item as ReadAloud)?.needed ?? 0 : 0
        overlap: main.screen.kind === "home" && Theme.dress.portrait && !Theme.dress.elder && !strip.visible
                 ? Theme.dress.card : 0
    }

    Strip {
        id: strip
        text: main.brief ? "" : main.screen.notice
        y: frameTop.height
        width: parent.width
    }

    Item {
        id: stage
        visible: !main.displaying
        y: main.covers ? 0 : frameTop.height + strip.implicitHeight - frameTop.overlap
        width: main.wall
        height: main.floor - y
    }

    Loader { // by its place: a start loads nothing of it
        id: over
        property bool wanted: false
        source: main.displaying || wanted ? "parts/DisplaySheet.qml" : ""
        visible: main.displaying
        y: frameTop.height - frameTop.overlap
        width: main.wall
        height: main.floor - y
        onLoaded: wanted = true // it stays
    }
    Connections {
        target: over.item as Sheet
        function onClosed(): void {
            main.displaying = false;
        }
    }

    Loader { // few visits listen, and only these load anything of it
        id: voice
        property bool wanted: false
        source: main.listens || wanted ? "parts/VoicePanel.qml" : ""
        onLoaded: wanted = true // it stays
        visible: main.listens
        x: Theme.dress.portrait ? 0 : parent.width - width
        y: Theme.dress.portrait ? frameBottom.y - height : frameTop.height + strip.implicitHeight
        width: Theme.dress.portrait ? parent.width : Theme.dress.voice
        height: Theme.dress.portrait ? Theme.dress.voice : frameBottom.y - y
    }

    Loader { // under an upright page, else in the header: there a small panel has no room for a line more
        id: aloud
        readonly property bool spread: Theme.dress.portrait || Shown.voice.reading
        property bool wanted: false
        source: main.reads || wanted ? "parts/ReadAloud.qml" : ""
        onLoaded: wanted = true // it stays
        visible: main.reads
        x: spread ? 0 : frameTop.corner - width
        y: Theme.dress.portrait ? frameBottom.y - height : 0
        width: Theme.dress.portrait ? parent.width : spread ? frameTop.corner - Theme.dress.gap : frameTop.kept
        height: Theme.dress.portrait ? Theme.dress.reads : Theme.dress.header
    }

    FrameBottom {
        id: frameBottom
        anchors.bottom: parent.bottom
        width: parent.width
        screen: main.screen
        displaying: main.displaying
        onDisplayed: on => main.displaying = on
    }

    KeyboardRing {}

    Loader {
        anchors.fill: parent
        source: main.listens ? "parts/VoiceRing.qml" : ""
    }

    Loader {
        anchors.fill: parent
        source: main.listens && Shown.voice.dark ? "parts/VoiceDark.qml" : ""
    }

    Loader { // who listens touches twice: to hear, and to press
        anchors.fill: parent
        source: main.listens ? "parts/VoiceGlass.qml" : ""
    }
}
