# 语音读屏：听的人听到的，和旁边看的人看到的。

### 一页怎么念
voice-position = 第 { $at } 个，一共 { $of } 个
voice-choices = 一共 { $count } 个可以选
voice-typing = 用上下键找数字，按确定键输入。小键盘上有数字键的，可以直接输入。
voice-typing-aloud = 数字键从 1 到 9，最后是 0。停在哪一个，只在耳机里说。小键盘上有数字键的，可以直接输入。
voice-digit = 数字键
voice-deleted = 删掉了
voice-on = 已打开
voice-off = 没打开
voice-unticked = 还没选
voice-end = 结束语音读屏
voice-private = 个人信息只在耳机里说
voice-choose = 按确定键选它
voice-press = 按确定键按下
voice-enter = 按确定键输入
voice-again = 再点一下就按下

### 开始和结束
voice-started = 语音读屏打开了。下键听下一个，上键听上一个，圆的是确定键，用来选，左键返回，右键跳到下一组，不清楚就按帮助键。手指放在屏幕上也会念，再点一下才按下。
voice-ended = 语音读屏结束了。要再听，按小键盘上任意一个键。

### 按键以后
voice-no-back = 这一页不能返回
voice-nothing = 这里只听，没有要按的
voice-empty = 这里是空的
voice-impossible = 现在不能按
voice-pressed = 已按下
voice-feel-again = 这里可能换了内容，请再摸一遍
voice-speed = 语速 { $percent }%
voice-volume = 音量 { $step }
voice-most = 不能再多了
voice-least = 不能再少了
voice-dark = 屏幕关了，旁边的人看不到。要打开，请再选一次。
voice-light = 屏幕打开了

### 在哪里、帮助
voice-here = 您在这里
voice-at = 停在第 { $at } 个，一共 { $of } 个
voice-menu = 帮助。上下键听有什么，确定键选，再按一次帮助键回去。
voice-menu-scan = 帮助。走到要的那一行，就选它。
voice-menu-end = 回到原来的地方
voice-practice = 练一练。按哪个键，就说它是做什么的。连按两次帮助键，练习结束。
voice-practice-end = 练习结束，回到原来的地方
voice-do-where = 我在哪里
voice-do-repeat = 再念一遍
voice-do-slower = 念慢一点
voice-do-faster = 念快一点
voice-do-softer = 声音小一点
voice-do-louder = 声音大一点
voice-do-practice = 练一练
voice-do-colours = 换一种颜色
voice-do-dark = 关掉屏幕
voice-do-light = 打开屏幕

### 六个键
voice-up = 上一个
voice-down = 下一个
voice-left = 返回
voice-left-none = 不能回
voice-right = 下一组
voice-select = 选它
voice-help = 帮助
voice-select-press = 按下
voice-select-enter = 输入
voice-select-none = 只听
voice-key-up = 上键：听上一个
voice-key-down = 下键：听下一个
voice-key-left = 左键：返回上一页
voice-key-right = 右键：跳到下一组
voice-key-select = 确定键：选它
voice-key-help = 帮助键：听有什么可以用。再按一次，练习结束
voice-key-slower = 慢键：念慢一点
voice-key-faster = 快键：念快一点
voice-key-softer = 小声键：声音小一点
voice-key-louder = 大声键：声音大一点
voice-key-repeat = 重复键：再念一遍
voice-key-digit = 数字键：要填号码时，直接输入
voice-key-cancel = 取消键：删掉一位数字，或者返回上一页
voice-key-other = 这个键现在用不到

### 几组
voice-group-page = 页面内容
voice-group-keys = 数字键
voice-group-choices = 选项
voice-group-buttons = 按钮
voice-group-frame = 页面底部

### 屏幕上的字
voice-to-page = 开头
voice-to-keys = 数字
voice-to-choices = 选项
voice-to-buttons = 按钮
voice-to-frame = 底部
voice-into-headphones = 语音读屏开着 · 只在耳机里说 · { $tongue }
voice-into-speaker = 语音读屏开着 · 旁边的人听得到 · { $tongue }
voice-into-nothing = 语音读屏开着 · 现在没有声音 · { $tongue }
voice-scan-into-nothing = 开关扫描开着 · 没有声音
voice-brief-headphones = 只在耳机里说
voice-brief-speaker = 旁边的人听得到
voice-brief-nothing = 现在没有声音
voice-scan-brief-nothing = 没有声音
voice-tongue-zh = 普通话
voice-tongue-yue = 广东话
voice-tongue-en = English
voice-speed-label = 语速
voice-volume-label = 音量

### 长辈版的念给我听，看得见的人听
voice-read = 念给我听
voice-read-zh = 普通话念给我听
voice-read-yue = 广东话读畀我听
voice-read-stop = 停下来
voice-private-shown = 有个人信息的地方没有念，请看屏幕

### 不看屏幕的人也听得到
voice-take-card = 请拿走身份证

### 开关
voice-started-1 = 开关操作打开了。框自己一组一组地走，走到要的那一组按开关，再走到要的那一个按开关。
voice-started-2 = 开关操作打开了。第一个开关往下走，第二个开关选。先走到要的那一组，选了，再走到要的那一个。
voice-scan-out = 退出这一组
voice-scan-stands = 框停住了，按开关再走
voice-scan-pace = 每 { $seconds } 秒走一格
voice-do-scan-slower = 框走慢一点
voice-do-scan-faster = 框走快一点
