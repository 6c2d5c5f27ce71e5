### 养老待遇领取资格认证：这项服务自己的文字。

title = 养老待遇领取资格认证
    .elder = 养老金年度认证
summary = 认证 · 约 { $minutes } 分钟
    .spoken = 认证，大约 { $minutes } 分钟
    .elder = 领养老金的每年认证一次
doing-keep = 保存认证
doing-slip = 打印认证凭条

## 问题

ask-scheme = 您领的是哪种养老金？
ask-scheme-why = 不清楚的话，看发养老金的存折或短信上写的单位。
option-scheme-residents = 城乡居民养老金
    .elder = 居民养老金
option-scheme-employees = 企业职工养老金
    .elder = 企业退休
option-scheme-public = 机关事业单位养老金
    .elder = 机关事业单位退休
field-scheme = 哪种养老金
ask-living = 您现在住在哪里？
ask-living-why = 住在外地也可以在这里认证。
option-living-here = 广州
option-living-province = 广东省内其他地方
option-living-elsewhere = 外省
option-living-hk-macao-taiwan = 香港、澳门、台湾
option-living-abroad = 国外
field-living = 现在住处
offer-phone = 需要核对时，打这个电话找您吗？
offer-phone-why = 这是您以前办事时留下的号码，不用再填。
offer-phone-other = 换一个号码
ask-phone = 请输入手机号
ask-phone-why = 社保部门需要核对时联系您。可以填家里人的手机号。
    .elder = 要核对时联系您。填家里人的手机号也行。
field-phone = 手机号

not-for-card = 您的证件在这里办不了养老资格认证
not-for-card-why = 这里要用居民身份证或港澳台居民居住证办。别的办法请打 12333 问社保局。

## 核对

consent-social-insurance = 同意社保部门用我的身份证信息核对我的领取资格

## 办理中

asking-prefill = 正在看看您以前留下的信息
printing-slip = 正在打印认证凭条

## 办好了

done-confirmation = 认证已收下，安全存在这台机器里
    .elder = 认证收下了，存在这台机器里
done-confirmation-next = 会自动送到社保部门，不用再提交。社保部门核对以后才算认证通过。
    .elder = 会自动送到社保部门，不用再提交。
done-confirmation-delivered = 认证已收下，并且已经送到社保部门
    .elder = 认证收下了，已经送到社保部门
done-confirmation-delivered-next = 社保部门还没有核对，核对以后才算认证通过。不用再提交。
    .elder = 社保部门还没有核对，不用再提交。
paper-of-slip-printed = 凭条已打印
paper-of-slip-failed = 凭条没有打印出来，请记下或拍下编号
    .spoken = 凭条没有打印出来，请记下编号。戴上耳机，在这一页可以反复听
    .elder = 凭条没打出来，请记下编号
take-card-and-slip = 请拿走身份证和凭条
    .spoken = 请拿走身份证和凭条。凭条出口在屏幕下方，靠左手边

## 查进度，没有凭条时

kind = 养老待遇领取资格认证
safe-kept = 认证已收下，编号 { $number }，只差凭条。
go-on-without-slip = 不要凭条，继续

## 凭条上的文字

slip-title = 认证凭条
slip-waits = 还没有办好的
slip-waits-means = 认证会自动送到社保部门。网络不通时，恢复后自动补送。社保部门核对以后才算通过。
slip-next = 下次认证
slip-next-month = 请在{ $until }底以前再来认证一次。
