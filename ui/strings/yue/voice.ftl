# 粵語點樣講：淨係用嚟聽同埋字幕。冇寫到嘅，就用粵語讀簡體中文嗰句。

### 一頁點樣讀
voice-position = 第 { $at } 個，總共 { $of } 個
voice-choices = 總共 { $count } 個可以揀
voice-typing = 用上下掣搵數字，撳圓掣輸入。細鍵盤有數字掣嘅，可以直接輸入。
voice-typing-aloud = 數字掣由 1 到 9，最後係 0。停喺邊個，淨係喺耳機度講。細鍵盤有數字掣嘅，可以直接輸入。
voice-digit = 數字掣
voice-deleted = 刪咗
voice-on = 已經開咗
voice-off = 未開
voice-unticked = 仲未揀
voice-end = 結束語音讀屏
voice-private = 個人資料淨係喺耳機度講
voice-choose = 撳圓掣揀佢
voice-press = 撳圓掣
voice-enter = 撳圓掣輸入
voice-again = 再掂一下就撳

### 開始同結束
voice-started = 語音讀屏開咗。下掣聽下一個，上掣聽上一個，圓掣係揀，左掣返轉頭，右掣跳去下一組，唔清楚就撳幫手掣。手指掂到屏幕都會讀，再掂一下先至算撳。
voice-ended = 語音讀屏完咗。想再聽，撳細鍵盤任何一個掣。

### 撳咗掣之後
voice-no-back = 呢一頁返唔到轉頭
voice-nothing = 呢度淨係聽，冇嘢要撳
voice-empty = 呢度係空嘅
voice-impossible = 而家撳唔到
voice-pressed = 已經撳咗
voice-feel-again = 呢度可能換咗內容，請再摸一次
voice-speed = 語速 { $percent }%
voice-volume = 音量 { $step }
voice-most = 唔可以再多喇
voice-least = 唔可以再少喇
voice-dark = 屏幕熄咗，隔籬嘅人睇唔到。想開返，請再揀一次。
voice-light = 屏幕開返喇

### 喺邊度、幫手
voice-here = 您而家喺呢度
voice-at = 停喺第 { $at } 個，總共 { $of } 個
voice-menu = 幫手。上下掣聽有啲乜，圓掣係揀，再撳一次幫手掣返轉頭。
voice-menu-scan = 幫手。去到要嗰行，就揀佢。
voice-menu-end = 返去原來嘅地方
voice-practice = 練習。撳邊個掣，就話您知佢係做乜嘅。連撳兩次幫手掣，練習就完。
voice-practice-end = 練習完咗，返去原來嘅地方
voice-do-where = 我喺邊度
voice-do-repeat = 再讀一次
voice-do-slower = 讀慢啲
voice-do-faster = 讀快啲
voice-do-softer = 細聲啲
voice-do-louder = 大聲啲
voice-do-practice = 練習
voice-do-colours = 換過隻顏色
voice-do-dark = 熄屏幕
voice-do-light = 開返屏幕

### 六個掣
voice-up = 上一個
voice-down = 下一個
voice-left = 返回
voice-left-none = 返唔到
voice-right = 下一組
voice-select = 揀佢
voice-help = 幫手
voice-select-press = 撳落去
voice-select-enter = 輸入
voice-select-none = 淨係聽
voice-key-up = 上掣：聽上一個
voice-key-down = 下掣：聽下一個
voice-key-left = 左掣：返上一頁
voice-key-right = 右掣：跳去下一組
voice-key-select = 圓掣：揀佢
voice-key-help = 幫手掣：聽有啲乜可以用。再撳一次，練習就完
voice-key-slower = 慢掣：讀慢啲
voice-key-faster = 快掣：讀快啲
voice-key-softer = 細聲掣：細聲啲
voice-key-louder = 大聲掣：大聲啲
voice-key-repeat = 重複掣：再讀一次
voice-key-digit = 數字掣：要填號碼嗰陣，直接輸入
voice-key-cancel = 取消掣：刪一個數字，或者返上一頁
voice-key-other = 呢個掣而家用唔着

### 幾組
voice-group-page = 呢頁嘅內容
voice-group-keys = 數字掣
voice-group-choices = 選項
voice-group-buttons = 按鈕
voice-group-frame = 屏幕最下面
voice-tongue-zh = 普通話
voice-tongue-yue = 廣東話

### 讀畀睇得到嘅人聽
voice-read = 讀畀我聽
voice-read-stop = 停低
voice-private-shown = 有個人資料嘅地方冇讀，請睇屏幕

### 個個都聽得到
voice-take-card = 請攞走身份證

### 開關掣
voice-started-1 = 開關操作開咗。個框自己一組一組咁行，行到要嗰組就撳，再行到要嗰個就撳。
voice-started-2 = 開關操作開咗。第一個掣行落去，第二個掣係揀。行到要嗰組，揀咗，再行到要嗰個。
voice-scan-out = 出返呢組
voice-scan-stands = 個框停咗，撳掣再行
voice-scan-pace = 每 { $seconds } 秒行一格
voice-do-scan-slower = 個框行慢啲
voice-do-scan-faster = 個框行快啲
