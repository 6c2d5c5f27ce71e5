import "../theme"
import "../values"

// A screen that nobody beside can read.
Touchable {
    action: "voice"
    value: "dark"
    name: Shown.voice.darkWord
    color: Theme.dress.c_dark
}
