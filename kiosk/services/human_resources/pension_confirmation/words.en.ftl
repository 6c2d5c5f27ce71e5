### Pension confirmation: the service's own sentences.

title = Pension confirmation
    .elder = Yearly pension check
summary = Confirm · about { $minutes } min
    .elder = Once a year, for pensioners
doing-keep = Saving the confirmation
doing-slip = Printing the slip

## Questions

ask-scheme = Which pension do you receive?
ask-scheme-why = If you are not sure, check who pays it: your passbook or text message says so.
option-scheme-residents = Residents' pension
option-scheme-employees = Employees' pension
option-scheme-public = Public institutions' pension
field-scheme = Pension
ask-living = Where do you live now?
ask-living-why = You can confirm here wherever you live.
option-living-here = In Guangzhou
option-living-province = Elsewhere in Guangdong
option-living-elsewhere = In another province
option-living-hk-macao-taiwan = In Hong Kong, Macao or Taiwan
option-living-abroad = Abroad
field-living = Living in
offer-phone = May the office call this number with questions?
offer-phone-why = You gave this number before, so you need not enter it again.
offer-phone-other = Use another number
ask-phone = Please enter a mobile number
ask-phone-why = The social insurance office calls if it has a question. A relative's number is fine.
    .elder = For questions. A relative's number is fine.
field-phone = Mobile number

not-for-card = Not possible here with this kind of card
not-for-card-why = It takes a resident ID card, or a residence permit for Hong Kong, Macao and Taiwan residents. For other ways, please call 12333.

## Checking

consent-social-insurance = I agree that the social insurance office checks my pension with the data of my ID card

## Under way

asking-prefill = Looking up what you told us before
printing-slip = Printing your slip

## Done

done-confirmation = Confirmation received and safe in this machine
    .elder = Confirmation received, safe in this machine
done-confirmation-next = It goes to the office automatically; no need to submit again. It counts once the office has checked it.
    .elder = It is sent to the office automatically; you need not submit it again.
done-confirmation-delivered = Confirmation received and sent to the office
    .elder = Confirmation received and sent to the office
done-confirmation-delivered-next = The office has not checked it yet; it counts once it has. You need not submit it again.
    .elder = The office has not checked it yet; you need not submit it again.
paper-of-slip-printed = Slip printed
paper-of-slip-failed = Slip not printed: please note the number
    .spoken = Slip not printed: please note or remember the number. With headphones you can hear it again on this page
    .elder = No slip: note the number
take-card-and-slip = Please take your ID card and the slip
    .spoken = Please take your ID card and the slip. The slip comes out below the screen, on the left

## Later, and without a slip

kind = Pension confirmation
safe-kept = Your confirmation has been received, number { $number }. Only the slip is missing.
go-on-without-slip = Continue without the slip

## On the slip

slip-title = Confirmation slip
slip-waits = Still to come
slip-waits-means = The confirmation is sent to the social insurance office automatically, even if the line is down just now. It counts once the office has checked it.
slip-next = Next time
slip-next-month = Please come again by the end of { $until }.
