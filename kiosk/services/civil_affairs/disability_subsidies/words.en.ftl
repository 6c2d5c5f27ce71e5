### The two subsidies for disabled people: the service's own sentences.

title = Subsidies for disabled people
    .elder = Subsidies for disabled people
summary = Apply · about { $minutes } min
    .elder = For living and for care
doing-keep = Saving the application
doing-slip = Printing the slip

## Questions

ask-which = Which subsidy are you applying for?
ask-which-why = The civil affairs office checks and decides. You can apply for both at once.
option-which-living = Living subsidy
option-which-care = Care subsidy
option-which-both = Both
field-which = Subsidy
ask-level = Which level is on your disability card?
ask-level-why = It is on the line "Level" of the card.
option-level-one = Level 1
option-level-two = Level 2
option-level-three = Level 3
option-level-four = Level 4
field-level = Level
ask-carer = Who looks after you?
ask-carer-why = Please answer as it is.
option-carer-family = My family
option-carer-hired = Someone I pay
option-carer-institution = An institution
option-carer-nobody = Nobody
field-carer = Looked after by
ask-draws = Which of these do you already receive?
ask-draws-why = Please answer as it is. The civil affairs office will check. If there are several, choose the main one.
option-draws-none = None of them
option-draws-injury-care = Care after a work injury
option-draws-long-term-care = Long-term care insurance
option-draws-orphan = Orphan's allowance
option-draws-institution-pays = An institution provides for me
field-draws = Already received
ask-payment = Where should the subsidy go?
ask-payment-why = Your social security card is easiest: there is no number to enter.
option-payment-social-card = Social security card
option-payment-bank = Another bank card
field-payment = Paid to
ask-account = Please enter the bank card number
ask-account-why = It must be your own debit card, 16 to 19 digits.
    .elder = Your own debit card. The number is on the front.
field-account = Bank card number
offer-phone = Shall we text the result to this number?
offer-phone-why = You gave this number before, so you need not enter it again.
offer-phone-other = Use another number
ask-phone = Please enter a mobile number
ask-phone-why = We send a text message with the result. A relative's number is fine.
    .elder = For the result. A relative's number is fine.
field-phone = Mobile number

not-for-card = These subsidies are not for this kind of card
not-for-card-why = They take a resident ID card; whether they are paid, the civil affairs office decides.

## Checking

consent-civil-affairs = I agree that the civil affairs office checks my household, disability and income data

## Under way

asking-prefill = Looking up what you told us before
printing-slip = Printing your slip

## Done

done-application = Application received and safe in this machine
    .elder = Application received, safe in this machine
done-application-next = It goes to the office automatically; no need to submit again. If you are registered elsewhere, the office passes it on.
    .elder = It is sent to the office automatically; you need not submit it again.
done-application-delivered = Application received and sent to the office
    .elder = Application received and sent to the office
done-application-delivered-next = The office has not decided yet and will text you the result. You need not submit it again.
    .elder = The office has not decided yet; you need not submit it again.
paper-of-slip-printed = Slip printed
paper-of-slip-failed = Slip not printed: please note the number
    .spoken = Slip not printed: please note or remember the number. With headphones you can hear it again on this page
    .elder = No slip: note the number
take-card-and-slip = Please take your ID card and the slip
    .spoken = Please take your ID card and the slip. The slip comes out below the screen, on the left

## Later, and without a slip

kind = Subsidies for disabled people
safe-kept = Your application has been received, number { $number }. Only the slip is missing.
go-on-without-slip = Continue without the slip
