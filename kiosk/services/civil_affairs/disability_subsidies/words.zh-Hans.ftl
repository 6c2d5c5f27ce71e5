### 残疾人两项补贴申请：这项服务自己的文字。

title = 残疾人两项补贴申请
    .elder = 残疾人补贴
summary = 申请 · 约 { $minutes } 分钟
    .spoken = 申请，大约 { $minutes } 分钟
    .elder = 生活补贴、护理补贴
doing-keep = 保存申请
doing-slip = 打印凭条

## 问题

ask-which = 您要申请哪一项？
ask-which-why = 能不能领，由民政局核对以后决定。两项可以一起申请。
option-which-living = 困难残疾人生活补贴
    .elder = 生活补贴
option-which-care = 重度残疾人护理补贴
    .elder = 护理补贴
option-which-both = 两项都申请
field-which = 申请哪一项
ask-level = 残疾人证上写的是几级？
ask-level-why = 在残疾人证上“残疾等级”一栏。
option-level-one = 一级
option-level-two = 二级
option-level-three = 三级
option-level-four = 四级
field-level = 残疾等级
ask-carer = 平时谁在照顾您？
ask-carer-why = 照实回答就行。
option-carer-family = 家里人
option-carer-hired = 请的人
option-carer-institution = 机构
option-carer-nobody = 没有人
field-carer = 谁在照顾
ask-draws = 您已经在领下面哪一种？
ask-draws-why = 照实回答就行，由民政局核对。有几种的，选最主要的一种。
option-draws-none = 都没有领
option-draws-injury-care = 工伤护理费
option-draws-long-term-care = 长期护理保险
option-draws-orphan = 孤儿基本生活费
option-draws-institution-pays = 由机构供养
field-draws = 已经在领
ask-payment = 补贴发到哪里？
ask-payment-why = 发到社保卡最方便，不用再填卡号。
option-payment-social-card = 社保卡里的银行账户
    .elder = 社保卡
option-payment-bank = 其他银行卡
field-payment = 领取方式
ask-account = 请输入银行卡号
ask-account-why = 必须是您本人的借记卡，16 到 19 位数字。
    .elder = 您本人的借记卡，卡号在正面。
field-account = 银行卡号
offer-phone = 有结果时，发短信到这个号码吗？
offer-phone-why = 这是您以前办事时留下的号码，不用再填。
offer-phone-other = 换一个号码
ask-phone = 请输入手机号
ask-phone-why = 有结果时短信通知您。可以填家里人的手机号。
    .elder = 有结果会发短信。填家里人的手机号也行。
field-phone = 手机号

not-for-card = 您的证件办不了残疾人两项补贴
not-for-card-why = 这两项补贴要用居民身份证申请，能不能领由民政局核对后决定。

## 核对

consent-civil-affairs = 同意民政局核对我的户籍、残疾和收入信息

## 办理中

asking-prefill = 正在看看您以前留下的信息
printing-slip = 正在打印收件凭条

## 办好了

done-application = 申请已收下，安全存在这台机器里
    .elder = 申请收下了，存在这台机器里
done-application-next = 会自动送到民政局，不用再提交。户籍不在广州的，由民政局转到户籍地。
    .elder = 会自动送到民政局，不用再提交。
done-application-delivered = 申请已收下，并且已经送到民政局
    .elder = 申请收下了，已经送到民政局
done-application-delivered-next = 民政局还没有审批，有结果时短信通知您。不用再提交。
    .elder = 民政局还没有审批，不用再提交。
paper-of-slip-printed = 凭条已打印
paper-of-slip-failed = 凭条没有打印出来，请记下或拍下编号
    .spoken = 凭条没有打印出来，请记下编号。戴上耳机，在这一页可以反复听
    .elder = 凭条没打出来，请记下编号
take-card-and-slip = 请拿走身份证和凭条
    .spoken = 请拿走身份证和凭条。凭条出口在屏幕下方，靠左手边

## 查进度，没有凭条时

kind = 残疾人两项补贴申请
safe-kept = 申请已收下，编号 { $number }，只差凭条。
go-on-without-slip = 不要凭条，继续
