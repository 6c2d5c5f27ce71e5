### Social insurance certificate: the service's own sentences.

title = Social insurance certificate
    .elder = Insurance certificate
summary = Print · about { $minutes } min
    .elder = Printed to take away
doing-ask = Asking the social insurance office
    .elder = Asking the office
doing-page = Printing the certificate
doing-slip = Printing the slip
doing-claim = Printing the reprint slip

## Checking

field-certificate-number = Certificate number
from-office = from the office, as is everything below
    .elder = from the office
row-certificate-insurances =
    { $kind ->
        [pension] Pension insurance
        [medical] Medical insurance
        [unemployment] Unemployment insurance
        [injury] Work injury insurance
        [maternity] Maternity insurance
       *[other] Other insurance
    } · { $from } to { $to }
row-certificate-insurances-value = { $lasting }
row-certificate-insurances-state =
    { $status ->
        [paying] Insured
        [paused] Payments paused
        [receiving] Receiving benefits
       *[other] Other
    }

## Under way

asking-certificate = Asking the social insurance office
printing-page = Printing your certificate
printing-slip = Printing your slip
printing-claim = Printing your reprint slip

## Done

done-certificate = Your certificate is printed
done-certificate-next = The office will be told that it was printed. Whoever receives it can check it with the code on it.
    .elder = Whoever receives it can check it with the code on it.
done-certificate-spoiled = The certificate could not be printed this time
    .elder = The certificate was not printed
done-certificate-spoiled-next = Nothing was charged. Within 30 days, print it again with your ID card at any terminal.
    .elder = No charge. Print it again within 30 days.
done-certificate-uncertain = It is not known whether the certificate was printed
    .elder = Not known whether it was printed
done-certificate-uncertain-next = If paper came out, please do not use it. Nothing was charged. Within 30 days, print it again with your ID card at any terminal.
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

## When the social insurance office has no answer

refused-nothing-on-file = No insurance record of yours was found
refused-nothing-on-file-next = If you have been insured in Guangzhou, call 12345 or ask at the counter.
refused-name-differs = The social insurance office has a different name on record
refused-name-differs-next = Nothing was charged and nothing was kept. Please take your ID card to their counter to correct the name.

## On the A4 page

page-title = Guangzhou Social Insurance Certificate
page-statement = This is to certify that the person named above is covered by social insurance in Guangzhou as follows:
page-note-source = The table shows what the social insurance agency had on record on the date of issue.
page-kind = Insurance
page-kind-pension = Pension
page-kind-medical = Medical
page-kind-unemployment = Unemployment
page-kind-injury = Work injury
page-kind-maternity = Maternity
page-status = Status
page-status-paying = Active
page-status-paused = Paused
page-status-receiving = Receiving benefits
page-period = Period
page-months = Months
page-employer = Employer
