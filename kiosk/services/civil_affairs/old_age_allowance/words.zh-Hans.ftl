### 高龄津贴确认：这项服务自己的文字。

title = 高龄津贴确认
    .elder = 高龄津贴
summary = 确认 · 约 { $minutes } 分钟
    .spoken = 确认，大约 { $minutes } 分钟
    .elder = 广州户籍，快满 70 岁起
doing-slip = 打印凭条
doing-keep = 保存确认

## 问题

ask-payment = 津贴发到哪里？
ask-payment-why = 发到社保卡最方便，不用再填卡号。
option-payment-social-card = 社保卡里的银行账户
    .elder = 社保卡
option-payment-bank = 其他银行卡
ask-account = 请输入银行卡号
ask-account-why = 必须是您本人的借记卡，16 到 19 位数字。
    .elder = 您本人的借记卡，卡号在正面。
field-account = 银行卡号
ask-phone = 请输入手机号
ask-phone-why = 有结果时短信通知您。可以填家里人的手机号。
    .elder = 有结果会发短信。填家里人的手机号也行。
field-phone = 手机号
offer-phone = 有结果时，发短信到这个号码吗？
offer-phone-why = 这是您以前办事时留下的号码，不用再填。
offer-phone-other = 换一个号码
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
too-young = 高龄津贴要满 { $least } 岁才能领
too-young-when = 满 { $least } 岁前 { $before } 个月起可以来确认。只有广州户籍的可以领，由民政局核对。
not-for-card = 您的证件不能确认高龄津贴
not-for-card-why = 高龄津贴要用居民身份证确认，只有广州户籍的可以领。

refused-not-registered-here = 民政局查到您的户籍不在广州，高龄津贴只发给广州户籍的长者
    .elder = 您的户籍不在广州，这里办不了
refused-not-registered-here-next = 没有收费，也没有保存任何内容。请到户籍所在地办理；如果查得不对，请打 12345。
    .elder = 请到户籍所在地办理。如果查得不对，请打 12345。

## 核对

consent-civil-affairs = 同意民政局核对我的户籍和社保信息

## 办理中

asking-prefill = 正在看看您以前留下的信息
printing-slip = 正在打印确认凭条

## 办好了

done-application = 确认已收下，安全存在这台机器里
    .elder = 确认收下了，存在这台机器里
done-application-next = 会自动送到民政局，由他们核对是不是广州户籍。不用再提交，有结果短信通知您。
    .elder = 会自动送到民政局，不用再提交。
done-application-delivered = 确认已收下，并且已经送到民政局
    .elder = 确认收下了，已经送到民政局
done-application-delivered-next = 民政局还没有核对户籍，核对以后才算确认通过。不用再提交，有结果短信通知您。
    .elder = 民政局还没有核对，不用再提交。
paper-of-slip-printed = 凭条已打印
paper-of-slip-failed = 凭条没有打印出来，请记下或拍下编号
    .spoken = 凭条没有打印出来，请记下编号。戴上耳机，在这一页可以反复听
    .elder = 凭条没打出来，请记下编号
take-card-and-slip = 请拿走身份证和凭条
    .spoken = 请拿走身份证和凭条。凭条出口在屏幕下方，靠左手边

## 查进度，没有凭条时

kind = 长寿保健金（高龄津贴）确认
safe-application-kept = 确认已收下，编号 { $number }，只差凭条。
go-on-without-slip = 不要凭条，继续

## 凭条上的文字

slip-title = 确认凭条
slip-follow = 凭这个二维码或身份证，在任何一台终端都能查进度。
slip-kept = 您的确认已经保存在这台终端，编号已经生效。
slip-unchecked = 民政局还没有核对。核对是广州户籍的，才算确认通过，再按规定发长寿保健金（高龄津贴）。
slip-undelivered = 确认会自动送到民政局。网络不通时，恢复后自动补送，不用再提交。
