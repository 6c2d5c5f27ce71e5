# Dates and lengths of time, the same on screens and on paper

date-day =
    { $day } { $month ->
         [1] Jan
         [2] Feb
         [3] Mar
         [4] Apr
         [5] May
         [6] Jun
         [7] Jul
         [8] Aug
         [9] Sep
         [10] Oct
         [11] Nov
        *[12] Dec
    } { $year }
date-month =
    { $month ->
         [1] Jan
         [2] Feb
         [3] Mar
         [4] Apr
         [5] May
         [6] Jun
         [7] Jul
         [8] Aug
         [9] Sep
         [10] Oct
         [11] Nov
        *[12] Dec
    } { $year }
lasting-both =
    { $years ->
        [one] { $years } year
       *[other] { $years } years
    } { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
lasting-years =
    { $years ->
        [one] { $years } year
       *[other] { $years } years
    }
lasting-months =
    { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
