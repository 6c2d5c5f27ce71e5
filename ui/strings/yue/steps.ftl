### 首頁、身份、按鈕、等候、幫手

home-start = 放身份證落去，直接開始
    .elder = 您好，請問想辦乜嘢？
home-how = 將身份證平放喺讀卡嘅地方，或者先揀要辦嘅事。
home-reading = 讀緊卡，請唔好攞開住
home-reading-how = 好快就得。
home-card-broken = 身份證讀卡器暫時用唔到。唔使身份證嘅事可以照辦。
home-hello = { $name }，您好
home-what = 請揀要辦嘅事。身份證請放喺度先。
called-man = { $name }生
called-woman = { $name }女士
home-interrupted = 您 { $at } 嗰次打印斷咗，編號 { $number }。如果有紙出嚟，請唔好用。
    .elder = 您 { $at } 嗰次打印斷咗。如果有紙出嚟，請唔好用。
interrupted-title = 您 { $at } 打印過，中途斷咗
interrupted-means = 編號 { $number } 嗰份，唔知有冇打到出嚟。請睇睇出紙口：如果有紙，請唔好用。
interrupted-what-now = 可以再打一張，會有新嘅編號，唔會另外收費。
do-print-anew = 再打一張新嘅
left-card = 讀卡嘅地方有張身份證未攞走。請攞走先；執到嘅請交畀工作人員。
    .elder = 讀卡嘅地方有張身份證，請攞走先。
left-maybe-card = 上一位嘅身份證可能仲喺讀卡嘅地方。執到請交畀工作人員。
left-sheet = 攞紙口可能仲有上一位打印嘅紙。執到請交畀工作人員。
    .elder = 攞紙口可能有人哋打印嘅紙。
left-late-sheet = 攞紙口可能會再出一張作廢嘅紙，請唔好用，交畀工作人員。
    .elder = 攞紙口再出嚟嘅紙唔用得，請交畀工作人員。
offer-elder = 字大啲，用長者版
offer-elder-title = 要唔要換大啲嘅字？
offer-elder-why = 長者版字大啲，一次淨係睇一件事，時間都鬆動啲。隨時可以換返轉頭。
offer-elder-no = 唔使喇，就噉得

identify-id_card = 請將身份證平放喺讀卡嘅地方
identify-id_card-how = 放好唔好郁，攞得走嗰陣會話您知。已經放咗嘅，請攞起再放。
identify-reading = 讀緊卡，請唔好攞開住
identify-reading-how = 好快就得。
identify-id_card-other = 冇單？用身份證查
identify-receipt = 請將單上面嘅二維碼對準掃碼窗
identify-receipt-how = 離個窗一隻手掌咁遠，慢慢郁。
identify-receipt-other = 用單上面嘅二維碼查
identify-nothing-yet = 冇提交任何嘢，亦冇收費。
identify-misread = 呢張唔係我哋嘅單。請掃收件單上面嘅二維碼。

slip-waits = 請攞走張單
slip-waits-how = 張單喺屏幕下面嘅細口。過一陣冇人攞，部機會收返。
paper-sent = 張單已經送咗去打印，請睇吓有冇出嚟
paper-not-taken = 張單冇及時攞走，部機會收返佢

do-next = 下一步
do-back = 返回
do-home = 返首頁
do-retry = 再試一次
do-finish = 辦完喇
do-another = 再辦一件
do-other-service = 睇吓其他服務
do-list = 睇其他幾件
do-look-by-card = 用身份證查
do-scan-slip = 掃單上面嘅碼
do-scan-again = 再掃一次
do-leave = 退出
do-taken = 已經攞走咗
do-start-anew = 我係嚟辦事嘅，由頭開始
do-stay = 我仲喺度，繼續辦
do-reveal = 顯示完整號碼
do-change = 改一改
do-keep-rest = 其他唔改，返去核對

digits-none = 請先輸入{ $what }，最少 { $least } 個數字。
digits-none-of = 請先輸入 { $least } 個數字嘅{ $what }。
digits-too-few = 仲差 { $missing } 個數字。
digits-unlikely = 呢個號碼好似有一個數字唔啱，請再對一次。冇錯就再撳“{ $button }”。
digits-must-begin = { $what }係 { $begins } 開頭嘅，請再睇吓。

offline = 網絡暫時斷咗。要聯網嘅事，好返之後可以辦。
    .elder = 網絡暫時斷咗，有啲事要等好返先辦得。
notice-offline-later = 網絡暫時斷咗。可以照樣辦，好返之後自動送出。
    .elder = 網絡暫時斷咗，可以照樣辦。
notice-offline-kept = 網絡暫時斷咗。仲未送到，好返之後自動送出。
    .elder = 網絡暫時斷咗，好返之後自動送出。

unavailable-title = 呢件事而家辦唔到
unavailable-what-now = 而家可以辦下面呢啲，其他事請遲啲再嚟。
unavailable-help = 請遲啲再嚟，或者撳“{ $help }”。
possible-again = 而家辦得喇

help-title = 請打服務電話
help-body = 接通之後，請先講呢部機嘅編號。
help-goes-on = 打電話嗰陣，屏幕會問您仲喺唔喺度。揀第一個按鈕，就可以接住辦。
    .elder = 屏幕問您仲喺唔喺度，揀第一個按鈕就可以接住辦。

idle-asking = 您仲喺度嗎？
idle-ends = 冇人應嘅話，過一陣會自動退出。
    .elder = 冇人應會自動退出。
    .spoken = 冇人應嘅話，{ $seconds } 秒之後會自動退出。
idle-covered = 您嘅資料已經收埋咗
idle-kept = 您填嘅都仲喺度。想繼續辦，請再放一次身份證，或者輸入號碼最後 4 位。
    .elder = 您填嘅都仲喺度。請再放一次身份證，或者輸入最後 4 位。
idle-verify = 想繼續辦，請再放一次身份證，或者輸入號碼最後 4 位。
idle-nothing-kept = 想繼續辦，請揀第一個按鈕。
verify-title = 請輸入身份證最後 4 位數字
verify-how = 咁係為咗確認仲係您本人。最後一位係 X 嘅，輸入 X 前面嘅 4 位數字。又或者將身份證攞起再放一次。
verify-how-gone = 讀卡嘅地方冇身份證喇。最後一位係 X 嘅，輸入 X 前面嘅 4 位數字。又或者再放一次身份證。
verify-label = 最後 4 位數字
verify-wrong = 同身份證上面嘅唔同，仲可以試 { $left } 次。
verify-other = 呢張身份證唔係頭先嗰位嘅。如果您係嚟辦事嘅，請揀“{ $button }”。
verify-card-title = 請將身份證攞起，再放一次
verify-card-why = 數字已經錯咗 3 次。為咗保護資料，而家淨係可以用身份證嚟確認。

out-of-service = 呢部機暫停服務
out-of-service-means = 已經收咗嘅申請都仲喺度，唔會唔見。請換一部機，或者打呢版上面嘅電話。
out-of-service-sys-00 = 畀技術員睇：個程式出咗錯，日誌有原因
out-of-service-sys-01 = 畀技術員睇：待送隊列開唔到，kiosk doctor 會講原因
out-of-service-sys-03 = 畀技術員睇：設定、密鑰或者字體唔啱，kiosk doctor 會講原因

home-start-broken = 請揀要辦嘅事
leave-title = 真係要退出？
leave-means = 您填嘅仲未交，退出之後唔會留低。如果身份證仲喺讀卡嘅地方，退出之後請攞走。
do-keep-on = 繼續填
