### 養老待遇領取資格認證：用粵語點講。

title = 養老待遇領取資格認證
    .elder = 養老金每年認證
summary = 認證 · 大約 { $minutes } 分鐘
    .elder = 攞養老金嘅每年認證一次
doing-keep = 保存認證
doing-slip = 打印認證單

ask-scheme = 您攞嘅係邊種養老金？
ask-scheme-why = 唔清楚嘅話，睇吓發養老金嘅存摺或者短信上面寫邊個單位。
option-scheme-residents = 城鄉居民養老金
    .elder = 居民養老金
option-scheme-employees = 企業職工養老金
    .elder = 企業退休
option-scheme-public = 機關事業單位養老金
    .elder = 機關事業單位退休
field-scheme = 邊種養老金
ask-living = 您而家住喺邊度？
ask-living-why = 住喺外地都可以喺呢度認證。
option-living-here = 廣州
option-living-province = 廣東省內第二度
option-living-elsewhere = 外省
option-living-hk-macao-taiwan = 香港、澳門、台灣
option-living-abroad = 外國
field-living = 而家住處
offer-phone = 要核對嗰陣，打呢個電話搵您好唔好？
offer-phone-why = 呢個係您以前辦事留低嘅號碼，唔使再填。
offer-phone-other = 換一個號碼
ask-phone = 請輸入手機號碼
ask-phone-why = 社保部門要核對嗰陣聯絡您。可以填屋企人嘅手機號碼。
    .elder = 要核對嗰陣聯絡您。填屋企人嘅手機號碼都得。
field-phone = 手機號碼

not-for-card = 您張證件喺呢度辦唔到養老資格認證
not-for-card-why = 呢度要用居民身份證或者港澳台居民居住證辦。其他辦法請打 12333 問社保局。

consent-social-insurance = 同意社保部門用我嘅身份證資料核對我嘅領取資格

asking-prefill = 睇緊您以前留低嘅資料
printing-slip = 打印緊認證單

done-confirmation = 認證收咗喇，安全噉存喺呢部機度
    .elder = 認證收咗喇，存喺呢部機度
done-confirmation-next = 會自動送去社保部門，唔使再遞交。社保部門核對咗先算認證通過。
    .elder = 會自動送去社保部門，唔使再遞交。
done-confirmation-delivered = 認證收咗喇，而且已經送到社保部門
    .elder = 認證收咗喇，已經送到社保部門
done-confirmation-delivered-next = 社保部門仲未核對，核對咗先算認證通過。唔使再遞交。
    .elder = 社保部門仲未核對，唔使再遞交。
paper-of-slip-printed = 張單打印咗
paper-of-slip-failed = 張單打唔到出嚟，請記低個編號。戴住耳機，喺呢一頁可以聽多幾次
take-card-and-slip = 請攞走身份證同張單。出單嘅口喺屏幕下面，靠左手邊

kind = 養老待遇領取資格認證
safe-kept = 認證收咗喇，編號 { $number }，淨係差張單。
go-on-without-slip = 唔要單，繼續
