import QtQuick
import "../parts"

// What was done and what was not yet done, its number, and what to take along.
Outcome {
    badge: "circle-check"
    badgeTone: "success"
    badgeGround: "successTint"
}
