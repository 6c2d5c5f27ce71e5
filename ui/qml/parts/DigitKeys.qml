pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// Ten digits and delete, as on a telephone.
Item {
    id: keys

    readonly property real slot: Math.floor((width - 2 * Theme.dress.gap) / 3)
    readonly property real tall: Math.floor((height - 3 * Theme.dress.gap) / 4)
    readonly property real most: 5.2 * Theme.dress.key + 3 * Theme.dress.gap // higher keys do not help

    property int letters // they stay while nobody sees them grow

    implicitHeight: 4 * Theme.dress.touch + 3 * Theme.dress.gap

    Binding {
        target: keys
        when: keys.visible
        property: "letters"
        value: Theme.dress.p
        restoreMode: Binding.RestoreNone
    }
    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "delete"]

        Touchable {
            id: key
            required property string modelData
            required property int index
            readonly property bool deletes: modelData === "delete"
            visible: modelData !== ""
            enabled: visible
            action: deletes ? "delete" : "digit"
            value: deletes ? "" : modelData
            name: deletes ? Shown.words.remove : Shown.words.digits[Number(modelData)]
            x: (index % 3) * (keys.slot + Theme.dress.gap)
            y: Math.floor(index / 3) * (keys.tall + Theme.dress.gap)
            width: keys.slot
            height: keys.tall
            radius: Theme.dress.radius
            color: pressed ? Theme.dress.c_pressed : deletes ? Theme.dress.c_tint : Theme.dress.c_card
            border.width: deletes && !Theme.dress.strict ? 0 : Theme.dress.line_outline
            border.color: Theme.dress.c_outline

            KText {
                anchors.centerIn: parent
                font.pixelSize: keys.letters
                text: key.deletes ? "" : key.modelData
                visible: text !== ""
                Accessible.ignored: true
            }
            Loader {
                active: key.deletes
                anchors.fill: parent
                sourceComponent: DeleteMark {
                    word: Shown.words.remove
                }
            }
        }
    }
}
