import "../parts"

// One question whose answer is typed in digits.
TypingPage {}
