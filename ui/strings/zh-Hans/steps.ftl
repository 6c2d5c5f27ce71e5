### 首页、身份、按钮、等待、帮助

home-start = 放上身份证，直接开始
    .elder = 您好，请问办什么？
home-how = 放在右下方亮灯处，或先点要办的事。
    .elder = 先放上身份证，或者点要办的事。
    .spoken = 把身份证平放在读卡区，或者先选要办的事。
home-reading = 正在读卡，请先不要拿开
home-reading-how = 马上就好。
home-card-broken = 身份证读卡器暂时用不了。不用身份证的事可以照常办。
home-hello = { $name }，您好
home-what = 请选要办的事。身份证请先放着。
called-man = { $name }先生
called-woman = { $name }女士
home-interrupted = 您 { $at } 的打印中断了，编号 { $number }。如果有纸出来，请不要使用。
    .elder = 您 { $at } 的打印中断了。如果有纸出来，请不要使用。
interrupted-title = 您 { $at } 打印过，中途断了
interrupted-means = 编号 { $number } 的那一份，不知道打出来没有。请看看出纸口：如果有纸，请不要使用。
interrupted-what-now = 可以再打一张，会有新的编号，不另收费。
do-print-anew = 再打一张新的
left-card = 读卡区有一张身份证没拿走。请先拿走；捡到的请交给工作人员。
    .elder = 读卡区有一张身份证，请先拿走。
left-maybe-card = 请看一下读卡区：上一位的身份证可能还在。捡到请交给工作人员。
    .elder = 请看一下：读卡区可能还有别人的身份证。
    .spoken = 上一位的身份证可能还在读卡区。捡到请交给工作人员。
left-sheet = 取纸口可能还有上一位的打印件。捡到请交给工作人员。
    .elder = 取纸口可能有别人的打印件。
left-late-sheet = 取纸口可能会再出来一张作废的纸，请不要用，交给工作人员。
    .elder = 取纸口再出来的纸不能用，请交给工作人员。
offer-elder = 字大一点，用长辈版
offer-elder-title = 要不要换成大一点的字？
offer-elder-why = 长辈版字更大，一次只看一件事，时间也更宽裕。随时可以换回来。
offer-elder-no = 不用，就这样

identify-id_card = 请把身份证平放在右下方亮灯处
    .spoken = 请把身份证平放在读卡区
identify-id_card-how = 放好别动，屏幕上会说什么时候可以拿走。已经放着的，请拿起来再放。
    .elder = 放好别动。可以拿走时，屏幕上会说。
    .spoken = 放好别动，可以拿走时会告诉您。已经放着的，请拿起来再放。
identify-reading = 正在读卡，请先不要拿开
identify-reading-how = 马上就好。
identify-id_card-other = 没有凭条？用身份证查
identify-receipt = 请把凭条上的二维码对准扫码窗
identify-receipt-how = 离窗口一个手掌的距离，看到红光就对了。
    .spoken = 离窗口一个手掌的距离，慢慢移动。
identify-receipt-other = 用凭条上的二维码查
identify-nothing-yet = 没有提交任何东西，也没有收费。
identify-misread = 这不是我们的凭条。请扫收件凭条上的二维码。

slip-waits = 请取走凭条
slip-waits-how = 凭条在屏幕下方的小出口。过一会儿没有取走，机器会收回。
paper-sent = 凭条已送去打印，请看一看有没有出来
paper-not-taken = 凭条没有及时取走，机器会把它收回

do-next = 下一步
do-back = 返回
do-home = 回到首页
do-retry = 再试一次
do-finish = 办完了
do-another = 再办一件
do-other-service = 看看别的服务
do-list = 看其他几件
do-look-by-card = 用身份证查
do-scan-slip = 扫凭条上的码
do-scan-again = 再扫一次
do-leave = 退出
do-taken = 已经拿走了
do-start-anew = 我是来办事的，重新开始
do-stay = 我还在，继续办
do-reveal = 显示完整号码
do-change = 改一下
do-keep-rest = 其他不改，回去核对

digits-none = 请先输入{ $what }，至少 { $least } 位数字。
digits-none-of = 请先输入 { $least } 位{ $what }。
digits-too-few = 还差 { $missing } 位。
digits-unlikely = 这个号码好像有一位不对，请对着卡再看一遍。没有错就再点“{ $button }”。
    .spoken = 这个号码好像有一位不对，请再核对一遍。没有错就再按“{ $button }”。
digits-must-begin = { $what }是 { $begins } 开头的，请再看看。

offline = 网络暂时中断。需要联网的事恢复后可以办。
    .elder = 网络暂时断了，有些事要等恢复。
notice-offline-later = 网络暂时中断。可以照常办，恢复后自动送出。
    .elder = 网络暂时断了，可以照常办。
notice-offline-kept = 网络暂时中断。还没有送到，恢复后自动送出。
    .elder = 网络暂时断了，恢复后自动送出。

unavailable-title = 这件事现在办不了
unavailable-what-now = 现在可以办下面这些，其他事请稍后再来。
unavailable-help = 请稍后再来，或者按“{ $help }”。
possible-again = 现在可以办了

help-title = 请打服务电话
help-body = 接通以后，请先说这台机器的编号。
help-goes-on = 打电话时，屏幕会问您还在不在。照着点一下，就能接着办。
    .elder = 屏幕问您还在不在，点一下就能接着办。

idle-asking = 您还在吗？
idle-ends = 没人回答的话，过一会儿会自动退出。
    .elder = 没人回答会自动退出。
    .spoken = 没人回答的话，{ $seconds } 秒后会自动退出。
idle-covered = 您的信息已经收起来了
idle-kept = 您填的都还在。要接着办，请把身份证再放一次，或输入号码最后 4 位。
    .elder = 您填的都还在。请再放一次身份证，或输入最后 4 位。
idle-verify = 要接着办，请把身份证再放一次，或输入号码最后 4 位。
    .elder = 要接着办，请再放一次身份证，或输入最后 4 位。
idle-nothing-kept = 要接着办，点一下就行。
    .spoken = 要接着办，请选第一个按钮。
verify-title = 请输入身份证最后 4 位数字
verify-how = 这是为了确认还是您本人。最后一位是 X 的，输入 X 前面的 4 位数字。也可以把身份证拿起来再放一次。
verify-how-gone = 读卡区没有身份证了。最后一位是 X 的，输入 X 前面的 4 位数字。也可以把身份证再放一次。
verify-label = 最后 4 位数字
verify-wrong = 和身份证上的不一样，还能试 { $left } 次。
verify-other = 这张身份证不是刚才那位的。如果您是来办事的，请点“{ $button }”。
    .spoken = 这张身份证不是刚才那位的。如果您是来办事的，请选“{ $button }”。
verify-card-title = 请把身份证拿起来，再放一次
verify-card-why = 数字已经错了 3 次。为了保护信息，现在只能用身份证本身来确认。

out-of-service = 这台机器暂停服务
out-of-service-means = 已经收下的申请都还在，不会丢。请换一台终端，或者拨打这一页上的电话。
out-of-service-sys-00 = 给技术员看：程序出了错，日志里有原因
out-of-service-sys-01 = 给技术员看：待送队列打不开。kiosk doctor 会说明原因
out-of-service-sys-03 = 给技术员看：设置、密钥或字体不对。kiosk doctor 会说明原因

home-start-broken = 请选要办的事
leave-title = 真的要退出吗？
leave-means = 您填的还没有提交，退出后不会保留。如果身份证还在读卡区，退出后请拿走。
do-keep-on = 继续填写
