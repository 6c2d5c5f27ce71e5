import QtQuick
import "../parts"

// Start with the card, or with a service.
Item {
    id: root

    required property QtObject kiosk
    required property QtObject theme
    required property var words
    required property var screen
    readonly property bool wide: theme.portrait && !theme.elder
    readonly property bool beside: !theme.portrait
    readonly property var hints: screen.items.filter(item => item.state === "bad")
    readonly property var offered: screen.items.filter(item => item.state !== "bad")
    readonly property bool few: offered.length <= 4 // then each has a whole row, and nothing is to be sorted
    readonly property int perRow: theme.elder || few ? 1 : 2
    readonly property bool chips: !theme.elder && !few && screen.groups.length > 1
    property string chosen: ""
    readonly property string group: screen.groups.some(each => each.id === chosen) || chosen === "*" ? chosen
        : chips && screen.groups.length > 0 ? screen.groups[0].id : "*"
    readonly property var services: group === "*" ? offered
        : offered.filter(item => item.groups.indexOf(group) >= 0)

    // Cards are made anew only where they differ: the same home screen comes back after every visit.
    readonly property string said: JSON.stringify([perRow, services])
    property var rows: []
    onSaidChanged: rows = rowsOf(services, perRow)

    // What a hidden home screen still knows: the services, and nothing about anybody.
    function forgotten(nothing: var): var {
        return Object.assign({}, nothing, { items: screen.items, groups: screen.groups });
    }

    onScreenChanged: {
        if (!screen.key)
            chosen = ""; // the next citizen begins with the usual group
    }

    function rowsOf(list: var, count: int): var {
        const rows = [];
        for (let at = 0; at < list.length; at += count)
            rows.push(list.slice(at, at + count));
        return rows;
    }

    Column {
        id: start
        x: root.theme.margin
        y: root.beside || root.theme.elder || root.screen.notice ? root.theme.gap : 0 // otherwise it reaches into the header
        width: root.beside ? Math.round((root.width - 3 * x) * 0.4) : root.width - 2 * x
        spacing: root.theme.gap

        Rectangle {
            id: hero
            readonly property bool stacked: root.beside
            width: parent.width
            height: stacked ? (tile.visible ? tile.size : 0) + words.implicitHeight + root.theme.inner * 2.4
                            : Math.max(tile.size, words.implicitHeight) + root.theme.inner * (root.theme.elder ? 1.2 : 2)
            radius: root.theme.radius
            color: root.theme.c_card
            border.width: root.theme.line_hairline
            border.color: root.theme.c_hairline

            Tile {
                id: tile
                theme: root.theme
                visible: !hero.stacked || !root.theme.compact || root.screen.actions.length === 0
                name: root.screen.device ? root.screen.device : "id"
                round: true
                size: Math.round(root.theme.badge * (root.wide ? 1.3 : root.beside && !root.theme.compact ? 1.3 : 1))
                x: root.theme.inner
                y: hero.stacked ? root.theme.inner : Math.round((hero.height - height) / 2)
            }
            Column {
                id: words
                x: hero.stacked ? root.theme.inner : tile.x + tile.size + root.theme.inner
                y: hero.stacked ? (tile.visible ? tile.y + tile.size : root.theme.inner * 0.8) + Math.round(root.theme.inner * 0.4)
                                : Math.round((hero.height - height) / 2)
                width: hero.width - x - root.theme.inner
                spacing: Math.round(root.theme.gap * 0.3)

                KText {
                    width: parent.width
                    theme: root.theme
                    look: root.wide || root.beside && !root.theme.elder ? "title" : "where"
                    font.bold: true
                    lineHeight: 0.92 // of the font's own 1.45
                    text: root.screen.title
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                Repeater { // what went wrong with the card, where the eye is
                    model: root.hints
                    Row {
                        required property var modelData
                        width: words.width
                        spacing: root.theme.padding * 0.5
                        Icon {
                            id: mark
                            theme: root.theme
                            name: "alert-triangle"
                            tone: "danger"
                            size: Math.round(root.theme.body * 1.2)
                            y: Math.round(root.theme.body * 0.12)
                        }
                        KText {
                            width: parent.width - mark.width - parent.spacing
                            theme: root.theme
                            tone: "danger"
                            font.bold: true
                            text: parent.modelData.label
                        }
                    }
                }
                Repeater {
                    model: root.hints.length ? [] : root.screen.body
                    KText {
                        required property string modelData
                        width: words.width
                        theme: root.theme
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
            spacing: root.theme.gap
            Repeater {
                model: root.beside ? [] : root.screen.actions
                KButton {
                    required property var modelData
                    kiosk: root.kiosk
                    theme: root.theme
                    entry: modelData
                    look: modelData.primary ? "primary" : "quiet"
                    width: buttons.slot
                    height: Math.max(implicitHeight, buttons.number > 1 ? root.theme.primaryButton : 0)
                }
            }
        }
        Repeater {
            model: root.beside && !root.theme.compact ? root.screen.actions : []
            KButton {
                required property var modelData
                kiosk: root.kiosk
                theme: root.theme
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
        height: root.height - root.theme.gap
    }

    Pages {
        id: pages
        pagerPlace: root.beside && start.height + 2 * root.theme.gap + pagerHeight < aside.height ? aside : null
        page: root
        pageKey: root.screen.key + root.group
        columns: 1
        nextWord: root.words.more_services
        x: root.beside ? start.x + start.width + root.theme.margin : root.theme.margin
        y: root.beside ? root.theme.gap : start.y + start.height + Math.round(root.theme.gap * 1.2)
        width: root.width - x - root.theme.margin
        height: root.height - y - root.theme.gap

        ActionRow {
            page: root
            actions: root.beside && root.theme.compact ? root.screen.actions : []
            look: "quiet"
            slots: Math.max(1, actions.length)
        }
        Group {
            page: root
            groups: root.chips ? root.screen.groups.concat([{ id: "*", label: root.words.all }]) : []
            chosen: root.group
            onPicked: id => root.chosen = id
        }

        Repeater {
            model: root.rows
            CardRow {
                required property var modelData
                page: root
                items: modelData
                slots: root.perRow
                roomy: root.few && !root.theme.elder && !root.theme.compact
                stretchTo: implicitHeight * (root.few ? 1.7 : 1.25)
            }
        }
    }
}
