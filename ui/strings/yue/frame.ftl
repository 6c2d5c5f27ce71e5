# 每一頁都有嘅字，用粵語點講。

frame-brand = 廣州政務服務自助終端
    .elder = 廣州政務自助終端
frame-machine = { $number } 號機
frame-stage = 第 { $at } 步，總共 { $of } 步，{ $label }

frame-back = 返回
frame-home = 首頁
frame-elder = 長者版
frame-voice = 語音讀屏
frame-display = 語言同顯示
frame-help = 服務電話

frame-delete = 刪除
frame-digit = 數字 { $digit }
frame-typed = 已經輸入 { $count } 個數字
frame-typed-none = 仲未輸入
frame-number = 編號
frame-code = 代碼 { $code }
frame-phone = 服務電話
frame-language-zh-Hans = 簡體中文

frame-here-id_card = 讀卡嘅地方喺屏幕下面，靠右手邊
frame-stays = 先唔好攞開
frame-here-scanner = 掃碼窗喺屏幕下面，靠左手邊
frame-here-receipt_printer = 出單嘅口喺屏幕下面，靠左手邊
frame-here-page_printer = 攞紙嘅口喺部機最下面，打橫嗰條

frame-stages = 辦到邊一步
frame-done = 做好咗
frame-now = 而家做緊
frame-waiting = 未開始
frame-selected = 已經揀咗
frame-unavailable = 而家辦唔到
frame-bad = 要留意

frame-display-title = 語言同顯示
frame-display-note = 掂一下即刻生效，淨係今次用。辦到邊一步都唔會唔見。
frame-display-language = 語言
frame-display-size = 字嘅大細
frame-display-contrast = 顏色
frame-display-tongue = 聽邊種話
frame-display-usual = 變返原樣
frame-display-done = 得喇
frame-size-standard = 標準
frame-size-elder = 長者版
frame-contrast-light = 白底黑字
frame-contrast-dark = 深色
frame-contrast-black-on-yellow = 黃底黑字
frame-contrast-white-on-black = 黑底白字

frame-previous = 上一頁
frame-next = 下一頁
frame-ends-in = 冇人應嘅話，{ $seconds } 秒之後會自動退出。
frame-page = 第 { $at } 頁，總共 { $count } 頁
frame-more-services = 仲有其他服務
frame-all = 全部
frame-alternatives = 您可以
frame-other-ways = 都可以
frame-scan = 喺任何一部機掃呢個碼，就查到去到邊
frame-line-down = 斷咗網
frame-code-phone = 代碼 { $code }，電話 { $phone }
frame-choose-again = 揀錯唔緊要，撳“{ $back }”可以再揀過。
frame-for-you = 對您嚟講
frame-trouble = 問題喺呢度
frame-look = 睇下呢度
frame-slip-code = 碼喺呢度
frame-not-yet = 仲未做嘅
