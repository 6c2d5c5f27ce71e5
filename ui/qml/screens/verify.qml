import "../parts"

// Is it still you: the last digits of the card, unseen by others.
TypingPage {
    badge: theme.portrait && !theme.elder ? "lock" : ""
}
