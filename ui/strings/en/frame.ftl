# Words on every page.

plain = { $value }

frame-brand = Guangzhou Government Services
    .elder = Guangzhou Services
frame-mark = 穗
frame-machine = Terminal { $number }
frame-place = { $place } · { $machine }
    .elder = { $place }
frame-stage = Step { $at } of { $of } · { $label }
    .spoken = Step { $at } of { $of }, { $label }

frame-back = Back
frame-home = Home
frame-elder = Larger
frame-voice = Voice
frame-display = 中文·View
    .elder = 中文 View
frame-help = Helpline

# Languages, sizes and colours
frame-display-title = Language and display
frame-display-note = It takes effect at once, for this visit only. Nothing you have done is lost.
frame-display-language = Language
frame-display-language-other = 语言
frame-display-size = Text size
frame-display-size-other = 字的大小
frame-display-sample = Aa
frame-display-contrast = Colours
frame-display-contrast-other = 颜色
frame-display-tongue = Spoken language
frame-display-tongue-other = 听哪种话
frame-display-usual = Reset
frame-display-done = Done
frame-language-zh-Hans = 简体中文
frame-language-en = English
frame-size-standard = Standard
frame-size-elder = Larger
frame-contrast-light = White
frame-contrast-dark = Dark
frame-contrast-black-on-yellow = Yellow
frame-contrast-white-on-black = Black

frame-previous = Previous page
frame-next = Next page
frame-ends-in = If there is no answer, your visit ends in { $seconds } s.
frame-page = Page { $at } of { $count }
frame-more-services = More services
    .elder = More
frame-all = All
frame-delete = Delete
frame-digit = Digit { $digit }
frame-typed = { $count } typed
frame-typed-none = Nothing typed yet

frame-alternatives = You can
frame-other-ways = Other ways
frame-number = Number
frame-scan = Scan this at any terminal to see its progress
frame-line-down = Offline
frame-code = Code { $code }
frame-code-phone = Code { $code }, phone { $phone }
    .elder = { $code }, phone { $phone }
frame-phone = Helpline
frame-choose-again = Touched the wrong one? "{ $back }" lets you choose again.
frame-for-you = What it means for you
frame-trouble = The problem is here
frame-look = Please look here
frame-slip-code = The code is here
frame-not-yet = Not done yet

frame-here-id_card = Place it here
    .spoken = The card reader is below the screen, on the right
frame-stays = Leave it there
frame-here-scanner = Show it here
    .spoken = The scanner window is below the screen, on the left
frame-here-receipt_printer = Take it here
    .spoken = The slip comes out below the screen, on the left
frame-here-page_printer = Take it here
    .spoken = The paper comes out of the wide slot at the bottom of the machine

frame-stages = How far it has come
frame-done = Done
frame-now = In progress
frame-waiting = Not started
frame-selected = Chosen
frame-unavailable = Not available now
frame-bad = Needs attention

frame-date = { $weekday } { $day } { $month }
frame-weekday-1 = Monday
frame-weekday-2 = Tuesday
frame-weekday-3 = Wednesday
frame-weekday-4 = Thursday
frame-weekday-5 = Friday
frame-weekday-6 = Saturday
frame-weekday-7 = Sunday
frame-month-1 = Jan
frame-month-2 = Feb
frame-month-3 = Mar
frame-month-4 = Apr
frame-month-5 = May
frame-month-6 = Jun
frame-month-7 = Jul
frame-month-8 = Aug
frame-month-9 = Sep
frame-month-10 = Oct
frame-month-11 = Nov
frame-month-12 = Dec
