import QtQuick
import "../parts"

// What was done and what was not yet done, its number, and what to take along.
Outcome {
    readonly property bool spoiled: screen.code !== "" || failed.length > 0 // done, but not everything came out
    badge: spoiled ? "alert-triangle" : "circle-check"
    badgeTone: spoiled ? "onCaution" : "success"
    badgeGround: spoiled ? "caution" : "successTint"
}
