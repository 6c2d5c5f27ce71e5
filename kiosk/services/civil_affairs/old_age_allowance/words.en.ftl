### Old-age allowance: the service's own sentences.

title = Old-age allowance
    .elder = Old-age allowance
summary = Confirm · about { $minutes } min
    .elder = Registered in Guangzhou, almost 70 or over
doing-slip = Printing the slip
doing-keep = Saving the confirmation

## Questions

ask-payment = Where should the allowance go?
ask-payment-why = Your social security card is easiest: there is no number to enter.
option-payment-social-card = Social security card
option-payment-bank = Another bank card
ask-account = Please enter the bank card number
ask-account-why = It must be your own debit card, 16 to 19 digits.
    .elder = Your own debit card. The number is on the front.
field-account = Bank card number
ask-phone = Please enter a mobile number
ask-phone-why = We send a text message with the result. A relative's number is fine.
    .elder = For the result. A relative's number is fine.
field-phone = Mobile number
offer-phone = Shall we text the result to this number?
offer-phone-why = You gave this number before, so you need not enter it again.
offer-phone-other = Use another number
ask-living = Where do you live now?
ask-living-why = The civil affairs office uses this to contact you if needed.
option-living-registered = At the address on my ID card
option-living-elsewhere = Somewhere else
field-living = Home now
ask-district = Which district do you live in now?
ask-district-why = Just choose one. No street or number is needed.
option-district-liwan = Liwan
option-district-yuexiu = Yuexiu
option-district-haizhu = Haizhu
option-district-tianhe = Tianhe
option-district-baiyun = Baiyun
option-district-huangpu = Huangpu
option-district-panyu = Panyu
option-district-huadu = Huadu
option-district-nansha = Nansha
option-district-conghua = Conghua
option-district-zengcheng = Zengcheng
option-district-outside = Outside Guangzhou
field-district = District now
ask-receives = Have you received an old-age allowance elsewhere?
ask-receives-why = Please answer as it is. The civil affairs office will check.
option-receives-no = No
option-receives-yes = Yes
field-receives = Received elsewhere
field-payment = Paid to
too-young = The old-age allowance begins at age { $least }
too-young-when = It can be confirmed from { $before } months before the birthday at { $least }. It is for people registered in Guangzhou; the civil affairs office checks that.
not-for-card = The old-age allowance is not for this kind of card
not-for-card-why = It takes a resident ID card, and is for people registered in Guangzhou.
refused-not-registered-here = You are registered outside Guangzhou: this allowance is for people registered here
    .elder = You are registered outside Guangzhou: not possible here
refused-not-registered-here-next = Nothing was charged and nothing was kept. Please ask where you are registered; if that is wrong, call 12345.
    .elder = Please ask where you are registered. If that is wrong, call 12345.

## Checking

consent-civil-affairs = I agree that the civil affairs office checks my household and insurance data
    .elder = I agree to a check of my household and insurance data

## Under way

asking-prefill = Looking up what you told us before
printing-slip = Printing your slip

## Done

done-application = Confirmation received and safe in this machine
    .elder = Confirmation received, safe in this machine
done-application-next = No need to submit again: it is sent automatically. They check your registration and text you.
    .elder = It is sent to the office automatically; you need not submit it again.
done-application-delivered = Confirmation received and sent to the office
done-application-delivered-next = The office has not checked your Guangzhou registration yet. It counts once it has; you get a text.
    .elder = The office has not checked it yet; you need not submit it again.
paper-of-slip-printed = Slip printed
paper-of-slip-failed = Slip not printed: please note the number
    .spoken = Slip not printed: please note or remember the number. With headphones you can hear it again on this page
    .elder = No slip: note the number
take-card-and-slip = Please take your ID card and the slip
    .spoken = Please take your ID card and the slip. The slip comes out below the screen, on the left

## Later, and without a slip

kind = Old-age allowance (longevity allowance)
safe-application-kept = Your confirmation has been received, number { $number }. Only the slip is missing.
go-on-without-slip = Continue without the slip

## On the slip

slip-title = Confirmation slip
slip-follow = With this code or your ID card you can see at any terminal how far it is.
slip-kept = Your confirmation is saved and its number is valid.
slip-unchecked = The civil affairs office has not checked it yet. It counts, and the longevity allowance follows, once you are found to be registered in Guangzhou.
slip-undelivered = The confirmation is sent to the office automatically. If the line is down, it is sent when the line is back. You need not submit it again.
