import QtQuick

// Which step of how many, as a bar.
Row {
    id: bar

    required property QtObject theme
    required property int at
    required property int of

    spacing: Math.round(theme.gap * 0.5)
    height: theme.line_bar

    Repeater {
        model: bar.of
        Rectangle {
            required property int index
            width: (bar.width - (bar.of - 1) * bar.spacing) / bar.of
            height: bar.height
            radius: height / 2
            color: index < bar.at ? bar.theme.c_onHeader : bar.theme.c_barOff
            border.width: bar.theme.strict ? 1 : 0
            border.color: bar.theme.c_onHeader
        }
    }
}
