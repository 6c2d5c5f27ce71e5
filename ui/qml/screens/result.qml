import QtQuick
import "../parts"
import "../theme"

// An answer: where an application stands, what was found.
Outcome {
    readonly property bool reached: chain.length > 0 && chain.every(item => item.state !== "waiting")
    badge: tight && Theme.dress.elder ? "" : reached ? "circle-check" : "clipboard-check"
    badgeTone: reached ? "success" : "onTint"
    badgeGround: reached ? "successTint" : "tint"
}
