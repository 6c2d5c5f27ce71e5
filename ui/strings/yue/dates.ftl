# 日期同時間有幾長

date-day = { $year }年{ $month }月{ $day }號
date-month = { $year }年{ $month }月
lasting-both = { $years } 年零 { $months } 個月
lasting-years = { $years } 年
lasting-months = { $months } 個月
