### 基本医疗保险缴费记录：这项服务自己的文字。

title = 医保参保缴费记录
    .elder = 医保交了多久
summary = 打印 · 约 { $minutes } 分钟
    .spoken = 可以打印，大约 { $minutes } 分钟
    .elder = 打印一份带走
doing-ask = 向医保局查询
doing-page = 打印记录
doing-claim = 打印补打凭条

## 问题

ask-scheme = 要看哪种医保？
ask-scheme-why = 不清楚就选“都要”。
option-scheme-employee = 职工医保
option-scheme-resident = 居民医保
option-scheme-all = 都要
field-scheme = 哪种医保
ask-span = 要看哪几年？
ask-span-why = 从这个月往前算。
option-span-year = 最近 12 个月
option-span-two-years = 最近 24 个月
option-span-five-years = 最近 5 年
option-span-everything = 全部
field-span = 哪几年

## 核对

field-history-total-months = 累计月数（含视同缴费）
field-history-shown-months = 这份记录里的月数
field-history-number = 记录编号
from-office = 以下由医保局提供
    .elder = 医保局提供

## 办理中

asking-history = 正在向医保局查询
printing-page = 正在打印缴费记录
printing-claim = 正在打印补打凭条

## 办好了

done-history = 缴费记录打印好了
done-history-next = 这次打印会记录到医保局。拿到记录的人，扫记录上的二维码就能核对真假。
done-history-spoiled = 缴费记录这次没有打成
done-history-spoiled-next = 没有收费。30 天内，带身份证到任何一台终端就能重新打印。
    .elder = 没有收费。30 天内可以凭身份证重新打印。
done-history-uncertain = 没能确认缴费记录是否打印出来
done-history-uncertain-next = 如果有纸出来，请不要使用。没有收费，30 天内可以凭身份证在任何一台终端重新打印。
paper-of-page-printed = 缴费记录已打印
paper-of-page-failed = 缴费记录没有打印出来
paper-of-claim-printed = 补打凭条已打印
paper-of-claim-failed = 补打凭条没有打印出来，带身份证就能重新打印
take-card-and-page = 请拿走身份证和缴费记录
    .spoken = 请拿走身份证和缴费记录。取纸口在机器最下面，横着的一条
take-card-and-claim = 请拿走身份证和补打凭条
    .spoken = 请拿走身份证和补打凭条。凭条出口在屏幕下方，靠左手边

## 没有全办好时

safe-history-printed = 缴费记录已经打印好了，请先拿走。
safe-history-void = 没有收费，30 天内带身份证就能重新打印。
go-on-without-page = 先不打了，给我一张凭条，以后再打
    .elder = 给我凭条，以后再打
go-on-without-claim = 不要凭条，继续
go-on-without-issued = 知道了，继续
go-on-without-spoiled = 知道了，继续
go-on-without-uncertain = 知道了，继续

## 医保局不能答复时

refused-nothing-on-file = 医保局没有查到您的资料
refused-nothing-on-file-next = 没有收费，也没有留下记录。有疑问请拨打 12393。
refused-no-medical-record = 没有查到您在广州的医保缴费
refused-no-medical-record-next = 在别的城市参保的，请到那个城市查。有疑问请拨打 12393。
refused-range-empty = 这几年没有查到缴费
refused-range-empty-next = 可以换一个时间段再查。有疑问请拨打 12393。
refused-name-differs = 医保局登记的姓名和身份证上的不一样
refused-name-differs-next = 没有收费，也没有留下记录。请带身份证到医保窗口更正姓名。

## A4 页上的文字

page-title = 广州市基本医疗保险参保缴费记录
page-statement = 上述人员的缴费情况（{ $scheme }，{ $span }，单位：元）：
page-note-source = 表中内容以出具当日医疗保障经办机构登记的信息为准。
page-note-open = 累计月数含视同缴费。“未到账”的月份以后到账的，以经办机构的登记为准。
page-total = 累计月数
page-shown = 本记录月数
page-month = 年月
page-scheme = 参保类型
page-scheme-employee = 职工
page-scheme-resident = 居民
page-base = 缴费基数
page-own = 个人缴费
page-paid = 单位缴费
page-arrived = 到账
page-arrived-yes = 已到账
page-arrived-no = 未到账
