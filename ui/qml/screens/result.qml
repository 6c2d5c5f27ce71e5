import QtQuick
import "../parts"
import "../theme"

// An answer: where an application stands, what was found. Or the end: what was done and what was not yet done, its
// number, and what to take along.
Outcome {
    readonly property bool reached: chain.length > 0 && chain.every(item => item.state !== "waiting")
    readonly property bool spoiled: ending && (screen.code !== "" || failed.length > 0) // done, but not everything came out
    readonly property bool well: ending ? !spoiled : reached
    badge: tight && Theme.dress.elder ? "" : well ? "circle-check" : spoiled ? "alert-triangle" : "clipboard-check"
    badgeTone: well ? "success" : spoiled ? "onCaution" : "onTint"
    badgeGround: well ? "successTint" : spoiled ? "caution" : "tint"
}
