### 住房公積金繳存證明：用粵語點講。

title = 住房公積金繳存證明
    .elder = 公積金證明
summary = 打印 · 大約 { $minutes } 分鐘
    .elder = 打一張攞走
doing-ask = 向公積金中心查詢
doing-page = 打印證明
doing-slip = 打印張單
doing-claim = 打印補打嘅單

ask-purpose = 證明攞去做乜嘢用？
ask-purpose-why = 用途會印喺證明上面，淨係用喺呢度。
option-purpose-loan = 申請貸款
option-purpose-withdrawal = 提取公積金
option-purpose-housing = 買樓、租樓
option-purpose-settling = 入戶、入學
option-purpose-other = 其他用途
field-purpose = 用途

field-proof-account = 個人賬號
field-proof-balance = 戶口結餘（元）
field-proof-number = 證明編號
from-office = 下面呢啲係公積金中心提供嘅
row-proof-employers-value = { $from } 到 { $to }，每個月 { $monthly } 元

asking-proof = 向公積金中心查緊
printing-page = 打印緊證明
printing-slip = 打印緊張單
printing-claim = 打印緊補打嘅單

done-proof-next = 今次打印會喺公積金中心登記。邊個攞到證明，掃證明上面個二維碼就知真定假。
    .elder = 收到嘅人掃證明上面個二維碼，就知真定假。
done-proof = 證明打印好喇
done-proof-spoiled = 證明今次打唔成
done-proof-spoiled-next = 冇收費。30 日之內，帶身份證去任何一部機都可以再打印。
done-proof-uncertain = 確認唔到證明有冇打印到出嚟
done-proof-uncertain-next = 如果有紙出嚟，請唔好用。冇收費，30 日之內可以用身份證喺任何一部機再打印。
paper-of-page-printed = 證明打印咗
paper-of-page-failed = 證明打唔到出嚟
paper-of-claim-printed = 補打嘅單打印咗
paper-of-claim-failed = 補打嘅單打唔到出嚟，帶身份證就可以再打印
take-card-and-page = 請攞走身份證同證明。攞紙口喺部機最下面，打橫嗰條
take-card-and-claim = 請攞走身份證同補打嘅單。出單嘅口喺屏幕下面，靠左手邊

safe-certificate-printed = 證明已經打印好，請攞走先，淨係差張單。
safe-certificate-void = 冇收費，30 日之內帶身份證就可以再打印。
go-on-without-page = 唔打住，畀張單我，第日再打
    .elder = 畀張單我，第日再打
go-on-without-claim = 唔要單，繼續
go-on-without-issued = 知道喇，繼續
go-on-without-spoiled = 知道喇，繼續
go-on-without-uncertain = 知道喇，繼續
paper-of-slip-printed = 張單打印咗
paper-of-slip-failed = 張單打唔到出嚟，請記低個編號。戴住耳機，喺呢一頁可以聽多幾次
take-card-and-page-and-slip = 請攞走身份證、證明同張單。攞紙口喺部機最下面，打橫嗰條。出單嘅口喺屏幕下面，靠左手邊
take-card-and-slip = 請攞走身份證同張單。出單嘅口喺屏幕下面，靠左手邊
go-on-without-slip = 唔要單，繼續

refused-nothing-on-file = 公積金中心查唔到您嘅資料
refused-nothing-on-file-next = 冇收費，亦都冇留低記錄。有疑問請打 12329。
refused-no-fund-account = 查唔到您喺廣州嘅公積金戶口
refused-no-fund-account-next = 喺第個城市繳存過嘅，請去嗰個城市查。有疑問請打 12329。
refused-fund-account-locked = 您嘅公積金戶口凍結咗，證明要去窗口打
refused-fund-account-locked-next = 戶口由{ $since }開始凍結。冇收費，亦都冇留低記錄。請帶身份證去公積金中心{ $counter }嘅窗口。
refused-name-differs = 公積金中心登記嘅姓名同身份證上面嘅唔同
refused-name-differs-next = 冇收費，亦都冇留低記錄。請帶身份證去公積金中心嘅窗口更正姓名。
