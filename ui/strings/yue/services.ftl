### 各項服務都用嘅說話，唔代任何一個部門講

group-common = 大家成日辦嘅
group-social = 社保醫保
group-elder = 長者同助殘

stage-identity = 確認身份
stage-answer = 查詢
stage-check = 核對
stage-print = 打印
stage-questions = 答問題
stage-finish = 遞交

offer-use-known = 就用呢個

review-print = 要打印嘅內容，啱唔啱？
review-apply = 呢啲啱唔啱？
do-print = 啱，打印證明
do-wrong = 有唔啱嘅地方
do-check-again = 返去再核對
wrong-title = 有唔啱嘅，唔好打印住
wrong-nothing-printed = 仲未打印任何嘢，亦都冇收費。
wrong-what-to-do = 呢啲內容喺呢部機改唔到。請打 12345，或者帶身份證去窗口，請佢哋核對更正。
do-apply = 啱，遞交申請
review-confirm = 呢啲啱唔啱？
do-confirm = 啱，確認
field-person-name = 姓名
field-person-number = 身份證號碼
field-person-address = 戶籍地址
from-card = 喺身份證讀到嘅
from-you = 您頭先填嘅
lines-of-you = 您頭先填嘅
consent-missing = 仲未同意。請喺同意嗰一項度揀一揀。

asking-how-long = 一般幾秒鐘就得。
finding = 查緊
saving = 安全保存緊
printing-sheets = 第 { $now } 張，總共 { $of } 張
printing-page_printer-where = 一般唔使半分鐘，紙喺左下面嘅攞紙口出嚟。
printing-page_printer-late = 慢過平時，請再等一陣。紙喺左下面嘅攞紙口出嚟。
printing-page_printer-stopped = 打印機停咗，仲未打完。請再等一陣。
printing-receipt_printer-where = 張單喺屏幕下面嘅細口出嚟。

card-stays = 身份證請放喺度先，仲要用
take-card = 身份證可以攞走喇，請收好
take-papers = 請攞走打印出嚟嘅紙。攞紙口喺部機最下面，打橫嗰條

chain-saved = 收低咗
chain-submitted = 送到
chain-accepted = 受理
chain-approved = 審批
state-saved = 已經收低，仲未送到辦理部門
state-saved-means = 已經安全噉存喺呢部機度，網絡好返之後自動送出，唔使再遞交。
state-submitted = 已經送到辦理部門，等緊受理
state-submitted-means = { $since } 送到。辦理部門仲未受理。
state-accepted = 辦理部門已經受理，審批緊
state-accepted-means = { $since } 受理。審批仲未有結果，有結果會發短信話您知。
state-approved = 審批通過咗
state-approved-means = { $since } 審批通過，唔使再遞交。
state-parked = 您遞交嘅仲喺度，要工作人員處理
state-parked-means = 冇唔見到，辦理部門暫時未收到。請撳“{ $help }”，講出上面嘅編號。
state-on-its-way = 張單係真嘅，仲喺送去嘅路上
state-on-its-way-means = 而家存喺另一部機度，網絡好返之後自動送出，唔使再遞交。
state-unknown = 呢個唔係我哋嘅編號
state-unknown-means = 請再掃一次單上面嘅碼，或者用身份證查。
state-unanswered = 而家查唔到，您辦嘅嘢唔受影響
state-unanswered-means = 網絡斷咗，辦理部門暫時未有答覆。請遲啲再嚟查。
kind-unknown = 辦緊嘅嘢
applications-several = 您有幾件嘢辦緊，想睇邊件？
applications-none = 查唔到您辦緊嘅嘢
applications-none-why = 頭先喺第二部機辦嘅，請掃單上面嘅碼再查一次。

from-known = 以前留低嘅
