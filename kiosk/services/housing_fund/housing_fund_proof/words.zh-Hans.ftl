### 住房公积金缴存证明：这项服务自己的文字。

title = 住房公积金缴存证明
    .elder = 公积金证明
summary = 打印 · 约 { $minutes } 分钟
    .spoken = 可以打印，大约 { $minutes } 分钟
    .elder = 打印一张带走
doing-ask = 向公积金中心查询
doing-page = 打印证明
doing-slip = 打印凭条
doing-claim = 打印补打凭条

## 问题

ask-purpose = 证明拿去做什么用？
ask-purpose-why = 用途会印在证明上，只作这个用。
option-purpose-loan = 申请贷款
option-purpose-withdrawal = 提取公积金
option-purpose-housing = 买房、租房
option-purpose-settling = 入户、入学
option-purpose-other = 其他用途
field-purpose = 用途

## 核对

field-proof-account = 个人账号
field-proof-balance = 账户余额（元）
field-proof-number = 证明编号
from-office = 以下由公积金中心提供
    .elder = 公积金中心提供
row-proof-employers = { $employer }
row-proof-employers-value = { $from } 至 { $to } · 每月 { $monthly } 元

## 办理中

asking-proof = 正在向公积金中心查询
printing-page = 正在打印证明
printing-slip = 正在打印凭条
printing-claim = 正在打印补打凭条

## 办好了

done-proof = 证明打印好了
done-proof-next = 这次打印会记录到公积金中心。拿到证明的人，扫证明上的二维码就能核对真假。
    .elder = 收到的人扫证明上的二维码，就能核对真假。
done-proof-spoiled = 证明这次没有打成
done-proof-spoiled-next = 没有收费。30 天内，带身份证到任何一台终端就能重新打印。
    .elder = 没有收费。30 天内可以凭身份证重新打印。
done-proof-uncertain = 没能确认证明是否打印出来
done-proof-uncertain-next = 如果有纸出来，请不要使用。没有收费，30 天内可以凭身份证在任何一台终端重新打印。
paper-of-page-printed = 证明已打印
paper-of-page-failed = 证明没有打印出来
paper-of-slip-printed = 凭条已打印
paper-of-slip-failed = 凭条没有打印出来，请记下或拍下编号
    .spoken = 凭条没有打印出来，请记下编号。戴上耳机，在这一页可以反复听
    .elder = 凭条没打出来，请记下编号
paper-of-claim-printed = 补打凭条已打印
paper-of-claim-failed = 补打凭条没有打印出来，带身份证就能重新打印
take-card-and-page = 请拿走身份证和证明
    .spoken = 请拿走身份证和证明。取纸口在机器最下面，横着的一条
take-card-and-page-and-slip = 请拿走身份证、证明和凭条
    .spoken = 请拿走身份证、证明和凭条。取纸口在机器最下面，横着的一条。凭条出口在屏幕下方，靠左手边
take-card-and-slip = 请拿走身份证和凭条
    .spoken = 请拿走身份证和凭条。凭条出口在屏幕下方，靠左手边
take-card-and-claim = 请拿走身份证和补打凭条
    .spoken = 请拿走身份证和补打凭条。凭条出口在屏幕下方，靠左手边

## 没有全办好时

safe-certificate-printed = 证明已经打印好了，请先拿走，只差凭条。
    .elder = 证明已打好，请先拿走。
safe-certificate-void = 没有收费，30 天内带身份证就能重新打印。
go-on-without-page = 先不打了，给我一张凭条，以后再打
    .elder = 给我凭条，以后再打
go-on-without-slip = 不要凭条，继续
go-on-without-claim = 不要凭条，继续
go-on-without-issued = 知道了，继续
go-on-without-spoiled = 知道了，继续
go-on-without-uncertain = 知道了，继续

## 公积金中心不能答复时

refused-nothing-on-file = 公积金中心没有查到您的资料
refused-nothing-on-file-next = 没有收费，也没有留下记录。有疑问请拨打 12329。
refused-no-fund-account = 没有查到您在广州的公积金账户
refused-no-fund-account-next = 在别的城市缴存过的，请到那个城市查。有疑问请拨打 12329。
refused-fund-account-locked = 您的公积金账户被冻结，证明要到窗口打
refused-fund-account-locked-next = 账户从{ $since }起冻结。没有收费，也没有留下记录。请带身份证到公积金中心{ $counter }的窗口。
refused-name-differs = 公积金中心登记的姓名和身份证上的不一样
refused-name-differs-next = 没有收费，也没有留下记录。请带身份证到公积金中心的窗口更正姓名。

## A4 页上的文字

page-title = 广州市住房公积金缴存证明
page-statement = 兹证明，上述人员在广州市缴存住房公积金的情况如下（截至 { $day }）：
page-note-source = 表中内容以出具当日住房公积金管理中心登记的信息为准。
page-note-purpose = 本证明的用途：{ $purpose }。
page-account = 个人账号
page-status = 账户状态
page-status-open = 正常
page-status-sealed = 封存
page-status-closed = 已销户
page-balance = 账户余额（元）
page-unbroken = 连续足额月数
page-employer = 单位名称
page-period = 缴存起止
page-monthly = 月缴存额（元）
page-rate = 缴存比例
