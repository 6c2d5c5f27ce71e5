### Home, identity, buttons, waiting, help

home-start = Place your ID card to begin
    .elder = Hello, what do you need?
home-how = Put it on the lit area at the lower right, or choose a service first.
    .elder = Place your ID card, or touch what you need.
    .spoken = Lay it flat on the card reader, or choose a service first.
home-reading = Reading your card, please leave it there
home-reading-how = This takes just a moment.
home-card-broken = The card reader is out of order. Services that need no card work as usual.
home-hello = Hello, { $name }
home-what = Choose what you need. Please leave your card there for now.
called-man = { $name }
called-woman = { $name }
home-interrupted = Your print of { $at } was interrupted, number { $number }. If it came out, please do not use it.
    .elder = Your { $at } print was cut short. Do not use its paper.
interrupted-title = Your print of { $at } was interrupted
interrupted-means = It is not known whether number { $number } came out. Please look at the paper outlet: if there is paper, do not use it.
interrupted-what-now = You can print another one, with a new number, at no charge.
do-print-anew = Print another one
left-card = An ID card was left on the reader. Please take it off first, and hand it to the staff if it is not yours.
    .elder = An ID card was left on the reader. Please take it off first.
left-maybe-card = Please look at the reader: the previous person's card may still be there. If so, hand it to the staff.
    .elder = Please look: somebody's ID card may still be on the reader.
left-sheet = The previous person's print may still be in the tray. Please hand it to the staff.
    .elder = Somebody's sheet may be in the tray.
left-late-sheet = A sheet may still come out that is not valid. Please do not use it, and hand it to the staff.
    .elder = A sheet that comes out now is not valid. Please hand it in.
offer-elder = Larger text
offer-elder-title = Would you like larger text?
offer-elder-why = Larger letters, one thing at a time, and more time to read. You can change back at any time.
offer-elder-no = No, thank you

identify-id_card = Lay your ID card on the lit area at the lower right
    .elder = Lay your ID card at the lower right
    .spoken = Lay your ID card flat on the card reader
identify-id_card-how = Leave it there; the screen says when you can take it. If it is there already, lift it and place it again.
    .elder = Leave it there. The screen says when to take it.
    .spoken = Leave it there; you will be told when you can take it. If it is there already, lift it and place it again.
identify-reading = Reading your card, please leave it there
identify-reading-how = This takes just a moment.
identify-id_card-other = No slip? Use your ID card
identify-receipt = Hold the code on your slip in front of the scanner
    .elder = Show the scanner your slip
identify-receipt-how = A hand's width away, until you see the red light on it.
    .spoken = A hand's width away, moved slowly.
identify-receipt-other = Use the code on your slip
identify-misread = This is not one of our slips. Please show the code on your receipt slip.

slip-waits = Please take your slip
slip-waits-how = It is in the small slot below the screen. If you do not take it soon, the machine takes it back.
paper-sent = The slip was sent to the printer. Please check that it came out
paper-not-taken = The slip was not taken in time; the machine takes it back

do-next = Continue
do-back = Back
do-home = To the home page
do-retry = Try again
do-finish = Finish
do-another = Do something else
do-other-service = See other services
do-list = See the others
do-look-by-card = Use my ID card
do-scan-slip = Scan the code on my slip
do-scan-again = Scan it again
do-leave = Exit
do-taken = It has been taken
do-start-anew = Start over
do-stay = I'm still here, go on
    .elder = I'm here, go on
do-reveal = Show full numbers
do-change = Change
do-keep-rest = Keep the rest and go back

digits-none = Please enter your answer first: { $what }, at least { $least } digits.
digits-none-of = Please enter your answer first: { $what }, { $least } digits.
digits-too-few = { $missing } more digits to go.
digits-unlikely = One digit may be wrong. Please compare it with the card. If it is right, touch "{ $button }" again.
    .spoken = One digit may be wrong. Please check it once more. If it is right, press "{ $button }" again.
digits-must-begin = { $what }: it begins with { $begins }. Please check again.

offline = No network right now. Services that need it will return when it does.
    .elder = No network right now. Some services are paused.
notice-offline-later = No network right now. You can go on as usual; it will be sent automatically later.
    .elder = No network right now. You can still go on.
notice-offline-kept = No network right now. It will be sent automatically.
    .elder = No network right now. It will be sent later.

unavailable-title = This cannot be done right now
unavailable-what-now = Here is what works now. For anything else, please come back later.
unavailable-help = Please come back later, or touch "{ $help }".
    .spoken = Please come back later, or choose "{ $help }".
possible-again = Available again

help-title = Please call the helpline
help-body = When someone answers, first tell them the number of this machine.
help-goes-on = While you are on the phone, this screen will ask whether you are still here. Touch it to carry on.
    .elder = If the screen asks whether you are still here, touch it to carry on.

idle-asking = Are you still here?
idle-ends = If there is no answer, your visit will end soon.
    .elder = If there is no answer, your visit will end soon.
    .spoken = If there is no answer, your visit ends in { $seconds } seconds.
idle-covered = Your details are hidden for your privacy
idle-kept = Your entries are kept. To continue, place your ID card again, or enter the last 4 digits of its number.
    .elder = Your entries are kept. Place your ID card again, or enter its last 4 digits.
idle-verify = To continue, place your ID card again, or enter the last 4 digits of its number.
    .elder = To continue, place your ID card again, or enter its last 4 digits.
idle-nothing-kept = Touch to continue.
    .spoken = To continue, choose the first button.
verify-title = Enter the last 4 digits of your ID number
verify-how = This checks that it is still you. If it ends in X, enter the 4 digits before it. Or lift your ID card and place it again.
verify-how-gone = There is no ID card on the reader any more. If the last character is an X, enter the 4 digits before it. Or place your ID card again.
verify-label = Last 4 digits
verify-wrong = These do not match the card. Tries left: { $left }.
verify-other = This is a different card from the one before. If you have come for something of your own, touch "{ $button }".
    .spoken = This is a different card from the one before. If you have come for something of your own, choose "{ $button }".
verify-card-title = Lift your ID card and place it again
verify-card-why = The digits were wrong three times. To protect the data, only the card itself will be accepted now.

out-of-service = This machine is out of service
out-of-service-means = Applications it has received are safe. Please use another terminal, or call the number shown here.
out-of-service-reason = For the technician: { $why }

home-start-broken = Choose what you need
leave-title = Do you really want to exit?
leave-means = What you entered has not been submitted and will not be kept. If your ID card is still on the reader, take it when you have left.
do-keep-on = Keep filling in
