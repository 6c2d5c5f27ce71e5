import QtQuick
import "../parts"

// What happened, what is safe, what to do now.
Page {
    id: root
    badge: "alert-triangle"
    badgeTone: "onCaution"
    badgeGround: "caution"

    Repeater {
        model: root.screen.body
        Line {
            required property string modelData
            required property int index
            readonly property bool told: index === root.screen.body.length - 1 // what to do, after what is safe
            page: root
            joined: true
            icon: told ? "info-circle" : ""
            state_: told ? "" : "done"
            text: modelData
        }
    }
    Para {
        page: root
        look: "small"
        text: root.columns > 1 ? root.screen.code : ""
    }
    Repeater {
        model: root.screen.items
        CardRow {
            required property var modelData
            page: root
            items: [modelData]
            choosing: true
        }
    }
    Para {
        page: root
        tone: "ink"
        bold: true
        keepWithNext: true
        startsColumn: true
        text: root.screen.actions.length > 1 ? root.words.alternatives : ""
    }
    Repeater {
        model: root.screen.actions
        ActionRow {
            required property var modelData
            required property int index
            page: root
            actions: [modelData]
            align: root.screen.actions.length > 1 && modelData.icon ? "left" : "centre"
            startsColumn: index === 0 && root.screen.actions.length === 1
        }
    }
    Para {
        page: root
        look: "small"
        trailing: true
        text: root.columns === 1 ? root.screen.code : ""
    }
}
