pragma ComponentBehavior: Bound

import QtQuick
import "../cabinet"
import "../parts"
import "../theme"
import "../values"

// Start with the card, or with a service.
ScreenView {
    id: root

    readonly property bool wide: Theme.dress.portrait && !Theme.dress.elder
    readonly property bool beside: !Theme.dress.portrait
    readonly property bool listens: Shown.voice.on // the voice mode has part of the panel
    readonly property bool narrow: Theme.dress.compact && listens
    readonly property bool bare: narrow && Theme.dress.elder // names take the room that icons have elsewhere
    readonly property bool few: offers <= 4 // then each has a whole row, and nothing is to be sorted
    readonly property bool long: Theme.dress.compact && Shown.words.language === "en" // names need a whole row
    readonly property bool wordy: screen.items.length > 0 && Shown.words.language === "en" // long names, under a warning
    readonly property int perRow: Theme.dress.elder || few || long || listens && (!wide || wordy) ? 1 : 2
    readonly property bool fills: beside && !Theme.dress.compact // the card's column ends where the others do
    readonly property bool turnsBeside: beside && !three && !narrow
        && hero.least + underCard.implicitHeight + stackedActions.height + 4 * Theme.dress.gap + cards.pagerHeight < root.height
    readonly property real columnRoom: height - 2 * Theme.dress.gap
        - (turnsBeside && cards.count > 1 ? cards.pagerHeight + Theme.dress.gap : 0)
    readonly property bool chips: !Theme.dress.elder && !few && !listens && shelves.length > 1 && !(Theme.dress.compact && screen.actions.length > 0)
    readonly property bool flat: beside && !Theme.dress.compact
    readonly property bool three: chips && flat // columns: the card, services, groups
    readonly property bool under: chips && Theme.dress.compact // the groups stand under the card
    readonly property real columnGap: three ? Math.round(Theme.dress.gap * 1.4) : Theme.dress.margin
    readonly property real share: three ? 0.26 : narrow ? (bare ? 0.36 : 0.5) : Theme.dress.compact && !Theme.dress.elder && !long ? 0.38 : 0.4 // of the width, for the card
    readonly property list<string> tabs: !few && shelves.length > 1 ? shelves.concat(all) : [] // kept where large letters hide them
    readonly property list<string> tabLabels: shelfLabels.concat(Shown.words.all)
    readonly property string all: "*"
    property string chosen: ""
    readonly property string shelf: chips && chosen !== all ? (shelves.indexOf(chosen) >= 0 ? chosen : shelves[0]) : all

    // What a hidden home screen still knows, so that it need not be made again after every visit: the services, and
    // nothing about anybody.
    property list<string> shelves: []
    property list<string> shelfLabels: []
    property int offers: 0
    property string pageKey: ""

    readonly property string sought: visible ? Shown.voice.handle : "" // what the voice mode speaks of

    onSoughtChanged: {
        const offer = sought.startsWith("item-") ? sought.substring(5) : "";
        if (offer && Shown.kiosk.placeOf(shelf, offer) < 0 && Shown.kiosk.placeOf(all, offer) >= 0)
            chosen = all;
    }
    Component.onCompleted: take()
    onScreenChanged: take()

    function take(): void {
        if (screen === Shown.nothing) {
            chosen = ""; // the next citizen begins with the usual group, at its first page
            cards.current = 0;
            return;
        }
        offers = screen.offerCount;
        pageKey = screen.key;
        if (shelves.join() !== screen.shelves.join())
            shelves = screen.shelves;
        nameShelves();
        cards.refill();
    }

    function nameShelves(): void {
        if (shelfLabels.join() !== screen.shelfLabels.join())
            shelfLabels = screen.shelfLabels;
    }

    function retold(offers: bool): void {
        nameShelves();
        if (offers)
            cards.refill();
    }

    Ruler {
        id: ruler
    }
    Column {
        id: start
        x: Theme.dress.margin
        y: root.beside || Theme.dress.elder || root.screen.notice ? Theme.dress.gap : 0 // otherwise it reaches into the header
        width: root.beside ? Math.round((root.width - 3 * x) * root.share) : root.width - 2 * x
        spacing: Theme.dress.gap

        Rectangle {
            id: hero
            readonly property bool stacked: root.beside
            width: parent.width
            readonly property real least: (drawing.visible ? drawing.small : 0) + words.implicitHeight + Theme.dress.inner * 2.4
            readonly property real roomy: root.columnRoom - (stackedActions.height ? stackedActions.height + start.spacing : 0)
            height: stacked ? (root.fills ? Math.max(least, roomy) : least)
                            : Math.max(drawing.visible ? drawing.size : 0, words.implicitHeight)
                              + Theme.dress.inner * (Theme.dress.elder || root.listens ? 1.2 : 2)
            radius: Theme.dress.radius
            color: Theme.dress.c_card
            border.width: Theme.dress.line_hairline
            border.color: Theme.dress.c_hairline

            Machine {
                id: drawing
                readonly property real small: Theme.dress.drawing
                readonly property real most: Math.round(Theme.dress.badge * 3.2)
                readonly property real size: root.fills ? Math.max(small, Math.min(most, hero.height - hero.least + small)) : small
                // On a small panel the least needed: it gives way where it takes the room to turn pages.
                readonly property bool fitting: root.screen.actions.length === 0 && !root.under
                    && words.implicitHeight + small + Theme.dress.inner * 2.4 + 4 * Theme.dress.gap + cards.pagerHeight < root.height
                visible: !root.listens && (!hero.stacked || !Theme.dress.compact || fitting)
                device: root.screen.device
                told: root.screen.hereSaid
                width: implicitWidth
                height: size
                x: Theme.dress.inner
                y: hero.stacked ? Theme.dress.inner : Math.round((hero.height - height) / 2)
            }
            Column {
                id: words
                x: hero.stacked || !drawing.visible ? Theme.dress.inner : drawing.x + drawing.width + Theme.dress.inner
                y: hero.stacked ? (drawing.visible ? drawing.y + drawing.size : Theme.dress.inner * 0.8) + Math.round(Theme.dress.inner * 0.4)
                                : Math.round((hero.height - height) / 2)
                width: hero.width - x - Theme.dress.inner
                spacing: Math.round(Theme.dress.gap * 0.3)

                KText {
                    width: parent.width
                    look: Theme.dress.wide || root.beside && !Theme.dress.elder ? "t" : "p"
                    font.bold: true
                    lineHeight: 0.92 // of the font's own 1.45
                    text: ruler.broken(root.screen.title, words.width, font.pixelSize)
                    Accessible.role: Accessible.Heading
                    Accessible.name: Shown.aloud(root.screen.title)
                }
                Repeater { // what went wrong with the card, where the eye is
                    model: [...root.screen.items]
                    Item {
                        id: warning
                        required property Entry modelData
                        width: words.width
                        height: sentence.implicitHeight
                        Icon {
                            id: mark
                            name: "alert-triangle"
                            tone: "danger"
                            size: Math.round(Theme.dress.m * 1.2)
                            y: Math.round(Theme.dress.m * 0.12)
                        }
                        KText {
                            id: sentence
                            readonly property string indent: "\u3000\u2002" // as wide as the mark
                            x: root.three ? 0 : mark.size + Theme.dress.padding * 0.5
                            width: parent.width - x
                            tone: "danger"
                            font.bold: true
                            text: (root.three ? indent : "") + warning.modelData.label // a number in it needs the whole width
                            Accessible.name: Shown.together([warning.modelData.label, warning.modelData.stateWord])
                        }
                    }
                }
                Repeater {
                    model: root.screen.items.length ? [] : root.screen.body
                    KText {
                        required property string modelData
                        width: words.width
                        tone: "ink2"
                        text: modelData
                    }
                }
            }
        }

        Row {
            id: buttons
            readonly property int number: root.screen.actions.length
            readonly property real slot: root.beside ? parent.width : (parent.width - (number - 1) * spacing) / number
            readonly property real tallest: {
                let most = 0;
                for (let at = 0; at < repeated.count; at++)
                    most = Math.max(most, (repeated.itemAt(at) as Item)?.implicitHeight ?? 0);
                return most;
            }
            visible: number > 0
            spacing: Theme.dress.gap
            Repeater {
                id: repeated
                model: root.beside ? [] : [...root.screen.actions]
                KButton {
                    required property Action modelData
                    entry: modelData
                    look: modelData.primary && !root.listens ? "primary" : "quiet"
                    width: buttons.slot
                    height: buttons.number > 1 && !root.listens ? Math.max(buttons.tallest, Theme.dress.primaryButton) : implicitHeight
                }
            }
        }
        Column {
            id: stackedActions
            width: parent.width
            spacing: parent.spacing
            Repeater {
                model: root.fills ? [...root.screen.actions] : []
                KButton {
                    required property Action modelData
                    entry: modelData
                    look: modelData.primary ? "primary" : "quiet"
                    size: root.three && modelData.primary ? "l" : "m"
                    width: start.width
                    height: implicitHeight
                }
            }
        }
    }

    Chips {
        id: underCard
        keys: Theme.dress.compact ? root.tabs : []
        labels: root.tabLabels
        chosen: root.shelf
        shown: root.under
        visible: shown
        x: start.x
        y: start.y + start.height + Theme.dress.gap
        width: start.width
        onPicked: key => root.chosen = key
    }
    Shelves {
        id: column
        keys: root.flat ? root.tabs : []
        labels: root.tabLabels
        chosen: root.shelf
        visible: root.three
        x: root.width - Theme.dress.margin - width
        y: Theme.dress.gap
        width: root.flat ? Math.round(root.width * 0.16) : 0
        height: root.height - y - Theme.dress.gap
        onPicked: key => root.chosen = key
    }
    Item {
        id: aside
        x: start.x
        width: start.width
        height: root.height - Theme.dress.gap
    }

    CardPages {
        id: cards
        shelf: root.shelf
        pageKey: root.pageKey + root.shelf
        perRow: root.perRow
        bare: root.bare
        roomy: root.few && !Theme.dress.elder && !Theme.dress.compact
        stretch: root.few ? 1.7 : root.fills ? 2 : 1.5
        pagerPlace: root.turnsBeside ? aside : null
        x: root.beside ? start.x + start.width + root.columnGap : Theme.dress.margin
        y: root.beside ? Theme.dress.gap : start.y + start.height + Math.round(Theme.dress.gap * 1.2)
        width: (root.three ? column.x - root.columnGap : root.width - Theme.dress.margin) - x
        height: root.height - y - Theme.dress.gap

        ActionRow {
            actions: root.beside && Theme.dress.compact ? root.screen.actions : []
            look: "quiet"
            slots: Math.max(1, actions.length)
        }
        Chips {
            keys: root.flat || Theme.dress.compact ? [] : root.tabs
            labels: root.tabLabels
            chosen: root.shelf
            shown: root.chips
            onPicked: key => root.chosen = key
        }
    }
}
