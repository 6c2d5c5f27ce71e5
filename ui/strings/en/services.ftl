### The catalogue: names, summaries, questions, options

service-social-insurance-certificate = Social insurance certificate
    .elder = Insurance certificate
service-social-insurance-certificate-summary = Print · about { $minutes } min
    .elder = Printed to take away
service-old-age-allowance = Old-age allowance
    .elder = Old-age allowance
service-old-age-allowance-summary = Apply · about { $minutes } min · works offline
    .elder = From 70 years of age
service-application-progress = Where is my application?
    .elder = Where is my application?
service-application-progress-summary = Look up · about { $minutes } min
    .elder = With your slip or ID card

group-common = Most used
group-social = Insurance
group-elder = For seniors

stage-identity = Who you are
stage-answer = Looking up
stage-check = Please check
stage-print = Printing
stage-questions = A few questions
stage-finish = Submitting

doing-ask = Asking the social insurance office
doing-page = Printing the certificate
doing-slip = Printing the slip
doing-keep = Saving the application

## Questions

ask-payment = Where should the allowance go?
ask-payment-why = Your social security card is easiest: no number to type.
option-payment-social-card = Account of my social security card
    .elder = Social security card
option-payment-bank = Another bank card
ask-account = Please type the bank card number
ask-account-why = It must be your own debit card, 16 to 19 digits.
    .elder = Your own card. The number is on its front.
field-account = Bank card number
ask-phone = Please type a mobile number
ask-phone-why = We send a text message with the result. A relative's number is fine.
    .elder = For the result. A relative's number is fine.
field-phone = Mobile number
offer-phone = Shall we text the result to this number?
offer-phone-why = You left this number before, so you need not type it again.
offer-phone-other = Use another number
offer-use-known = Use this one
ask-living = Where do you live now?
ask-living-why = The civil affairs office uses it to contact you if needed.
option-living-registered = At the address on my ID card
option-living-elsewhere = Somewhere else
field-living = Living at
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
ask-receives-why = Just say how it is. The civil affairs office checks it.
option-receives-no = No
option-receives-yes = Yes
field-receives = Received elsewhere
field-payment = Paid to

too-young = The old-age allowance starts at age { $least }
too-young-when = You can apply from month { $month } of { $year }. Please bring your ID card then.

## Checking

review-print = Is this right? (Printed in Chinese)
review-apply = Is all of this right?
do-print = Yes, print it
do-wrong = Something is wrong
do-check-again = Back to check
wrong-title = Something is wrong: do not print it yet
wrong-nothing-printed = Nothing has been printed and nothing was charged.
wrong-what-to-do = It cannot be changed at this machine. Please call 12345, or take your ID card to the counter, and ask them to correct it.
do-apply = Yes, submit
field-person-name = Name
field-person-number = ID number
field-person-address = Registered address
field-certificate-number = Certificate number
from-card = from your card
from-office = from the office, as all below
    .elder = from the office
from-you = you told us
row-certificate-insurances =
    { $kind ->
        [pension] Pension insurance
        [medical] Medical insurance
        [unemployment] Unemployment insurance
        [injury] Work injury insurance
        [maternity] Maternity insurance
       *[other] Other insurance
    }
row-certificate-insurances-value =
    { $status ->
        [paying] Insured
        [paused] Payments paused
        [receiving] Receiving benefits
       *[other] Other
    } · { $from } to { $to } · { $months } months
consent-civil-affairs = I agree that the civil affairs office checks my household and insurance data
    .elder = The civil affairs office may check my household and insurance data
consent-missing = Please touch here first to agree.
    .elder = Touch here to agree.

## Under way

asking-certificate = Asking the social insurance office
asking-prefill = Looking up what you told us before
asking-how-long = This usually takes a few seconds.
finding = Looking it up
saving = Saving it safely
printing-social-insurance-certificate = Printing your certificate
printing-certificate-slip = Printing your slip
printing-application-slip = Printing your receipt
printing-claim-slip = Printing your reprint slip
printing-page_printer-where = About 20 seconds. The paper comes out at the lower left.
printing-receipt_printer-where = The slip comes out of the small slot below the screen.

## Done

done-certificate = Your certificate is printed
done-certificate-next = The office will be told that it was printed. Whoever receives it can check it with the code on it.
done-certificate-spoiled = The certificate was not printed completely
done-certificate-spoiled-next = This sheet is void and nothing was charged. Within 30 days, print it again with your ID card at any terminal.
done-application = Your application is received and safe in this machine
done-application-next = It goes to the civil affairs office by itself; you need not come back. Answer by text message within 15 working days.
done-application-delivered = Your application is received and with the civil affairs office
done-application-delivered-next = The office has not decided yet; you need not come back. Answer by text message within 15 working days.

paper-of-page-printed = Certificate printed
paper-of-page-failed = Certificate not printed
paper-of-slip-printed = Slip printed
paper-of-slip-failed = Slip not printed: please write down or photograph the number
paper-of-claim-printed = Reprint slip printed
paper-of-claim-failed = Reprint slip not printed: please write down the number

card-there = If your ID card is still on the reader, please take it when you are done
card-with-paper = If your ID card is still on the reader, please take it with the paper
take-card = Please take your ID card
take-card-and-page = Please take your ID card and the certificate
take-card-and-page-and-slip = Please take your ID card, the certificate and the slip
take-card-and-slip = Please take your ID card and the slip
take-card-and-claim = Please take your ID card and the reprint slip

## Progress

chain-saved = Received
chain-submitted = Delivered
chain-accepted = Accepted
chain-approved = Decision
state-saved = Received, not yet at the office
state-saved-means = Your application is safe in this machine. It is sent by itself when the line is back.
state-submitted = Delivered to the office, waiting to be accepted
state-submitted-means = Delivered on { $since }. The staff will look at it soon.
state-accepted = Accepted by the office, being decided
state-accepted-means = Accepted on { $since }. Not approved yet: the result comes by text message.
state-approved = Approved
state-approved-means = Approved on { $since }. You need not come back.
state-parked = Your application is here and needs a person's help
state-parked-means = It is not lost; the office has not taken it yet. Please touch "{ $help }" and say the number above.
state-on-its-way = The slip is genuine, the application is on its way
state-on-its-way-means = It is safe in another machine and is sent by itself when that line is back.
state-unknown = This number was not found
state-unknown-means = Please show the code on your slip again, or use your ID card.
state-unanswered = We cannot look it up now; your application is not affected
state-unanswered-means = There is no network right now, or the office does not answer. Please come back later.
kind-old-age-allowance = Old-age allowance
kind-unknown = Application
applications-several = You have several applications. Which one?
applications-none = No application of yours was found
applications-none-why = If you have just applied at another terminal, please show the code on your slip.

from-known = left before
safe-certificate-printed = Your certificate is printed: please take it. Only the slip is missing.
safe-certificate-void = Certificate { $number } is void and nothing was charged. You can print again within 30 days.
safe-application-kept = Your application is received, number { $number }. Only the slip is missing.
