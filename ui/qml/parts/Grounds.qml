pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

// The cards behind the joined blocks of a page.
Repeater {
    required property list<rect> places

    model: places
    Rectangle {
        required property rect modelData
        x: modelData.x
        y: modelData.y
        width: modelData.width
        height: modelData.height
        radius: Theme.dress.radius
        color: Theme.dress.c_card
        border.width: Theme.dress.line_hairline
        border.color: Theme.dress.c_hairline
    }
}
