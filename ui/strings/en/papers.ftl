### Words on paper: certificates and slips

paper-date = { $year }-{ $month }-{ $day }
paper-month = { $year }-{ $month }

## Social-insurance certificate (A4)

paper-certificate-title = Guangzhou Social Insurance Certificate
paper-certificate-title-continued = Guangzhou Social Insurance Certificate (continued)
paper-certificate-number = No. { $number }
paper-certificate-name = Name
paper-certificate-id-number = Identity number
paper-certificate-statement = This is to certify that the person named above takes part in social insurance in Guangzhou as follows:
paper-certificate-column-kind = Insurance
paper-certificate-column-status = Status
paper-certificate-column-period = Period
paper-certificate-column-months = Months
paper-certificate-column-employer = Employer
paper-certificate-kind-pension = Pension
paper-certificate-kind-medical = Medical
paper-certificate-kind-unemployment = Unemployment
paper-certificate-kind-injury = Work injury
paper-certificate-kind-maternity = Maternity
paper-certificate-status-paying = Active
paper-certificate-status-paused = Paused
paper-certificate-status-receiving = Receiving benefits
paper-certificate-period = { $begin } to { $end }
paper-certificate-blank-below = (Nothing below this line)
paper-certificate-note-source = 1. The table shows what the social insurance agency had on record on the date of issue.
paper-certificate-note-whole = 2. Void if altered. If it has several pages, void if any of them is missing.
paper-certificate-note-verify = 3. Whoever receives this certificate can check it as described below.
paper-certificate-verify = Verification code
paper-certificate-verify-how = Scan the code on the left, or open the address below, and compare the number and the date of issue with this page.
paper-certificate-seal = Seal here
paper-certificate-seal-electronic = Electronic seal
paper-certificate-issued-on = Issued on { $date }
paper-certificate-footer = Terminal { $terminal }　Printed { $printed }
paper-certificate-page = Page { $number } of { $of }
paper-certificate-demonstration = Demonstration data: not valid as proof.
