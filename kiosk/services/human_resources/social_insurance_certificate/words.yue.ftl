### 社保參保證明：用粵語點講。

title = 社保參保證明
    .elder = 社保證明
summary = 打印 · 大約 { $minutes } 分鐘
    .elder = 打一張攞走
doing-ask = 向社保局查詢
doing-page = 打印證明
doing-slip = 打印張單
doing-claim = 打印補打嘅單

field-certificate-number = 證明編號
from-office = 下面呢啲係社保局提供嘅
row-certificate-insurances =
    { $kind ->
        [pension] 養老保險
        [medical] 醫療保險
        [unemployment] 失業保險
        [injury] 工傷保險
        [maternity] 生育保險
       *[other] 其他保險
    }，{ $from }到{ $to }
row-certificate-insurances-state =
    { $status ->
        [paying] 正常參保
        [paused] 暫停繳費
        [receiving] 攞緊待遇
       *[other] 其他
    }

asking-certificate = 向社保局查緊
printing-page = 打印緊證明
printing-slip = 打印緊張單
printing-claim = 打印緊補打嘅單

done-certificate-next = 今次打印會喺社保局登記。邊個攞到證明，掃證明上面個二維碼就知真定假。
    .elder = 收到嘅人掃證明上面個二維碼，就知真定假。
done-certificate = 證明打印好喇
done-certificate-spoiled = 證明今次打唔成
done-certificate-spoiled-next = 冇收費。30 日之內，帶身份證去任何一部機都可以再打印。
done-certificate-uncertain = 確認唔到證明有冇打印到出嚟
done-certificate-uncertain-next = 如果有紙出嚟，請唔好用。冇收費，30 日之內可以用身份證喺任何一部機再打印。
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

refused-nothing-on-file = 查唔到您嘅參保記錄
refused-nothing-on-file-next = 如果您喺廣州買過社保，請打 12345 或者去窗口核對。
refused-name-differs = 社保局登記嘅姓名同身份證上面嘅唔同
refused-name-differs-next = 冇收費，亦都冇留低記錄。請帶身份證去社保窗口更正姓名。
