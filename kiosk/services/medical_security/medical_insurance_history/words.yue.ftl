### 醫保參保繳費記錄：用粵語點講。

title = 醫保參保繳費記錄
    .elder = 醫保交咗幾耐
summary = 打印 · 大約 { $minutes } 分鐘
    .elder = 打一份攞走
doing-ask = 向醫保局查詢
doing-page = 打印記錄
doing-claim = 打印補打嘅單

ask-scheme = 要睇邊種醫保？
ask-scheme-why = 唔清楚就揀“全部都要”。
option-scheme-employee = 職工醫保
option-scheme-resident = 居民醫保
option-scheme-all = 全部都要
field-scheme = 邊種醫保
ask-span = 要睇邊幾年？
ask-span-why = 由今個月數返上去。
option-span-year = 最近 12 個月
option-span-two-years = 最近 24 個月
option-span-five-years = 最近 5 年
option-span-everything = 全部
field-span = 邊幾年

field-history-total-months = 累計幾多個月（連埋視同繳費）
field-history-shown-months = 呢份記錄有幾多個月
field-history-number = 記錄編號
from-office = 下面呢啲係醫保局提供嘅

asking-history = 向醫保局查緊
printing-page = 打印緊繳費記錄
printing-claim = 打印緊補打嘅單

done-history-next = 今次打印會喺醫保局登記。邊個攞到記錄，掃記錄上面個二維碼就知真定假。
done-history = 繳費記錄打印好喇
done-history-spoiled = 繳費記錄今次打唔成
done-history-spoiled-next = 冇收費。30 日之內，帶身份證去任何一部機都可以再打印。
done-history-uncertain = 確認唔到繳費記錄有冇打印到出嚟
done-history-uncertain-next = 如果有紙出嚟，請唔好用。冇收費，30 日之內可以用身份證喺任何一部機再打印。
paper-of-page-printed = 繳費記錄打印咗
paper-of-page-failed = 繳費記錄打唔到出嚟
paper-of-claim-printed = 補打嘅單打印咗
paper-of-claim-failed = 補打嘅單打唔到出嚟，帶身份證就可以再打印
take-card-and-page = 請攞走身份證同繳費記錄。攞紙口喺部機最下面，打橫嗰條
take-card-and-claim = 請攞走身份證同補打嘅單。出單嘅口喺屏幕下面，靠左手邊

safe-history-printed = 繳費記錄已經打印好，請攞走先。
safe-history-void = 冇收費，30 日之內帶身份證就可以再打印。
go-on-without-page = 唔打住，畀張單我，第日再打
    .elder = 畀張單我，第日再打
go-on-without-claim = 唔要單，繼續
go-on-without-issued = 知道喇，繼續
go-on-without-spoiled = 知道喇，繼續
go-on-without-uncertain = 知道喇，繼續

refused-nothing-on-file = 醫保局查唔到您嘅資料
refused-nothing-on-file-next = 冇收費，亦都冇留低記錄。有疑問請打 12393。
refused-no-medical-record = 查唔到您喺廣州嘅醫保繳費
refused-no-medical-record-next = 喺第個城市參保嘅，請去嗰個城市查。有疑問請打 12393。
refused-range-empty = 呢幾年查唔到繳費
refused-range-empty-next = 可以換另一段時間再查。有疑問請打 12393。
refused-name-differs = 醫保局登記嘅姓名同身份證上面嘅唔同
refused-name-differs-next = 冇收費，亦都冇留低記錄。請帶身份證去醫保窗口更正姓名。
