# Words on every page.

plain = { $value }

frame-brand = Guangzhou Government Services
    .elder = Guangzhou Services
frame-mark = 穗
frame-machine = Terminal { $number }
frame-place = { $place } · { $machine }
    .elder = { $place }
frame-stage = Step { $at } of { $of } · { $label }

frame-back = Back
frame-home = Home
frame-elder = Large text
frame-elder-off = Normal
frame-contrast = Contrast
frame-language = 中文
frame-language-name = Language: switch to Chinese
frame-help = Get help

frame-previous = Previous page
frame-next = Next page
frame-page = Page { $at } of { $count }
frame-more-services = More services
    .elder = More
frame-all = All
frame-delete = Delete
frame-digit = Digit { $digit }
frame-typed = { $count } typed

frame-alternatives = You can
frame-other-ways = Other ways
frame-number = Number
frame-scan = Scan this at any terminal to see its progress
frame-line-down = Offline
frame-code = Code { $code }
frame-code-phone = Code { $code } · Phone { $phone }
frame-phone = Service phone
frame-screen = Screen

frame-here-id_card = Place it here
frame-here-scanner = Show it here
frame-here-receipt_printer = Take it here
frame-here-page_printer = Take it here

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
frame-month-1 = January
frame-month-2 = February
frame-month-3 = March
frame-month-4 = April
frame-month-5 = May
frame-month-6 = June
frame-month-7 = July
frame-month-8 = August
frame-month-9 = September
frame-month-10 = October
frame-month-11 = November
frame-month-12 = December
