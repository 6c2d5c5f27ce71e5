import "../parts"
import "../theme"

// One question whose answer is typed in digits; or the last digits of the card, unseen by others: is it still you?
TypingPage {
    badge: screen.kind === "verify" && Theme.dress.portrait && !Theme.dress.elder ? "lock" : ""
}
