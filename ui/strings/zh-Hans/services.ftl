### 各项服务共用的文字，不替任何一个部门说话

group-common = 大家常办
group-social = 社保医保
group-elder = 长者助残

stage-identity = 确认身份
stage-answer = 查询
stage-check = 核对
stage-print = 打印
stage-questions = 回答问题
stage-finish = 提交

## 问题

offer-use-known = 就用这个

## 核对

review-print = 要打印的内容，都对吗？
review-apply = 这些都对吗？
do-print = 对，打印证明
do-wrong = 有不对的地方
do-check-again = 回去再核对
wrong-title = 有不对的，先不要打印
wrong-nothing-printed = 还没有打印任何东西，也没有收费。
wrong-what-to-do = 这些内容在这台机器上改不了。请拨打 12345，或带身份证到窗口，请他们核对更正。
do-apply = 对，提交申请
review-confirm = 这些都对吗？
do-confirm = 对，确认
field-person-name = 姓名
both-names = { $name } { $latin }
field-person-number = 身份证号码
field-person-address = 户籍地址
from-card = 来自身份证
from-you = 您刚才填的
lines-of-you = 您刚才填的
consent-missing = 请先点一下这里，表示同意。
    .spoken = 还没有同意。请在同意那一项上按确定键。

## 办理中

asking-how-long = 一般只要几秒钟。
finding = 正在查询
saving = 正在安全保存
printing-sheets = 第 { $now } 张，共 { $of } 张
    .spoken = 第 { $now } 张，一共 { $of } 张
printing-page_printer-where = 一般不到半分钟，纸从左下方取纸口出来。
    .elder = 纸从左下方取纸口出来。
printing-page_printer-late = 比平时慢，请再等一下。纸从左下方取纸口出来。
printing-page_printer-stopped = 打印机停着，还没有打完。请再等一下。
printing-receipt_printer-where = 凭条从屏幕下方的小出口出来。

## 办好了

card-stays = 身份证请先放着，还要用
take-card = 身份证可以拿走了，请拿好
take-papers = 请拿走打印出来的纸
    .spoken = 请拿走打印出来的纸。取纸口在机器最下面，横着的一条

## 进度

chain-saved = 收下
chain-submitted = 送达
chain-accepted = 受理
chain-approved = 审批
state-saved = 已收下，还没有送到办理部门
state-saved-means = 已经安全存在这台机器里，网络恢复后自动送出，不用再提交。
state-submitted = 已送到办理部门，等待受理
state-submitted-means = { $since } 送达。办理部门还没有受理。
state-accepted = 办理部门已受理，正在审批
state-accepted-means = { $since } 受理。审批还没有结果，有结果会短信通知您。
state-approved = 审批通过了
state-approved-means = { $since } 审批通过，不用再提交。
state-parked = 您提交的还在，需要工作人员处理
state-parked-means = 没有丢，办理部门暂时没有收下。请按“{ $help }”，说出上面的编号。
state-on-its-way = 凭条是真的，还在送去的路上
state-on-its-way-means = 现在存在另一台机器里，网络恢复后自动送出，不用再提交。
state-unknown = 这不是我们的编号
state-unknown-means = 请再扫一次凭条上的码，或者用身份证查。
state-unanswered = 现在查不到，您办的事不受影响
state-unanswered-means = 网络中断，办理部门暂时没有答复。请晚一点再来查。
kind-unknown = 在办的事
applications-several = 您有几件事在办，要看哪一件？
applications-none = 没有查到您在办的事
applications-none-why = 刚在别的终端办过的，请扫凭条上的码再查一次。

from-known = 以前留下的
