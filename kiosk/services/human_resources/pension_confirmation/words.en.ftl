### Pension confirmation: the service's own sentences.

title = Pension confirmation
    .elder = Yearly pension check
summary = Confirm · about { $minutes } min · works offline
    .elder = Once a year, for pensioners
doing-keep = Saving the confirmation
doing-slip = Printing the slip

## Questions

ask-scheme = Which pension do you draw?
ask-scheme-why = If you are not sure, look who pays it: your passbook or text message says so.
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
field-living = Living
offer-phone = Shall the office call this number if it has a question?
offer-phone-why = You left this number before, so you need not type it again.
offer-phone-other = Use another number
ask-phone = Please type a mobile number
ask-phone-why = The social insurance office calls if it has a question. A relative's number is fine.
    .elder = For questions. A relative's number is fine.
field-phone = Mobile number

## Checking

consent-social-insurance = I agree that the social insurance office checks my pension with the data of my ID card

## Under way

asking-prefill = Looking up what you told us before
printing-slip = Printing your slip

## Done

done-confirmation = Your confirmation is received and safe in this machine
done-confirmation-next = It goes to the social insurance office by itself; you need not come back. It counts once the office has checked it.
done-confirmation-delivered = Your confirmation is received and with the social insurance office
done-confirmation-delivered-next = The office has not checked it yet; it counts once it has. You need not come back.
paper-of-slip-printed = Slip printed
paper-of-slip-failed = Slip not printed: please write down or photograph the number
take-card-and-slip = Please take your ID card and the slip

## Later, and without a slip

kind = Pension confirmation
safe-kept = Your confirmation is received, number { $number }. Only the slip is missing.
go-on-without-slip = Go on without the slip

## On the slip

slip-title = Confirmation slip
slip-waits = Still to come
slip-waits-means = The confirmation goes to the social insurance office by itself, also when the line is down just now. It counts once the office has checked it.
slip-next = Next time
slip-next-month = Please come again by the end of { $until }.
