### Words on paper: certificates and slips

## What all A4 pages share

paper-title-continued = { $title } (continued)
paper-number = No. { $number }
paper-name = Name
paper-id-number = ID number
paper-until = to { $end }
paper-blank-below = (Nothing below this line)
paper-note-whole = Void if altered. If it has several pages, void if any of them is missing.
paper-note-verify = Whoever receives this certificate can check it as described below.
paper-verify = Verification code
paper-verify-how = Scan the code on the left, or open the address below, and compare the number and the date of issue with this page.
paper-seal = Seal here
paper-seal-electronic = Electronic seal
paper-issued-on = Issued on { $date }
paper-footer = Terminal { $terminal }　Printed { $printed }
paper-page = Page { $number } of { $of }
paper-demonstration = Demonstration data: not valid as proof.

## Slips

paper-slip-name = Name
paper-slip-id-number = ID number
paper-slip-issued-on = Issued on
paper-slip-time = Printed
paper-slip-terminal = Terminal
paper-slip-code = Fault code
paper-slip-help = For help call { $phone } and give the number above.
paper-slip-unasked = This printer does not report back. You can read this line: the slip is complete.
paper-slip-demonstration = Demonstration data

paper-application-title = Application slip
paper-application-number = Reference number
paper-application-follow = With this code or your ID card you can follow the application at any terminal.
paper-application-done = Done
paper-application-kept = Your application is saved and its number is valid.
paper-application-open = Not done yet
paper-application-undecided = The office has not decided yet. Whether it is granted depends on that decision.
paper-application-undelivered = The application is sent to the office automatically. If the line is down, it is sent when the line is back. You need not submit it again.

paper-certificate-slip-title = Print slip
paper-certificate-slip-number = Certificate number
paper-certificate-slip-printed = Your certificate has been printed. Please check it and take all its pages.
paper-certificate-slip-verify = Scan this code to check the certificate.

paper-claim-title = Reprint slip
paper-claim-failed =
    { $out ->
        [none] The certificate was not printed this time.
        [void] The certificate was not printed completely.
       *[unknown] It was not confirmed that the certificate was printed completely.
    }
paper-claim-void =
    { $out ->
        [none] No paper came out; number { $number } is not used any more.
        [void] Please do not use the copy with number { $number }.
       *[unknown] Please do not use the copy with number { $number }, even if paper came out.
    }
paper-claim-again = Please print it again by { $date }, at any terminal, with your ID card.
paper-claim-nothing-else = Nothing else is needed. The new print will have a new number.
