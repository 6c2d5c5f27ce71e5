### What all services share; it speaks for no office

group-common = Most used
group-social = Insurance
group-elder = For seniors

stage-identity = Your ID
stage-answer = Look-up
stage-check = Check
stage-print = Print
stage-questions = Answers
stage-finish = Submit

## Questions

offer-use-known = Use this one

## Checking

review-print = Is this right?
review-apply = Is all of this right?
    .elder = Is this right?
do-print = Yes, print it in Chinese
do-wrong = Something is wrong
do-check-again = Check again
wrong-title = Something is wrong: don't print it yet
wrong-nothing-printed = Nothing has been printed and nothing was charged.
wrong-what-to-do = This machine cannot change these details. Please call 12345, or take your ID card to a counter to have them corrected.
do-apply = Yes, submit
review-confirm = Is all of this right?
    .elder = Is this right?
do-confirm = Yes, confirm
field-person-name = Name
both-names = { $name } { $latin }
field-person-number = ID number
field-person-address = Registered address
from-card = from your card
from-you = you just told us
lines-of-you = What you told us
consent-missing = Please touch here first to agree.
    .elder = Touch here to agree.
    .spoken = Not agreed yet. Please press the round key on the consent.

## Under way

asking-how-long = This usually takes a few seconds.
finding = Looking it up
saving = Saving it safely
printing-sheets = Page { $now } of { $of }
printing-page_printer-where = Usually less than half a minute. The paper comes out at the lower left.
    .elder = The paper comes out at the lower left.
printing-page_printer-late = It takes longer than usual. Please wait. The paper comes out at the lower left.
printing-page_printer-stopped = The printer stands still and is not done yet. Please wait a moment.
printing-receipt_printer-where = The slip comes out of the small slot below the screen.
    .elder = The slip comes out below the screen.

## Done

card-stays = Please leave your ID card there, it is still needed
take-card = You can take your ID card now
    .elder = Take your ID card now
take-papers = Please take the printed papers
    .spoken = Please take the printed papers. The paper comes out of the wide slot at the bottom of the machine

## Progress

chain-saved = Received
chain-submitted = Delivered
chain-accepted = Accepted
chain-approved = Decision
state-saved = Received, not yet sent to the office
state-saved-means = It is safe in this machine. It will be sent automatically when the line is back.
state-submitted = Delivered to the office, waiting to be accepted
state-submitted-means = Delivered on { $since }. The office has not accepted it yet.
state-accepted = Accepted by the office, decision pending
state-accepted-means = Accepted on { $since }. Not approved yet: you will get the result by text message.
state-approved = Approved
state-approved-means = Approved on { $since }. You need not submit it again.
state-parked = What you submitted is safe but needs attention from staff
state-parked-means = It is not lost; the office has not taken it yet. Please touch "{ $help }" and say the number above.
    .spoken = It is not lost; the office has not taken it yet. Please choose "{ $help }" and say the number above.
state-on-its-way = The slip is genuine; what you submitted is on its way
state-on-its-way-means = It is safe in another machine and will be sent automatically when that line is back.
state-unknown = This is not a number of ours
state-unknown-means = Please show the code on your slip again, or use your ID card.
state-unanswered = We can't look it up right now. What you submitted is not affected
state-unanswered-means = The network is down, or the office is not answering. Please come back later.
kind-unknown = Something submitted
applications-several = Several things are under way for you. Which one would you like to see?
applications-none = Nothing of yours was found
applications-none-why = If you have just been at another terminal, please show the code on your slip.

from-known = from an earlier visit
