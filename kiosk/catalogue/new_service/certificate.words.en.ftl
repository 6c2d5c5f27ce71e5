title = A new certificate
summary = Print · about { $minutes } min
doing-ask = Asking the office
doing-page = Printing the certificate
doing-slip = Printing the slip
doing-claim = Printing the reprint slip

field-proof-number = Certificate number
from-office = from the office, as is everything below
row-proof-entries = { $what }
row-proof-entries-value = { $from } to { $to }

asking-proof = Asking the office
printing-page = Printing your certificate
printing-slip = Printing your slip
printing-claim = Printing your reprint slip

done = Your certificate is printed
done-next = The office will be told that it was printed. Whoever receives it can check it with the code on it.
done-spoiled = The certificate could not be printed this time
done-spoiled-next = Nothing was charged. Within 30 days, print it again with your ID card at any terminal.
done-uncertain = It is not known whether the certificate was printed
done-uncertain-next = If paper came out, please do not use it. Nothing was charged. Within 30 days, print it again with your ID card at any terminal.
paper-of-page-printed = Certificate printed
paper-of-page-failed = Certificate not printed
paper-of-slip-printed = Slip printed
paper-of-slip-failed = Slip not printed: please write down or photograph the number
    .spoken = Slip not printed: please note or remember the number. With headphones you can hear it again on this page
paper-of-claim-printed = Reprint slip printed
paper-of-claim-failed = Reprint slip not printed: your ID card is enough
take-card-and-page = Please take your ID card and the certificate
take-card-and-page-and-slip = Please take your ID card, the certificate and the slip
take-card-and-slip = Please take your ID card and the slip
take-card-and-claim = Please take your ID card and the reprint slip

safe-printed = Your certificate is printed: please take it. Only the slip is missing.
safe-void = Nothing was charged. Within 30 days you can print it again with your ID card.
go-on-without-page = Not now: give me a slip to print it later
go-on-without-slip = Continue without the slip
go-on-without-claim = Continue without the slip
go-on-without-issued = Continue
go-on-without-spoiled = Continue
go-on-without-uncertain = Continue

refused-nothing-on-file = The office has nothing on file about you
refused-nothing-on-file-next = If you think that there should be something, call 12345 or ask at the counter.
refused-name-differs = The office has a different name on record
refused-name-differs-next = Nothing was charged and nothing was kept. Please take your ID card to the counter to correct the name.

page-title = A New Certificate
page-statement = This is to certify what is on record about the person named above:
page-note-source = The table shows what was on record on the date of issue.
page-what = Entry
page-period = Period
