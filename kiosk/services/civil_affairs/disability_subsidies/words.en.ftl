### The two subsidies for disabled people: the service's own sentences.

title = Subsidies for disabled people
    .elder = Subsidies for disabled people
summary = Apply · about { $minutes } min · works offline
    .elder = For living and for care
doing-keep = Saving the application
doing-slip = Printing the slip

## Questions

ask-which = Which subsidy do you apply for?
ask-which-why = The civil affairs office checks and decides. You can apply for both at once.
option-which-living = Living subsidy
option-which-care = Care subsidy
option-which-both = Both
field-which = Subsidy
ask-level = Which level does your disability card say?
ask-level-why = It is the line "level" on the card.
option-level-one = Level 1
option-level-two = Level 2
option-level-three = Level 3
option-level-four = Level 4
field-level = Level
ask-carer = Who looks after you?
ask-carer-why = Just say how it is.
option-carer-family = My family
option-carer-hired = Someone I pay
option-carer-institution = An institution
option-carer-nobody = Nobody
field-carer = Looked after by
ask-draws = Which of these do you draw already?
ask-draws-why = Just say how it is. The civil affairs office checks it. If there are several, choose the main one.
option-draws-none = None of them
option-draws-injury-care = Care after a work injury
option-draws-long-term-care = Long-term care insurance
option-draws-orphan = Orphan's allowance
option-draws-institution-pays = An institution provides for me
field-draws = Drawn already
ask-payment = Where should the subsidy go?
ask-payment-why = Your social security card is easiest: no number to type.
option-payment-social-card = Account of my social security card
    .elder = Social security card
option-payment-bank = Another bank card
field-payment = Paid to
ask-account = Please type the bank card number
ask-account-why = It must be your own debit card, 16 to 19 digits.
    .elder = Your own card. The number is on its front.
field-account = Bank card number
offer-phone = Shall we text the result to this number?
offer-phone-why = You left this number before, so you need not type it again.
offer-phone-other = Use another number
ask-phone = Please type a mobile number
ask-phone-why = We send a text message with the result. A relative's number is fine.
    .elder = For the result. A relative's number is fine.
field-phone = Mobile number

## Checking

consent-civil-affairs = I agree that the civil affairs office checks my household, disability and income data

## Under way

asking-prefill = Looking up what you told us before
printing-slip = Printing your receipt

## Done

done-application = Your application is received and safe in this machine
done-application-next = It goes to the civil affairs office by itself; you need not come back. If your household is not in Guangzhou, the office passes it on.
done-application-delivered = Your application is received and with the civil affairs office
done-application-delivered-next = The office has not decided yet and texts you the result. You need not come back.
paper-of-slip-printed = Slip printed
paper-of-slip-failed = Slip not printed: please write down or photograph the number
take-card-and-slip = Please take your ID card and the slip

## Later, and without a slip

kind = Subsidies for disabled people
safe-kept = Your application is received, number { $number }. Only the slip is missing.
go-on-without-slip = Go on without the slip
