import QtQuick
import "../parts"

// An answer: where an application stands, what was found.
Outcome {
    readonly property bool reached: chain.length > 0 && chain.every(item => item.state !== "waiting")
    badge: reached ? "circle-check" : "clipboard-check"
    badgeTone: reached ? "success" : "onTint"
    badgeGround: reached ? "successTint" : "tint"
}
