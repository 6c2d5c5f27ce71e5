# 每一页都有的文字。

plain = { $value }

frame-brand = 广州政务服务自助终端
    .elder = 广州政务自助终端
frame-mark = 穗
frame-machine = { $number } 号机
frame-place = { $place } · { $machine }
    .elder = { $place }
frame-stage = 第 { $at } 步，共 { $of } 步 · { $label }
    .spoken = 第 { $at } 步，一共 { $of } 步，{ $label }

frame-back = 返回
frame-home = 首页
frame-elder = 长辈版
frame-voice = 语音读屏
frame-display = 语言·显示
frame-help = 服务电话

# 语言、大小和颜色
frame-display-title = 语言与显示
frame-display-note = 点一下马上生效，只管您这一次。办到哪一步都不会丢。
frame-display-language = 语言
frame-display-language-other = Language
frame-display-size = 字的大小
frame-display-size-other = Text size
frame-display-sample = 证明
frame-display-contrast = 颜色
frame-display-contrast-other = Colours
frame-display-tongue = 听哪种话
frame-display-tongue-other = Spoken language
frame-display-usual = 恢复原样
frame-display-done = 好了
frame-language-zh-Hans = 简体中文
frame-language-en = English
frame-size-standard = 标准
frame-size-elder = 长辈版
frame-contrast-light = 白底黑字
frame-contrast-dark = 深色
frame-contrast-black-on-yellow = 黄底黑字
frame-contrast-white-on-black = 黑底白字

frame-previous = 上一页
frame-next = 下一页
frame-ends-in = 没人回答的话，{ $seconds } 秒后会自动退出。
    .elder = 没人回答，{ $seconds } 秒后自动退出。
frame-page = 第 { $at } 页，共 { $count } 页
frame-more-services = 更多服务
frame-all = 全部
frame-delete = 删除
frame-digit = 数字 { $digit }
frame-typed = 已输入 { $count } 位
frame-typed-none = 还没有输入

frame-alternatives = 您可以
frame-other-ways = 也可以
frame-number = 编号
frame-scan = 在任何一台终端扫这个码查进度
frame-line-down = 断网
frame-code = 代码 { $code }
frame-code-phone = 代码 { $code }，电话 { $phone }
frame-phone = 服务电话
frame-choose-again = 选错了不要紧，点“{ $back }”可以重选。
frame-for-you = 对您来说
frame-trouble = 问题在这里
frame-look = 看一下这里
frame-slip-code = 码在这里
frame-not-yet = 还没有做的

frame-here-id_card = 放在这里
    .spoken = 读卡区在屏幕下方，靠右手边
frame-stays = 先别拿开
frame-here-scanner = 对准这里
    .spoken = 扫码窗在屏幕下方，靠左手边
frame-here-receipt_printer = 从这里取
    .spoken = 凭条出口在屏幕下方，靠左手边
frame-here-page_printer = 从这里取
    .spoken = 取纸口在机器最下面，横着的一条

frame-stages = 办理进度
frame-done = 已完成
frame-now = 正在进行
frame-waiting = 还没开始
frame-selected = 已选择
frame-unavailable = 现在办不了
frame-bad = 需要注意

frame-date = { $month }{ $day }日 { $weekday }
frame-weekday-1 = 星期一
frame-weekday-2 = 星期二
frame-weekday-3 = 星期三
frame-weekday-4 = 星期四
frame-weekday-5 = 星期五
frame-weekday-6 = 星期六
frame-weekday-7 = 星期日
frame-month-1 = 1月
frame-month-2 = 2月
frame-month-3 = 3月
frame-month-4 = 4月
frame-month-5 = 5月
frame-month-6 = 6月
frame-month-7 = 7月
frame-month-8 = 8月
frame-month-9 = 9月
frame-month-10 = 10月
frame-month-11 = 11月
frame-month-12 = 12月
