import QtQuick

// Ten digits and delete, as on a telephone.
Item {
    id: keys

    required property Item page
    readonly property QtObject theme: page.theme
    readonly property real slot: Math.floor((width - 2 * theme.gap) / 3)
    readonly property real tall: Math.floor((height - 3 * theme.gap) / 4)
    readonly property real most: 5.2 * theme.key + 3 * theme.gap // higher keys do not help

    implicitHeight: 4 * theme.touch + 3 * theme.gap

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "delete"]

        Touchable {
            id: key
            required property string modelData
            required property int index
            readonly property bool deletes: modelData === "delete"
            kiosk: keys.page.kiosk
            theme: keys.theme
            visible: modelData !== ""
            enabled: visible
            action: deletes ? "delete" : "digit"
            value: deletes ? "" : modelData
            name: deletes ? keys.page.words["delete"] : keys.page.words.digits[Number(modelData)]
            x: (index % 3) * (keys.slot + keys.theme.gap)
            y: Math.floor(index / 3) * (keys.tall + keys.theme.gap)
            width: keys.slot
            height: keys.tall
            radius: keys.theme.radius
            color: pressed ? keys.theme.c_pressed : deletes ? keys.theme.c_tint : keys.theme.c_card
            border.width: deletes && !keys.theme.strict ? 0 : keys.theme.line_outline
            border.color: keys.theme.c_outline

            KText {
                anchors.centerIn: parent
                theme: keys.theme
                look: "title"
                text: key.deletes ? "" : key.modelData
                visible: text !== ""
                Accessible.ignored: true
            }
            DeleteMark {
                visible: key.deletes
                anchors.fill: parent
                theme: keys.theme
                word: keys.page.words["delete"]
            }
        }
    }
}
