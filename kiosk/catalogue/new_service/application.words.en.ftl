title = A new service
summary = Apply · about { $minutes } min
kind = A new service

ask-wish = Which one would you like?
ask-wish-why = Just choose one.
option-wish-first = The first
option-wish-second = The second
field-wish = Wanted

doing-keep = Saving the application
doing-slip = Printing the slip
printing-slip = Printing your slip
go-on-without-slip = Continue without the slip
done = Application received and safe in this machine
done-next = It will be sent to the office automatically; you need not submit it again.
done-delivered = Application received and sent to the office
done-delivered-next = The office has not decided yet; you need not submit it again.
paper-of-slip-printed = Slip printed
paper-of-slip-failed = Slip not printed: please write down or photograph the number
    .spoken = Slip not printed: please note or remember the number. With headphones you can hear it again on this page
take-card-and-slip = Please take your ID card and the slip
