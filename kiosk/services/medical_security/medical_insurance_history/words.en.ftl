### Medical insurance payments: the service's own sentences.

title = Medical insurance payments
    .elder = My medical insurance
summary = Print · about { $minutes } min
    .elder = Printed to take away
doing-ask = Asking the Medical Security Bureau
doing-page = Printing the list
doing-claim = Printing the reprint slip

## Questions

ask-scheme = Which medical insurance?
ask-scheme-why = If you are not sure, choose both.
option-scheme-employee = Employees' insurance
option-scheme-resident = Residents' insurance
option-scheme-all = Both
field-scheme = Insurance
ask-span = Which years?
ask-span-why = Counted back from this month.
option-span-year = The last 12 months
option-span-two-years = The last 24 months
option-span-five-years = The last 5 years
option-span-everything = All years
field-span = Years

## Checking

field-history-total-months = Total months, counted as paid included
field-history-shown-months = Months on this list
field-history-number = Number of the list
from-office = from the Medical Security Bureau, as is everything below
    .elder = from the Medical Bureau

## Under way

asking-history = Asking the Medical Security Bureau
printing-page = Printing your payments
printing-claim = Printing your reprint slip

## Done

done-history = Your payments are printed
done-history-next = The Medical Security Bureau will be told that they were printed. Whoever receives the list can check it with the code on it.
    .elder = Whoever receives it can check it with the code on it.
done-history-spoiled = The list could not be printed this time
    .elder = The list was not printed
done-history-spoiled-next = Nothing was charged. Within 30 days, print it again with your ID card at any terminal.
    .elder = No charge. Print it again within 30 days.
done-history-uncertain = It is not known whether the list was printed
    .elder = Not known whether it was printed
done-history-uncertain-next = If paper came out, please do not use it. Nothing was charged. Within 30 days, print it again with your ID card at any terminal.
    .elder = If paper came out, please do not use it. No charge. Print it again within 30 days.
paper-of-page-printed = List printed
paper-of-page-failed = List not printed
paper-of-claim-printed = Reprint slip printed
paper-of-claim-failed = Reprint slip not printed: your ID card is enough
take-card-and-page = Please take your ID card and the list
    .spoken = Please take your ID card and the list. The paper comes out of the wide slot at the bottom of the machine
take-card-and-claim = Please take your ID card and the reprint slip
    .spoken = Please take your ID card and the reprint slip. The slip comes out below the screen, on the left

## When not all has come about

safe-history-printed = Your list is printed: please take it.
safe-history-void = Nothing was charged. Within 30 days you can print it again with your ID card.
go-on-without-page = Not now: give me a slip to print it later
    .elder = A slip, to print later
go-on-without-claim = Continue without the slip
go-on-without-issued = Continue
go-on-without-spoiled = Continue
go-on-without-uncertain = Continue

## When the Medical Security Bureau has no answer

refused-nothing-on-file = The Medical Security Bureau has nothing on file for you
refused-nothing-on-file-next = Nothing was charged and nothing was kept. If you have a question, call 12393.
refused-no-medical-record = No medical insurance payments of yours were found in Guangzhou
refused-no-medical-record-next = If you are insured in another city, please ask there. If you have a question, call 12393.
refused-range-empty = No payment was found in these years
refused-range-empty-next = You can ask again for other years. If you have a question, call 12393.
refused-name-differs = The Medical Security Bureau has a different name on record
refused-name-differs-next = Nothing was charged and nothing was kept. Please take your ID card to their counter to correct the name.

## On the A4 page

page-title = Guangzhou Medical Insurance Payments
page-statement = The person named above has paid into basic medical insurance as follows ({ $scheme }, { $span }, in yuan):
page-note-source = The table shows what the medical security agency had on record on the date of issue.
page-note-open = The total includes months counted as paid. A month not received yet may still arrive; the agency's record applies.
page-total = Total months
page-shown = Months on this list
page-month = Month
page-scheme = Insurance
page-scheme-employee = Employees
page-scheme-resident = Residents
page-base = Base
page-own = Own
page-paid = Employer
page-arrived = Received
page-arrived-yes = Yes
page-arrived-no = Not yet
