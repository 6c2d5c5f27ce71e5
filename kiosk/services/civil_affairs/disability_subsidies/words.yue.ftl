### 殘疾人兩項補貼申請：用粵語點講。

title = 殘疾人兩項補貼申請
    .elder = 殘疾人補貼
summary = 申請 · 大約 { $minutes } 分鐘
    .elder = 生活補貼、護理補貼
doing-keep = 保存申請
doing-slip = 打印收件單

ask-which = 您要申請邊一項？
ask-which-why = 攞唔攞得，由民政局核對之後決定。兩項可以一齊申請。
option-which-living = 困難殘疾人生活補貼
    .elder = 生活補貼
option-which-care = 重度殘疾人護理補貼
    .elder = 護理補貼
option-which-both = 兩項都申請
field-which = 申請邊一項
ask-level = 殘疾人證上面寫住幾多級？
ask-level-why = 喺殘疾人證上面“殘疾等級”嗰欄。
option-level-one = 一級
option-level-two = 二級
option-level-three = 三級
option-level-four = 四級
field-level = 殘疾等級
ask-carer = 平時邊個照顧您？
ask-carer-why = 照實答就得。
option-carer-family = 屋企人
option-carer-hired = 請返嚟嘅人
option-carer-institution = 機構
option-carer-nobody = 冇人
field-carer = 邊個照顧
ask-draws = 您已經攞緊下面邊一種？
ask-draws-why = 照實答就得，由民政局核對。有幾種嘅，揀最主要嗰種。
option-draws-none = 全部都冇攞
option-draws-injury-care = 工傷護理費
option-draws-long-term-care = 長期護理保險
option-draws-orphan = 孤兒基本生活費
option-draws-institution-pays = 由機構供養
field-draws = 已經攞緊
ask-payment = 補貼發去邊度？
ask-payment-why = 發去社保卡最方便，唔使再填卡號。
option-payment-social-card = 社保卡入面嘅銀行戶口
    .elder = 社保卡
option-payment-bank = 其他銀行卡
field-payment = 點樣收錢
ask-account = 請輸入銀行卡號
ask-account-why = 一定要係您本人嘅借記卡，16 到 19 位數字。
    .elder = 您本人嘅借記卡，卡號喺正面。
field-account = 銀行卡號
offer-phone = 有結果嗰陣，發短信去呢個號碼好唔好？
offer-phone-why = 呢個係您以前辦事留低嘅號碼，唔使再填。
offer-phone-other = 換一個號碼
ask-phone = 請輸入手機號碼
ask-phone-why = 有結果會發短信話您知。可以填屋企人嘅手機號碼。
    .elder = 有結果會發短信。填屋企人嘅手機號碼都得。
field-phone = 手機號碼

not-for-card = 您張證件辦唔到殘疾人兩項補貼
not-for-card-why = 呢兩項補貼要用居民身份證申請，攞唔攞得由民政局核對之後決定。

consent-civil-affairs = 同意民政局核對我嘅戶籍、殘疾同收入資料

asking-prefill = 睇緊您以前留低嘅資料
printing-slip = 打印緊收件單

done-application = 申請收咗喇，安全噉存喺呢部機度
    .elder = 申請收咗喇，存喺呢部機度
done-application-next = 會自動送去民政局，唔使再遞交。戶籍唔喺廣州嘅，由民政局轉去戶籍地。
    .elder = 會自動送去民政局，唔使再遞交。
done-application-delivered = 申請收咗喇，而且已經送到民政局
    .elder = 申請收咗喇，已經送到民政局
done-application-delivered-next = 民政局仲未審批，有結果會發短信話您知。唔使再遞交。
    .elder = 民政局仲未審批，唔使再遞交。
paper-of-slip-printed = 張單打印咗
paper-of-slip-failed = 張單打唔到出嚟，請記低個編號。戴住耳機，喺呢一頁可以聽多幾次
take-card-and-slip = 請攞走身份證同張單。出單嘅口喺屏幕下面，靠左手邊

kind = 殘疾人兩項補貼申請
safe-kept = 申請收咗喇，編號 { $number }，淨係差張單。
go-on-without-slip = 唔要單，繼續
