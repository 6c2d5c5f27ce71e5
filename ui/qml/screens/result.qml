import QtQuick
import "../parts"

// An answer: where an application stands, what was found.
Outcome {
    badge: "clipboard-check"
}
