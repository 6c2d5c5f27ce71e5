pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

// The chips that choose a group of services.
Block {
    id: group

    required property list<string> keys
    required property list<string> labels
    required property string chosen
    property bool shown: true // making them anew takes longer than to keep them

    // What they are drawn with. It stays while they are not shown: nobody sees them grow with the letters.
    property int letters
    property int least
    property int padding
    property color ground
    property color front
    property color chosenGround
    property color chosenFront
    readonly property int side: Math.round(padding * 0.6)

    signal picked(id: string)

    implicitHeight: shown && keys.length ? chips.implicitHeight : 0

    function settle(): void {
        chips.forceLayout();
    }

    component Worn: Binding {
        target: group
        when: group.shown
        restoreMode: Binding.RestoreNone
    }
    Worn {
        property: "letters"
        value: Theme.dress.s
    }
    Worn {
        property: "least"
        value: Theme.dress.touch
    }
    Worn {
        property: "padding"
        value: Theme.dress.padding
    }
    Worn {
        property: "ground"
        value: Theme.dress.c_ground
    }
    Worn {
        property: "front"
        value: Theme.dress.c_onTint
    }
    Worn {
        property: "chosenGround"
        value: Theme.dress.c_primary
    }
    Worn {
        property: "chosenFront"
        value: Theme.dress.c_onPrimary
    }

    Flow {
        id: chips
        width: parent.width
        spacing: Theme.dress.nearest

        Repeater {
            model: group.keys
            Touchable {
                id: chip

                required property string modelData
                required property int index
                readonly property bool on: modelData === group.chosen
                action: "group-" + modelData
                name: group.labels[index] ?? ""
                color: on ? group.chosenGround : pressed ? Theme.dress.c_pressed : group.ground
                border.width: Theme.dress.strict ? Theme.dress.line_outline : 0
                border.color: Theme.dress.c_outline
                radius: height / 2
                width: Math.max(group.least, Math.min(Math.ceil(word.implicitWidth) + 1 + 2 * group.side, group.width))
                height: Math.max(group.least, word.height + group.padding)
                Accessible.role: Accessible.RadioButton
                Accessible.checked: on
                function press(): void {
                    group.picked(modelData);
                }

                KText {
                    id: word
                    width: Math.min(chip.width - 2 * group.side, Math.ceil(implicitWidth) + 1)
                    x: Math.round((chip.width - width) / 2)
                    anchors.verticalCenter: parent.verticalCenter
                    font.pixelSize: group.letters
                    color: chip.on ? group.chosenFront : group.front
                    horizontalAlignment: Text.AlignHCenter
                    text: chip.name
                    Accessible.ignored: true
                }
            }
        }
    }
}
