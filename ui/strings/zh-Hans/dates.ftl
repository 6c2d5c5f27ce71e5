# 日期和时间长短，屏幕和纸上都一样

date-day = { $year }年{ $month }月{ $day }日
date-month = { $year }年{ $month }月
lasting-both = { $years } 年 { $months } 个月
lasting-years = { $years } 年
lasting-months = { $months } 个月
