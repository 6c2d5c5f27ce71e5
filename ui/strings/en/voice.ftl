# The voice mode: what a listener hears, and what somebody beside sees.

### How a page is read
voice-position = { $at } of { $of }
voice-choices = Things to choose from: { $count }
voice-typing = Find a digit with up and down, and enter it with the round key. A keypad with digits types them at once.
voice-typing-aloud = The digit keys go from 1 to 9, then 0. Which one you are at is said in the headphones only. A keypad with digits types them at once.
voice-digit = A digit key
voice-deleted = Deleted
voice-on = switched on
voice-off = not switched on
voice-unticked = not chosen yet
voice-end = End the voice mode
voice-private = Personal details are said in the headphones only
voice-choose = Choose it with the round key
voice-press = Press it with the round key
voice-enter = Enter it with the round key
voice-again = Touch it again to press it

### Beginning and end
voice-started = The voice mode is on. Down reads the next thing, up the one before, the round key chooses, left goes back, right goes to the next group. The help key tells more. A finger on the glass reads what is there; a second touch presses it.
voice-ended = The voice mode has ended. Any key of the keypad starts it again.

### After a key
voice-no-back = There is no way back from this page
voice-nothing = This is only to listen to
voice-empty = Nothing here
voice-impossible = It cannot be pressed now
voice-pressed = Pressed
voice-feel-again = Other things may lie here now: feel for them
voice-speed = Speed { $percent }%
voice-volume = Volume { $step }
voice-most = This is the most
voice-least = This is the least
voice-dark = The screen is dark, so that nobody beside you can read it. Choose it again to switch it on.
voice-light = The screen is on again

### Where, and help
voice-here = You are here
voice-at = At { $at } of { $of }
voice-menu = Help. Up and down read what there is, the round key chooses. Press help again to go back.
voice-menu-scan = Help. Go to the line you want, and choose it.
voice-menu-end = Back where you were
voice-practice = Practice. Each key says what it does. Press help twice to leave.
voice-practice-end = End of practice. Back where you were
voice-do-where = Where am I
voice-do-repeat = Say it again
voice-do-slower = Slower
voice-do-faster = Faster
voice-do-softer = Softer
voice-do-louder = Louder
voice-do-practice = Practice
voice-do-colours = Other colours
voice-do-dark = Screen off
voice-do-light = Screen on

### Six keys
voice-up = Before
voice-down = Next
voice-left = Back
voice-left-none = No back
voice-right = Next group
voice-select = Choose
voice-help = Help
voice-select-press = Press
voice-select-enter = Enter
voice-select-none = Listen
voice-key-up = Up: the one before
voice-key-down = Down: the next one
voice-key-left = Left: back one page
voice-key-right = Right: the next group
voice-key-select = Round key: choose it
voice-key-help = Help: what else there is. Press it again to leave the practice
voice-key-slower = Slower speech
voice-key-faster = Faster speech
voice-key-softer = Softer
voice-key-louder = Louder
voice-key-repeat = Say it again
voice-key-digit = A digit key: it types where a number is asked for
voice-key-cancel = Cancel: it takes a digit back, or goes back a page
voice-key-other = This key does nothing now

### Groups
voice-group-page = What the page says
voice-group-keys = Digits
voice-group-choices = Choices
voice-group-buttons = Buttons
voice-group-frame = Foot of the page

### Words on the screen
voice-to-page = Top
voice-to-keys = Digits
voice-to-choices = Choices
voice-to-buttons = Buttons
voice-to-frame = Foot
voice-into-headphones = Voice mode · only in the headphones · { $tongue }
voice-into-speaker = Voice mode · others can hear it · { $tongue }
voice-into-nothing = Voice mode · there is no sound now · { $tongue }
voice-scan-into-nothing = Switch mode · no sound
voice-brief-headphones = Headphones only
voice-brief-speaker = Others can hear it
voice-brief-nothing = No sound now
voice-scan-brief-nothing = No sound
voice-tongue-zh = 普通话
voice-tongue-yue = 粤语
voice-tongue-en = English
voice-speed-label = Speed
voice-volume-label = Volume

### Read aloud in elder mode, to somebody who sees
voice-read = Read aloud
voice-read-zh = Read aloud in Mandarin
voice-read-yue = Read aloud in Cantonese
voice-read-stop = Stop
voice-private-shown = What is private was not read: please look at the screen

### To everybody
voice-take-card = Please take your ID card

### Switches
voice-started-1 = The switch works. The frame goes from group to group. Press at the group you want, and again at the thing you want.
voice-started-2 = The switches work. The first switch goes on, the second one chooses. Go to the group you want, choose it, then go to the thing you want.
voice-scan-out = Out of this group
voice-scan-stands = The frame stands still. Press to go on
voice-scan-pace = { $seconds } seconds at each place
voice-do-scan-slower = Slower frame
voice-do-scan-faster = Faster frame
