### Housing fund certificate: the service's own sentences.

title = Housing fund certificate
    .elder = Housing fund certificate
summary = Print · about { $minutes } min
    .elder = Printed to take away
doing-ask = Asking the Housing Fund Centre
doing-page = Printing the certificate
doing-slip = Printing the slip
doing-claim = Printing the reprint slip

## Questions

ask-purpose = What is the certificate for?
ask-purpose-why = It is printed on the certificate, which is valid only for this purpose.
option-purpose-loan = A loan
option-purpose-withdrawal = Taking money from the fund
option-purpose-housing = Buying or renting a home
option-purpose-settling = Registering here, or school
option-purpose-other = Something else
field-purpose = Purpose

## Checking

field-proof-account = Account number
field-proof-balance = Balance (yuan)
field-proof-number = Certificate number
from-office = from the Housing Fund Centre, as is everything below
    .elder = from the Fund Centre
row-proof-employers = { $employer }
row-proof-employers-value = { $from } to { $to } · { $monthly } yuan a month

## Under way

asking-proof = Asking the Housing Fund Centre
printing-page = Printing your certificate
printing-slip = Printing your slip
printing-claim = Printing your reprint slip

## Done

done-proof = Your certificate is printed
done-proof-next = The Housing Fund Centre will be told that it was printed. Whoever receives it can check it with the code on it.
    .elder = Whoever receives it can check it with the code on it.
done-proof-spoiled = The certificate could not be printed this time
    .elder = The certificate was not printed
done-proof-spoiled-next = Nothing was charged. Within 30 days, print it again with your ID card at any terminal.
    .elder = No charge. Print it again within 30 days.
done-proof-uncertain = It is not known whether the certificate was printed
    .elder = Not known whether it was printed
done-proof-uncertain-next = If paper came out, please do not use it. Nothing was charged. Within 30 days, print it again with your ID card at any terminal.
    .elder = If paper came out, please do not use it. No charge. Print it again within 30 days.
paper-of-page-printed = Certificate printed
paper-of-page-failed = Certificate not printed
paper-of-slip-printed = Slip printed
paper-of-slip-failed = Slip not printed: please note the number
    .spoken = Slip not printed: please note or remember the number. With headphones you can hear it again on this page
    .elder = No slip: note the number
paper-of-claim-printed = Reprint slip printed
paper-of-claim-failed = Reprint slip not printed: your ID card is enough
take-card-and-page = Please take your ID card and the certificate
    .spoken = Please take your ID card and the certificate. The paper comes out of the wide slot at the bottom of the machine
take-card-and-page-and-slip = Please take your ID card, the certificate and the slip
    .spoken = Please take your ID card, the certificate and the slip. The paper comes out of the wide slot at the bottom of the machine. The slip comes out below the screen, on the left
take-card-and-slip = Please take your ID card and the slip
    .spoken = Please take your ID card and the slip. The slip comes out below the screen, on the left
take-card-and-claim = Please take your ID card and the reprint slip
    .spoken = Please take your ID card and the reprint slip. The slip comes out below the screen, on the left

## When not all has come about

safe-certificate-printed = Your certificate is printed: please take it. Only the slip is missing.
    .elder = Your certificate is printed: take it.
safe-certificate-void = Nothing was charged. Within 30 days you can print it again with your ID card.
go-on-without-page = Not now: give me a slip to print it later
    .elder = A slip, to print later
go-on-without-slip = Continue without the slip
go-on-without-claim = Continue without the slip
go-on-without-issued = Continue
go-on-without-spoiled = Continue
go-on-without-uncertain = Continue

## When the Housing Fund Centre has no answer

refused-nothing-on-file = The Housing Fund Centre has nothing on file for you
refused-nothing-on-file-next = Nothing was charged and nothing was kept. If you have a question, call 12329.
refused-no-fund-account = No housing fund account of yours in Guangzhou was found
refused-no-fund-account-next = If you paid in another city, please ask there. If you have a question, call 12329.
refused-fund-account-locked = Your account is frozen: a counter prints this certificate
refused-fund-account-locked-next = It has been frozen since { $since }. Nothing was charged and nothing was kept. Please take your ID card to this counter of the Housing Fund Centre: { $counter }.
refused-name-differs = The Housing Fund Centre has a different name on record
refused-name-differs-next = Nothing was charged and nothing was kept. Please take your ID card to their counter to correct the name.

## On the A4 page

page-title = Guangzhou Housing Fund Certificate
page-statement = This is to certify that the person named above pays into the housing fund of Guangzhou as follows (as of { $day }):
page-note-source = The table shows what the Housing Fund Centre had on record on the date of issue.
page-note-purpose = Purpose of this certificate: { $purpose }.
page-account = Account number
page-status = Account
page-status-open = Open
page-status-sealed = Sealed
page-status-closed = Closed
page-balance = Balance (yuan)
page-unbroken = Full months without a gap
page-employer = Employer
page-period = Period
page-monthly = A month (yuan)
page-rate = Rate
