import "../parts"
import "../theme"

// Is it still you: the last digits of the card, unseen by others.
TypingPage {
    badge: Theme.dress.portrait && !Theme.dress.elder ? "lock" : ""
}
