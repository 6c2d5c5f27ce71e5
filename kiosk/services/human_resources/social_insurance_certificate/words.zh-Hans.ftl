### 社保参保证明：这项服务自己的文字。

title = 社保参保证明
    .elder = 社保证明
summary = 打印 · 约 { $minutes } 分钟
    .spoken = 可以打印，大约 { $minutes } 分钟
    .elder = 打印一张带走
doing-ask = 向社保局查询
doing-page = 打印证明
doing-slip = 打印凭条
doing-claim = 打印补打凭条

## 核对

field-certificate-number = 证明编号
from-office = 以下由社保局提供
row-certificate-insurances =
    { $kind ->
        [pension] 养老保险
        [medical] 医疗保险
        [unemployment] 失业保险
        [injury] 工伤保险
        [maternity] 生育保险
       *[other] 其他保险
    } · { $from }至{ $to }
row-certificate-insurances-value = { $lasting }
row-certificate-insurances-state =
    { $status ->
        [paying] 正常参保
        [paused] 暂停缴费
        [receiving] 领取待遇
       *[other] 其他
    }

## 办理中

asking-certificate = 正在向社保局查询
printing-page = 正在打印证明
printing-slip = 正在打印凭条
printing-claim = 正在打印补打凭条

## 办好了

done-certificate = 证明打印好了
done-certificate-next = 这次打印会记录到社保局。拿到证明的人，扫证明上的二维码就能核对真假。
    .elder = 收到的人扫证明上的二维码，就能核对真假。
done-certificate-spoiled = 证明这次没有打成
done-certificate-spoiled-next = 没有收费。30 天内，带身份证到任何一台终端就能重新打印。
    .elder = 没有收费。30 天内可以凭身份证重新打印。
done-certificate-uncertain = 没能确认证明是否打印出来
done-certificate-uncertain-next = 如果有纸出来，请不要使用。没有收费，30 天内可以凭身份证在任何一台终端重新打印。
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

## 社保局不能答复时

refused-nothing-on-file = 没有查到您的参保记录
refused-nothing-on-file-next = 如果您在广州参加过社保，请拨打 12345 或到窗口核对。
refused-name-differs = 社保局登记的姓名和身份证上的不一样
refused-name-differs-next = 没有收费，也没有留下记录。请带身份证到社保窗口更正姓名。

## A4 页上的文字

page-title = 广州市社会保险参保证明
page-statement = 兹证明，上述人员在广州市参加社会保险的情况如下：
page-note-source = 表中内容以出具当日社会保险经办机构登记的信息为准。
page-kind = 险种
page-kind-pension = 养老保险
page-kind-medical = 医疗保险
page-kind-unemployment = 失业保险
page-kind-injury = 工伤保险
page-kind-maternity = 生育保险
page-status = 参保状态
page-status-paying = 正常参保
page-status-paused = 暂停缴费
page-status-receiving = 领取待遇
page-period = 起止年月
page-months = 累计月数
page-employer = 参保单位
