import QtQuick

// Where it stands, from left to right: received, delivered, accepted, approved.
Block {
    id: chain

    required property var entries
    readonly property QtObject theme: page.theme
    readonly property real slot: (width - 2 * theme.inner) / Math.max(1, entries.length)
    readonly property real tallest: {
        let most = 0;
        for (let at = 0; at < stages.count; at++)
            most = Math.max(most, stages.itemAt(at)?.implicitHeight ?? 0);
        return most;
    }

    joined: true
    implicitHeight: entries.length ? tallest + 2 * theme.padding : 0

    Rectangle {
        x: chain.theme.inner
        width: parent.width - 2 * x
        height: chain.theme.line_hairline
        color: chain.theme.c_hairline
        visible: !chain.first
    }

    Repeater {
        id: stages
        model: chain.entries

        Item {
            id: stage
            required property var modelData
            required property int index
            x: chain.theme.inner + index * chain.slot
            y: chain.theme.padding
            width: chain.slot
            implicitHeight: mark.size + Math.round(chain.theme.gap * 0.4) + word.implicitHeight
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.label + " " + modelData.stateWord

            Rectangle {
                visible: stage.index > 0
                height: chain.theme.line_outline * 2
                x: -chain.slot / 2 + mark.size * 0.62
                y: Math.round((mark.size - height) / 2)
                width: chain.slot - mark.size * 1.24
                color: stage.modelData.state === "waiting" ? chain.theme.c_hairline : chain.theme.c_success
            }
            Icon {
                id: mark
                theme: chain.theme
                name: stage.modelData.state === "done" ? "circle-check"
                    : stage.modelData.state === "now" ? "circle-dot" : "circle"
                tone: stage.modelData.state === "done" ? "success" : stage.modelData.state === "now" ? "onTint" : "ink2"
                x: Math.round((stage.width - size) / 2)
            }
            KText {
                id: word
                y: mark.size + Math.round(chain.theme.gap * 0.4)
                width: parent.width
                theme: chain.theme
                look: "small"
                tone: stage.modelData.state === "waiting" ? "ink2" : "ink"
                font.bold: stage.modelData.state === "now"
                horizontalAlignment: Text.AlignHCenter
                text: stage.modelData.label
                Accessible.ignored: true
            }
        }
    }
}
