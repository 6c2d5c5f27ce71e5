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
frame-number = 編號
frame-code = 代碼 { $code }
frame-phone = 服務電話
frame-language-zh-Hans = 簡體中文

frame-here-id_card = 讀卡嘅地方喺屏幕下面，靠右手邊
frame-here-scanner = 掃碼窗喺屏幕下面，靠左手邊
frame-here-receipt_printer = 出單嘅口喺屏幕下面，靠左手邊
frame-here-page_printer = 攞紙嘅口喺部機最下面，打橫嗰條

frame-done = 做好咗
frame-now = 而家做緊
frame-waiting = 未開始
frame-selected = 已經揀咗
frame-unavailable = 而家辦唔到
frame-bad = 要留意
