import QtQuick
import "../parts"
import "../theme"

// What was done and what was not yet done, its number, and what to take along.
Outcome {
    readonly property bool spoiled: screen.code !== "" || failed.length > 0 // done, but not everything came out
    badge: tight && Theme.dress.elder ? "" : spoiled ? "alert-triangle" : "circle-check"
    badgeTone: spoiled ? "onCaution" : "success"
    badgeGround: spoiled ? "caution" : "successTint"
}
