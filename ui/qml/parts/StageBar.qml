pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

// Which step of how many, as a bar.
Row {
    id: bar

    required property int at
    required property int of

    spacing: Math.round(Theme.dress.gap * 0.5)
    height: Theme.dress.line_bar

    Repeater {
        model: bar.of
        Rectangle {
            required property int index
            width: (bar.width - (bar.of - 1) * bar.spacing) / bar.of
            height: bar.height
            radius: height / 2
            color: index < bar.at ? Theme.dress.c_onHeader : Theme.dress.c_barOff
            border.width: Theme.dress.strict ? 1 : 0
            border.color: Theme.dress.c_onHeader
        }
    }
}
