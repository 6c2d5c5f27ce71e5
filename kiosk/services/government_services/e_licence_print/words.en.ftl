### Electronic licences: the service's own sentences.

title = Print an electronic licence
    .elder = Print a licence
summary = Print · about { $minutes } min
    .elder = No original, no copying
doing-ask = Preparing the copy
doing-page = Printing the licence
doing-claim = Printing the reprint slip

## Choosing one

asking-found = Looking up your electronic licences
ask-licence = Which one would you like to print?
ask-licence-why = These are the electronic licences in your name.
row-licence =
    { $kind ->
        [id-card] Identity card
        [household] Household register
        [marriage] Marriage certificate
        [driving] Driving licence
        [vehicle] Vehicle licence
        [social-security] Social security card
        [disability] Disability card
        [residence-permit] Residence permit
        [birth] Birth certificate
        [property] Property certificate
        [business] Business licence
       *[other] Another licence
    }
row-licence-note =
    { $state ->
        [expired] { $authority } · expired
       *[valid] { $authority }
    }
kind-of-id-card = Identity card
kind-of-household = Household register
kind-of-marriage = Marriage certificate
kind-of-driving = Driving licence
kind-of-vehicle = Vehicle licence
kind-of-social-security = Social security card
kind-of-disability = Disability card
kind-of-residence-permit = Residence permit
kind-of-birth = Birth certificate
kind-of-property = Property certificate
kind-of-business = Business licence
ask-purpose = What is it for?
ask-purpose-why = It is printed on the copy, which is valid only for this purpose.
option-purpose-housing = Buying or renting a home
option-purpose-school = School
option-purpose-work = A job
option-purpose-banking = A bank
option-purpose-other = Something else
field-purpose = Purpose

## Checking

field-copy-valid-until = Copy valid until
field-copy-number = Number of the copy
from-office = from the government service platform, as is everything below
    .elder = from the platform
row-copy-entries = { $label }
row-copy-entries-value = { $value }

## Under way

asking-copy = Preparing the copy
printing-page = Printing your licence
printing-claim = Printing your reprint slip

## Done

done-copy = Your licence is printed
done-copy-next = Whoever receives it can check it with the code on it.
    .elder = Whoever receives it can check it with the code on it.
done-copy-spoiled = The licence could not be printed this time
    .elder = The licence was not printed
done-copy-spoiled-next = Nothing was charged. Within 30 days, print it again with your ID card at any terminal.
    .elder = No charge. Print it again within 30 days.
done-copy-uncertain = It is not known whether the licence was printed
    .elder = Not known whether it was printed
done-copy-uncertain-next = If paper came out, please do not use it. Nothing was charged. Within 30 days, print it again with your ID card at any terminal.
    .elder = If paper came out, please do not use it. No charge. Print it again within 30 days.
paper-of-page-printed = Licence printed
paper-of-page-failed = Licence not printed
paper-of-claim-printed = Reprint slip printed
paper-of-claim-failed = Reprint slip not printed: your ID card is enough
take-card-and-page = Please take your ID card and the copy
    .spoken = Please take your ID card and the copy. The paper comes out of the wide slot at the bottom of the machine
take-card-and-claim = Please take your ID card and the reprint slip
    .spoken = Please take your ID card and the reprint slip. The slip comes out below the screen, on the left

## When not all has come about

safe-copy-printed = Your licence is printed: please take it.
safe-copy-void = Nothing was charged. Within 30 days you can print it again with your ID card.
go-on-without-page = Not now: give me a slip to print it later
    .elder = A slip, to print later
go-on-without-claim = Continue without the slip
go-on-without-issued = Continue
go-on-without-spoiled = Continue
go-on-without-uncertain = Continue

## When the platform has no answer

refused-nothing-on-file = The government service platform has nothing on file for you
refused-nothing-on-file-next = Nothing was charged and nothing was kept. If you have a question, call 12345.
refused-no-licences = There is no electronic licence in your name yet
refused-no-licences-next = Your licence may have no electronic form yet: please ask the office that issued it, or call 12345.
refused-licence-expired = This licence has expired: it can be shown, not printed
refused-licence-expired-next = Nothing was charged and nothing was kept. Please renew it with the office that issued it first.
refused-not-printable-licence = This licence may only be shown on a phone
refused-not-printable-licence-next = Nothing was charged and nothing was kept. Please show it in the Suihaoban app on your phone.
refused-name-differs = The platform has a different name on record
refused-name-differs-next = Nothing was charged and nothing was kept. Please call 12345 to correct it.

## On the A4 page

page-title = Copy of an Electronic Licence
page-statement = The person named above holds this { $kind }, which says:
page-note-purpose = For this purpose only: { $purpose }.
page-note-source = The contents are those on the government service platform on the day of printing.
page-note-until = This copy is valid until { $until }.
page-kind = Licence
page-label = Item
page-value = Details
