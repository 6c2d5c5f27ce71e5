### 高齡津貼確認：用粵語點講。

title = 高齡津貼確認
    .elder = 高齡津貼
summary = 確認 · 大約 { $minutes } 分鐘
    .elder = 廣州戶籍，就快滿 70 歲起
doing-slip = 打印確認單
doing-keep = 保存確認

ask-payment = 津貼發去邊度？
ask-payment-why = 發去社保卡最方便，唔使再填卡號。
option-payment-social-card = 社保卡入面嘅銀行戶口
    .elder = 社保卡
option-payment-bank = 其他銀行卡
ask-account = 請輸入銀行卡號
ask-account-why = 一定要係您本人嘅借記卡，16 到 19 位數字。
    .elder = 您本人嘅借記卡，卡號喺正面。
field-account = 銀行卡號
ask-phone = 請輸入手機號碼
ask-phone-why = 有結果會發短信話您知。可以填屋企人嘅手機號碼。
    .elder = 有結果會發短信。填屋企人嘅手機號碼都得。
field-phone = 手機號碼
offer-phone = 有結果嗰陣，發短信去呢個號碼好唔好？
offer-phone-why = 呢個係您以前辦事留低嘅號碼，唔使再填。
offer-phone-other = 換一個號碼
ask-living = 您而家住喺邊度？
ask-living-why = 民政局有需要嗰陣，按住處聯絡您。
option-living-registered = 就住喺身份證上面嘅地址
option-living-elsewhere = 住喺第二度
field-living = 而家住處
ask-district = 而家住喺邊個區？
ask-district-why = 揀一個就得，唔使填詳細地址。
option-district-liwan = 荔灣區
option-district-yuexiu = 越秀區
option-district-haizhu = 海珠區
option-district-tianhe = 天河區
option-district-baiyun = 白雲區
option-district-huangpu = 黃埔區
option-district-panyu = 番禺區
option-district-huadu = 花都區
option-district-nansha = 南沙區
option-district-conghua = 從化區
option-district-zengcheng = 增城區
option-district-outside = 唔喺廣州
field-district = 而家住嘅區
ask-receives = 您喺第二度攞過高齡津貼未？
ask-receives-why = 照實答就得，由民政局核對。
option-receives-no = 未攞過
option-receives-yes = 攞過
field-receives = 喺第二度攞過
field-payment = 點樣收錢
too-young = 高齡津貼要滿 { $least } 歲先攞得
too-young-when = 滿 { $least } 歲之前 { $before } 個月起可以嚟確認。淨係廣州戶籍嘅攞得，由民政局核對。
not-for-card = 您張證件確認唔到高齡津貼
not-for-card-why = 高齡津貼要用居民身份證確認，淨係廣州戶籍嘅攞得。

refused-not-registered-here = 民政局查到您嘅戶籍唔喺廣州，高齡津貼淨係發畀廣州戶籍嘅長者
    .elder = 您嘅戶籍唔喺廣州，呢度辦唔到
refused-not-registered-here-next = 冇收費，亦都冇保存任何內容。請去戶籍所在地辦；如果查得唔啱，請打 12345。
    .elder = 請去戶籍所在地辦。如果查得唔啱，請打 12345。

consent-civil-affairs = 同意民政局核對我嘅戶籍同社保資料

asking-prefill = 睇緊您以前留低嘅資料
printing-slip = 打印緊確認單

done-application = 確認收咗喇，安全噉存喺呢部機度
    .elder = 確認收咗喇，存喺呢部機度
done-application-next = 會自動送去民政局，由佢哋核對係咪廣州戶籍。唔使再遞交，有結果會發短信話您知。
    .elder = 會自動送去民政局，唔使再遞交。
done-application-delivered = 確認收咗喇，而且已經送到民政局
    .elder = 確認收咗喇，已經送到民政局
done-application-delivered-next = 民政局仲未核對戶籍，核對之後先算確認通過。唔使再遞交，有結果會發短信話您知。
    .elder = 民政局仲未核對，唔使再遞交。
paper-of-slip-printed = 張單打印咗
paper-of-slip-failed = 張單打唔到出嚟，請記低個編號。戴住耳機，喺呢一頁可以聽多幾次
take-card-and-slip = 請攞走身份證同張單。出單嘅口喺屏幕下面，靠左手邊

kind = 長壽保健金（高齡津貼）確認
safe-application-kept = 確認收咗喇，編號 { $number }，淨係差張單。
go-on-without-slip = 唔要單，繼續
