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
    readonly property bool few: offers <= 4 // then each has a whole row, and nothing is to be sorted
    readonly property int perRow: Theme.dress.elder || few ? 1 : 2
    readonly property bool chips: !Theme.dress.elder && !few && shelves.length > 1 && !(Theme.dress.compact && screen.actions.length > 0)
    readonly property string all: "*"
    property string chosen: ""
    readonly property string shelf: chips && chosen !== all ? (shelves.indexOf(chosen) >= 0 ? chosen : shelves[0]) : all

    // What a hidden home screen still knows, so that it need not be made anew after every visit: the services, and
    // nothing about anybody.
    property list<string> shelves: []
    property list<string> shelfLabels: []
    property int offers: 0
    property string pageKey: ""

    Component.onCompleted: take()
    onScreenChanged: take()

    function take(): void {
        if (screen === Shown.nothing) {
            chosen = ""; // the next citizen begins with the usual group
            return;
        }
        offers = screen.offerCount;
        pageKey = screen.key;
        if (shelves.join() !== screen.shelves.join())
            shelves = screen.shelves;
        if (shelfLabels.join() !== screen.shelfLabels.join())
            shelfLabels = screen.shelfLabels;
        cards.refill();
    }

    Column {
        id: start
        x: Theme.dress.margin
        y: root.beside || Theme.dress.elder || root.screen.notice ? Theme.dress.gap : 0 // otherwise it reaches into the header
        width: root.beside ? Math.round((root.width - 3 * x) * 0.4) : root.width - 2 * x
        spacing: Theme.dress.gap

        Rectangle {
            id: hero
            readonly property bool stacked: root.beside
            width: parent.width
            height: stacked ? (drawing.visible ? drawing.size : 0) + words.implicitHeight + Theme.dress.inner * 2.4
                            : Math.max(drawing.size, words.implicitHeight) + Theme.dress.inner * (Theme.dress.elder ? 1.2 : 2)
            radius: Theme.dress.radius
            color: Theme.dress.c_card
            border.width: Theme.dress.line_hairline
            border.color: Theme.dress.c_hairline

            Machine {
                id: drawing
                readonly property real size: Math.round(Theme.dress.badge * (Theme.dress.wide ? 1.4 : root.beside && !Theme.dress.compact ? 2 : 1.15))
                visible: !hero.stacked || !Theme.dress.compact || root.screen.actions.length === 0
                device: root.screen.device
                width: implicitWidth
                height: size
                x: Theme.dress.inner
                y: hero.stacked ? Theme.dress.inner : Math.round((hero.height - height) / 2)
            }
            Column {
                id: words
                x: hero.stacked ? Theme.dress.inner : drawing.x + drawing.width + Theme.dress.inner
                y: hero.stacked ? (drawing.visible ? drawing.y + drawing.size : Theme.dress.inner * 0.8) + Math.round(Theme.dress.inner * 0.4)
                                : Math.round((hero.height - height) / 2)
                width: hero.width - x - Theme.dress.inner
                spacing: Math.round(Theme.dress.gap * 0.3)

                KText {
                    width: parent.width
                    look: Theme.dress.wide || root.beside && !Theme.dress.elder ? "t" : "p"
                    font.bold: true
                    lineHeight: 0.92 // of the font's own 1.45
                    text: root.screen.title
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                Repeater { // what went wrong with the card, where the eye is
                    model: [...root.screen.items]
                    Row {
                        required property Entry modelData
                        width: words.width
                        spacing: Theme.dress.padding * 0.5
                        Icon {
                            id: mark
                            name: "alert-triangle"
                            tone: "danger"
                            size: Math.round(Theme.dress.m * 1.2)
                            y: Math.round(Theme.dress.m * 0.12)
                        }
                        KText {
                            width: parent.width - mark.width - parent.spacing
                            tone: "danger"
                            font.bold: true
                            text: parent.modelData.label
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
            visible: number > 0
            spacing: Theme.dress.gap
            Repeater {
                model: root.beside ? [] : [...root.screen.actions]
                KButton {
                    required property Action modelData
                    entry: modelData
                    look: modelData.primary ? "primary" : "quiet"
                    width: buttons.slot
                    height: Math.max(implicitHeight, buttons.number > 1 ? Theme.dress.primaryButton : 0)
                }
            }
        }
        Repeater {
            model: root.beside && !Theme.dress.compact ? [...root.screen.actions] : []
            KButton {
                required property Action modelData
                entry: modelData
                look: modelData.primary ? "primary" : "quiet"
                width: start.width
                height: implicitHeight
            }
        }
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
        roomy: root.few && !Theme.dress.elder && !Theme.dress.compact
        stretch: root.few ? 1.7 : 1.5
        pagerPlace: root.beside && start.height + 2 * Theme.dress.gap + pagerHeight < aside.height ? aside : null
        x: root.beside ? start.x + start.width + Theme.dress.margin : Theme.dress.margin
        y: root.beside ? Theme.dress.gap : start.y + start.height + Math.round(Theme.dress.gap * 1.2)
        width: root.width - x - Theme.dress.margin
        height: root.height - y - Theme.dress.gap

        ActionRow {
            actions: root.beside && Theme.dress.compact ? root.screen.actions : []
            look: "quiet"
            slots: Math.max(1, actions.length)
        }
        Chips {
            keys: root.chips ? root.shelves.concat(root.all) : []
            labels: root.shelfLabels.concat(Shown.words.all)
            chosen: root.shelf
            onPicked: key => root.chosen = key
        }
    }
}
