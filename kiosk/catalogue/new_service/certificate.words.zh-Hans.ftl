title = 新的证明
    .elder = 新的证明
summary = 打印 · 约 { $minutes } 分钟
    .spoken = 可以打印，大约 { $minutes } 分钟
doing-ask = 向办理部门查询
doing-page = 打印证明
doing-slip = 打印凭条
doing-claim = 打印补打凭条

field-proof-number = 证明编号
from-office = 以下由办理部门提供
row-proof-entries = { $what }
row-proof-entries-value = { $from } 至 { $to }

asking-proof = 正在向办理部门查询
printing-page = 正在打印证明
printing-slip = 正在打印凭条
printing-claim = 正在打印补打凭条

done = 证明打印好了
done-next = 这次打印会告诉办理部门。拿到证明的人，扫证明上的二维码就能核对真假。
done-spoiled = 证明这次没有打成
done-spoiled-next = 没有收费。30 天内，带身份证到任何一台终端就能重新打印。
done-uncertain = 没能确认证明是否打印出来
done-uncertain-next = 如果有纸出来，请不要使用。没有收费，30 天内可以凭身份证在任何一台终端重新打印。
paper-of-page-printed = 证明已打印
paper-of-page-failed = 证明没有打印出来
paper-of-slip-printed = 凭条已打印
paper-of-slip-failed = 凭条没有打印出来，请记下或拍下编号
    .spoken = 凭条没有打印出来，请记下编号。戴上耳机，在这一页可以反复听
paper-of-claim-printed = 补打凭条已打印
paper-of-claim-failed = 补打凭条没有打印出来，带身份证就能重新打印
take-card-and-page = 请拿走身份证和证明
take-card-and-page-and-slip = 请拿走身份证、证明和凭条
take-card-and-slip = 请拿走身份证和凭条
take-card-and-claim = 请拿走身份证和补打凭条

safe-printed = 证明已经打印好了，请先拿走，只差凭条。
safe-void = 没有收费，30 天内带身份证就能重新打印。
go-on-without-page = 先不打了，给我一张凭条，以后再打
go-on-without-slip = 不要凭条，继续
go-on-without-claim = 不要凭条，继续
go-on-without-issued = 知道了，继续
go-on-without-spoiled = 知道了，继续
go-on-without-uncertain = 知道了，继续

refused-nothing-on-file = 办理部门没有查到您的登记
refused-nothing-on-file-next = 如果您觉得应当有，请拨打 12345 或到窗口核对。
refused-name-differs = 办理部门登记的姓名和身份证上的不一样
refused-name-differs-next = 没有收费，也没有留下记录。请带身份证到窗口更正姓名。

page-title = 新的证明
page-statement = 兹证明，上述人员的登记情况如下：
page-note-source = 表中内容以出具当日登记的信息为准。
page-what = 登记内容
page-period = 起止年月
