### 电子证照查询打印：这项服务自己的文字。

title = 电子证照查询打印
    .elder = 把证件打出来
summary = 打印 · 约 { $minutes } 分钟
    .spoken = 可以打印，大约 { $minutes } 分钟
    .elder = 不用带原件、不用复印
doing-ask = 准备打印件
doing-page = 打印证照
doing-claim = 打印补打凭条

## 选一张

asking-found = 正在看看您有哪些电子证照
ask-licence = 要打印哪一张？
ask-licence-why = 这些是您名下的电子证照。
row-licence =
    { $kind ->
        [id-card] 居民身份证
        [household] 户口簿
        [marriage] 结婚证
        [driving] 驾驶证
        [vehicle] 行驶证
        [social-security] 社会保障卡
        [disability] 残疾人证
        [residence-permit] 居住证
        [birth] 出生医学证明
        [property] 不动产权证书
        [business] 营业执照
       *[other] 其他证照
    }
row-licence-note =
    { $state ->
        [expired] { $authority } · 已过期
       *[valid] { $authority }
    }
kind-of-id-card = 居民身份证
kind-of-household = 户口簿
kind-of-marriage = 结婚证
kind-of-driving = 驾驶证
kind-of-vehicle = 行驶证
kind-of-social-security = 社会保障卡
kind-of-disability = 残疾人证
kind-of-residence-permit = 居住证
kind-of-birth = 出生医学证明
kind-of-property = 不动产权证书
kind-of-business = 营业执照
ask-purpose = 打印出来做什么用？
ask-purpose-why = 用途会印在纸上，只作这个用。
option-purpose-housing = 买房、租房
option-purpose-school = 上学
option-purpose-work = 找工作、入职
option-purpose-banking = 银行业务
option-purpose-other = 其他用途
field-purpose = 用途

## 核对

field-copy-valid-until = 打印件有效到
field-copy-number = 打印件编号
from-office = 以下由政务服务平台提供
    .elder = 政务服务平台提供
row-copy-entries = { $label }
row-copy-entries-value = { $value }

## 办理中

asking-copy = 正在准备打印件
printing-page = 正在打印证照
printing-claim = 正在打印补打凭条

## 办好了

done-copy = 证照打印好了
done-copy-next = 收到的人扫纸上的二维码，就能核对真假。
done-copy-spoiled = 证照这次没有打成
done-copy-spoiled-next = 没有收费。30 天内，带身份证到任何一台终端就能重新打印。
    .elder = 没有收费。30 天内可以凭身份证重新打印。
done-copy-uncertain = 没能确认证照是否打印出来
done-copy-uncertain-next = 如果有纸出来，请不要使用。没有收费，30 天内可以凭身份证在任何一台终端重新打印。
paper-of-page-printed = 证照已打印
paper-of-page-failed = 证照没有打印出来
paper-of-claim-printed = 补打凭条已打印
paper-of-claim-failed = 补打凭条没有打印出来，带身份证就能重新打印
take-card-and-page = 请拿走身份证和打印件
    .spoken = 请拿走身份证和打印件。取纸口在机器最下面，横着的一条
take-card-and-claim = 请拿走身份证和补打凭条
    .spoken = 请拿走身份证和补打凭条。凭条出口在屏幕下方，靠左手边

## 没有全办好时

safe-copy-printed = 证照已经打印好了，请先拿走。
safe-copy-void = 没有收费，30 天内带身份证就能重新打印。
go-on-without-page = 先不打了，给我一张凭条，以后再打
    .elder = 给我凭条，以后再打
go-on-without-claim = 不要凭条，继续
go-on-without-issued = 知道了，继续
go-on-without-spoiled = 知道了，继续
go-on-without-uncertain = 知道了，继续

## 政务服务平台不能答复时

refused-nothing-on-file = 政务服务平台没有查到您的资料
refused-nothing-on-file-next = 没有收费，也没有留下记录。有疑问请拨打 12345。
refused-no-licences = 您名下还没有电子证照
refused-no-licences-next = 办过的证照可能还没有电子版，请向发证机关问一下，或者拨打 12345。
refused-licence-expired = 这张证已经过期，只能看，不能打印
refused-licence-expired-next = 没有收费，也没有留下记录。请先向发证机关换证。
refused-not-printable-licence = 按规定，这张证只能在手机上出示
refused-not-printable-licence-next = 没有收费，也没有留下记录。请在手机上打开“穗好办”出示。
refused-name-differs = 政务服务平台登记的姓名和身份证上的不一样
refused-name-differs-next = 没有收费，也没有留下记录。请拨打 12345 更正。

## A4 页上的文字

page-title = 电子证照打印件
page-statement = 上述人员名下的{ $kind }，内容如下：
page-note-purpose = 仅用于：{ $purpose }。
page-note-source = 内容以打印当日政务服务平台上的电子证照为准。
page-note-until = 本打印件有效到 { $until }。
page-kind = 证照
page-label = 项目
page-value = 内容
