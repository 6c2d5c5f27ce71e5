### Home, identity, buttons, waiting, help

home-start = Place your ID card to begin
    .elder = Hello, what do you need?
home-how = Put it on the lit area at the lower right. Or choose a service first.
    .elder = Place your ID card, or touch what you need.
home-reading = Reading your card, please leave it there
home-reading-how = It takes about 2 seconds.
home-card-broken = The card reader is out of order. What needs no card works as usual.
home-hello = Hello, { $name }
home-what = Choose what you need. Remember to take your card afterwards.
offer-elder = Larger text
offer-elder-title = Would you like larger text?
offer-elder-why = Larger letters, one thing at a time, and more time to read. You can change back whenever you like.
offer-elder-no = No, thank you

identify-id_card = Lay your ID card on the lit area at the lower right
identify-id_card-how = Wait for the beep, about 2 seconds. If the card lies there already, lift it and place it again.
    .elder = Lay it flat and wait for the beep.
identify-reading = Reading your card, please leave it there
identify-reading-how = It takes about 2 seconds.
identify-id_card-other = No slip? Use your ID card
identify-receipt = Hold the code of your slip in front of the scanner
identify-receipt-how = A hand's width away, until you see the red light on it.
identify-receipt-other = Use the code on your slip
identify-misread = This is not one of our slips. Please show the code on your receipt slip.

slip-waits = Please take your slip
slip-waits-how = It is in the small slot below the screen. If it is not taken in a while, the machine takes it back.
paper-sent = The slip was sent to the printer. Please see whether it came out
paper-not-taken = The slip was not taken in time; the machine takes it back

do-next = Continue
do-back = Back
do-home = To the start
do-retry = Try again
do-finish = I am done
do-another = Something else
do-other-service = See other services
do-list = Other applications
do-look-by-card = Use my ID card
do-scan-slip = Scan the code on my slip
do-scan-again = Scan it again
do-leave = Leave
do-start-anew = Start anew
do-stay = I am still here, go on
    .elder = I am here, go on
do-reveal = Show
do-hide = Hide
do-change = Change

digits-none = Please type it first: { $what }, at least { $least } digits.
digits-none-of = Please type it first: { $what }, { $least } digits.
digits-too-few = { $missing } more to go.
digits-unlikely = One digit does not seem right. Please compare it with the card. If it is right, touch "{ $button }" again.
digits-must-begin = { $what }: it begins with { $begins }. Please look again.

offline = No network right now. Services that need it come back with it.
notice-offline-later = No network right now. You can apply as usual; it is sent by itself later.
notice-offline-kept = No network right now. Your application has not been sent yet; it goes by itself later.

unavailable-title = This cannot be done right now
unavailable-what-now = What works now is below. For the rest, please come back later.
unavailable-help = Please come back later, or touch "{ $help }".
possible-again = It works again

help-title = Please call, somebody will help you
help-body = Tell them the number of this machine and they will help you.

idle-asking = Are you still here?
idle-ends = If nobody answers, it ends by itself in a little while.
    .elder = If nobody answers, it ends by itself.
idle-covered = Your data is covered for your privacy
idle-kept = Everything you entered is kept. To go on, place your ID card again, or type the last 4 digits of its number.
    .elder = All is kept. Place your ID card again, or type its last 4 digits.
idle-verify = To go on, place your ID card again, or type the last 4 digits of its number.
    .elder = To go on, place your ID card again, or type its last 4 digits.
idle-nothing-kept = Touch to go on.
verify-title = Type the last 4 digits of your ID number
verify-how = If the last character is an X, type the 4 digits before it. Or lift your ID card and place it again.
verify-label = Last 4 digits
verify-wrong = Not the same as on the card. Tries left: { $left }.
verify-other = This is not the card of the person before. If you have come for something of your own, touch "{ $button }".
verify-card-title = Lift your ID card and place it again
verify-card-why = The digits were wrong three times. To protect the data, only the card itself will do now.

out-of-service = This machine is out of service
out-of-service-means = Applications it has received are safe. Please use another terminal, or call the number below.

home-start-broken = Choose what you need
leave-title = Do you really want to leave?
leave-means = What you filled in is not submitted and will not be kept. Please take your ID card.
do-keep-on = Go on filling in
