### 服务目录：名称、说明、问题、选项

service-social-insurance-certificate = 社保参保证明
    .elder = 社保证明
service-social-insurance-certificate-summary = 打印 · 约 { $minutes } 分钟
    .elder = 打印一张带走
service-old-age-allowance = 高龄津贴申请
    .elder = 高龄津贴
service-old-age-allowance-summary = 申请 · 约 { $minutes } 分钟 · 断网也能办
    .elder = 70 岁以上可以领
service-application-progress = 办件进度查询
    .elder = 看看办得怎样了
service-application-progress-summary = 查询 · 约 { $minutes } 分钟
    .elder = 用凭条或身份证查

group-common = 大家常办
group-social = 社保医保
group-elder = 长者助残

stage-identity = 确认您的身份
stage-answer = 查询
stage-check = 请您核对
stage-print = 打印
stage-questions = 回答几个问题
stage-finish = 提交

doing-ask = 向社保局查询
doing-page = 打印证明
doing-slip = 打印凭条
doing-keep = 保存申请

## 问题

ask-payment = 津贴发到哪里？
ask-payment-why = 发到社保卡最方便，不用再填卡号。
option-payment-social-card = 社会保障卡金融账户
    .elder = 社保卡
option-payment-bank = 其他银行卡
ask-account = 请输入银行卡号
ask-account-why = 必须是您本人的借记卡，16 到 19 位数字。
    .elder = 您本人的卡，卡号在卡的正面。
field-account = 银行卡号
ask-phone = 请输入手机号
ask-phone-why = 有结果时短信通知您。可以填家里人的手机号。
    .elder = 有结果会发短信。填家里人的手机号也行。
field-phone = 手机号
offer-phone = 有结果时，发短信到这个号码吗？
offer-phone-why = 这是您以前办事时留下的号码，不用再填。
offer-phone-other = 换一个号码
offer-use-known = 就用这个
ask-living = 您现在住在哪里？
ask-living-why = 民政局需要时，按住处联系您。
option-living-registered = 就住在身份证上的地址
option-living-elsewhere = 住在别的地方
field-living = 现在住处
ask-district = 现在住在哪个区？
ask-district-why = 选一个就行，不用填详细地址。
option-district-liwan = 荔湾区
option-district-yuexiu = 越秀区
option-district-haizhu = 海珠区
option-district-tianhe = 天河区
option-district-baiyun = 白云区
option-district-huangpu = 黄埔区
option-district-panyu = 番禺区
option-district-huadu = 花都区
option-district-nansha = 南沙区
option-district-conghua = 从化区
option-district-zengcheng = 增城区
option-district-outside = 不在广州
field-district = 现在住的区
ask-receives = 您在别的地方领过高龄津贴吗？
ask-receives-why = 照实回答就行，由民政局核对。
option-receives-no = 没有领过
option-receives-yes = 领过
field-receives = 在别处领过
field-payment = 领取方式

too-young = 高龄津贴从 { $least } 岁开始领
too-young-when = 您到 { $year } 年 { $month } 月就可以申请，到时候带身份证来就行。

## 核对

review-print = 要打印的内容，都对吗？
review-apply = 这些都对吗？
do-print = 对，打印证明
do-wrong = 有不对的地方
do-check-again = 回去再核对
wrong-title = 有不对的，先不要打印
wrong-nothing-printed = 还没有打印任何东西，也没有收费。
wrong-what-to-do = 这些内容在这台机器上改不了。请拨打 12345，或带身份证到窗口，请他们核对更正。
do-apply = 对，提交申请
field-person-name = 姓名
field-person-number = 身份证号码
field-person-address = 户籍地址
field-certificate-number = 证明编号
from-card = 来自身份证
from-office = 以下由社保局提供
from-you = 您刚才填的
row-certificate-insurances =
    { $kind ->
        [pension] 养老保险
        [medical] 医疗保险
        [unemployment] 失业保险
        [injury] 工伤保险
        [maternity] 生育保险
       *[other] 其他保险
    }
row-certificate-insurances-value =
    { $status ->
        [paying] 正常参保
        [paused] 暂停缴费
        [receiving] 领取待遇
       *[other] 其他
    } · { $from } 至 { $to } · 共 { $months } 个月
consent-civil-affairs = 同意民政局核对我的户籍和社保信息
consent-missing = 请先点一下这里，表示同意。

## 办理中

asking-certificate = 正在向社保局查询
asking-prefill = 正在看看您以前留下的信息
asking-how-long = 一般只要几秒钟。
finding = 正在查询
saving = 正在安全保存
printing-social-insurance-certificate = 正在打印证明
printing-certificate-slip = 正在打印凭条
printing-application-slip = 正在打印收件凭条
printing-claim-slip = 正在打印补打凭条
printing-page_printer-where = 大约 20 秒，纸从左下方取纸口出来。
printing-receipt_printer-where = 凭条从屏幕下方的小出口出来。

## 办好了

done-certificate = 证明打印好了
done-certificate-next = 这次打印会记录到社保局。拿到证明的人，扫证明上的二维码就能核对真假。
done-certificate-spoiled = 证明没有完整打印出来
done-certificate-spoiled-next = 这张证明已作废，没有收费。30 天内可以凭身份证在任何一台终端重新打印。
done-application = 申请已收下，安全存在这台机器里
done-application-next = 会自动送到民政局，不用再来。15 个工作日内答复，短信通知您。
done-application-delivered = 申请已收下，并且已经送到民政局
done-application-delivered-next = 民政局还没有审核，您不用再来。15 个工作日内答复，短信通知您。

paper-of-page-printed = 证明已打印
paper-of-page-failed = 证明没有打印出来
paper-of-slip-printed = 凭条已打印
paper-of-slip-failed = 凭条没有打印出来，请记下或拍下编号
paper-of-claim-printed = 补打凭条已打印
paper-of-claim-failed = 补打凭条没有打印出来，请记下编号

card-there = 身份证还在读卡区的，办完请记得拿走
card-with-paper = 身份证还在读卡区的，打印完请一起拿走
take-card = 请拿走身份证
take-card-and-page = 请拿走身份证和证明
take-card-and-page-and-slip = 请拿走身份证、证明和凭条
take-card-and-slip = 请拿走身份证和凭条
take-card-and-claim = 请拿走身份证和补打凭条

## 进度

chain-saved = 收下
chain-submitted = 送达
chain-accepted = 受理
chain-approved = 审批
state-saved = 已收下，还没有送到办理部门
state-saved-means = 申请安全存在这台机器里，网络恢复后自动送出，不用再来。
state-submitted = 已送到办理部门，等待受理
state-submitted-means = { $since } 送达。工作人员会尽快查看。
state-accepted = 办理部门已受理，正在审批
state-accepted-means = { $since } 受理。还没有批准，有结果会短信通知您。
state-approved = 已批准
state-approved-means = { $since } 批准，您不用再来。
state-parked = 申请还在，需要工作人员处理
state-parked-means = 申请没有丢，办理部门暂时没有收下。请按“{ $help }”，说出上面的编号。
state-on-its-way = 凭条是真的，申请还在路上
state-on-its-way-means = 申请存在另一台机器里，网络恢复后自动送出，不用再来。
state-unknown = 没有找到这个编号
state-unknown-means = 请再扫一次凭条上的码，或者用身份证查。
state-unanswered = 现在查不到，您的申请不受影响
state-unanswered-means = 网络中断，办理部门暂时没有答复。请晚一点再来查。
kind-old-age-allowance = 高龄津贴申请
kind-unknown = 申请
applications-several = 您有几件申请，要看哪一件？
applications-none = 没有查到您的申请
applications-none-why = 刚在别的终端申请过的，请扫凭条上的码再查一次。

from-known = 以前留下的
safe-certificate-printed = 证明已经打印好了，请先拿走，只差凭条。
safe-certificate-void = 编号 { $number } 的证明已作废，没有收费，30 天内可以重新打印。
safe-application-kept = 申请已收下，编号 { $number }，只差凭条。
