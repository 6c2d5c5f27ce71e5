### 電子證照查詢打印：用粵語點講。

title = 電子證照查詢打印
    .elder = 將證件打出嚟
summary = 打印 · 大約 { $minutes } 分鐘
    .elder = 唔使帶原件、唔使影印
doing-ask = 準備打印件
doing-page = 打印證照
doing-claim = 打印補打嘅單

asking-found = 睇緊您有邊啲電子證照
ask-licence = 要打印邊一張？
ask-licence-why = 呢啲係您名下嘅電子證照。
row-licence =
    { $kind ->
        [id-card] 居民身份證
        [household] 戶口簿
        [marriage] 結婚證
        [driving] 駕駛證
        [vehicle] 行駛證
        [social-security] 社會保障卡
        [disability] 殘疾人證
        [residence-permit] 居住證
        [birth] 出生醫學證明
        [property] 不動產權證書
        [business] 營業執照
       *[other] 其他證照
    }
row-licence-note =
    { $state ->
        [expired] { $authority }，已經過期
       *[valid] { $authority }
    }
kind-of-id-card = 居民身份證
kind-of-household = 戶口簿
kind-of-marriage = 結婚證
kind-of-driving = 駕駛證
kind-of-vehicle = 行駛證
kind-of-social-security = 社會保障卡
kind-of-disability = 殘疾人證
kind-of-residence-permit = 居住證
kind-of-birth = 出生醫學證明
kind-of-property = 不動產權證書
kind-of-business = 營業執照
ask-purpose = 打印出嚟做乜嘢用？
ask-purpose-why = 用途會印喺紙上面，淨係用喺呢度。
option-purpose-housing = 買樓、租樓
option-purpose-school = 返學
option-purpose-work = 搵工、入職
option-purpose-banking = 銀行業務
option-purpose-other = 其他用途
field-purpose = 用途

field-copy-valid-until = 打印件用得到
field-copy-number = 打印件編號
from-office = 下面呢啲係政務服務平台提供嘅

asking-copy = 準備緊打印件
printing-page = 打印緊證照
printing-claim = 打印緊補打嘅單

done-copy-next = 收到嘅人掃紙上面個二維碼，就知真定假。
done-copy = 證照打印好喇
done-copy-spoiled = 證照今次打唔成
done-copy-spoiled-next = 冇收費。30 日之內，帶身份證去任何一部機都可以再打印。
done-copy-uncertain = 確認唔到證照有冇打印到出嚟
done-copy-uncertain-next = 如果有紙出嚟，請唔好用。冇收費，30 日之內可以用身份證喺任何一部機再打印。
paper-of-page-printed = 證照打印咗
paper-of-page-failed = 證照打唔到出嚟
paper-of-claim-printed = 補打嘅單打印咗
paper-of-claim-failed = 補打嘅單打唔到出嚟，帶身份證就可以再打印
take-card-and-page = 請攞走身份證同證照。攞紙口喺部機最下面，打橫嗰條
take-card-and-claim = 請攞走身份證同補打嘅單。出單嘅口喺屏幕下面，靠左手邊

safe-copy-printed = 證照已經打印好，請攞走先。
safe-copy-void = 冇收費，30 日之內帶身份證就可以再打印。
go-on-without-page = 唔打住，畀張單我，第日再打
    .elder = 畀張單我，第日再打
go-on-without-claim = 唔要單，繼續
go-on-without-issued = 知道喇，繼續
go-on-without-spoiled = 知道喇，繼續
go-on-without-uncertain = 知道喇，繼續

refused-nothing-on-file = 政務服務平台查唔到您嘅資料
refused-nothing-on-file-next = 冇收費，亦都冇留低記錄。有疑問請打 12345。
refused-no-licences = 您名下仲未有電子證照
refused-no-licences-next = 辦過嘅證照可能仲未有電子版，請問吓發證機關，或者打 12345。
refused-licence-expired = 呢張證已經過期，淨係睇得，打唔得
refused-licence-expired-next = 冇收費，亦都冇留低記錄。請搵發證機關換證先。
refused-not-printable-licence = 按規定，呢張證淨係可以喺手機度出示
refused-not-printable-licence-next = 冇收費，亦都冇留低記錄。請喺手機打開“穗好辦”出示。
refused-name-differs = 政務服務平台登記嘅姓名同身份證上面嘅唔同
refused-name-differs-next = 冇收費，亦都冇留低記錄。請打 12345 更正。
