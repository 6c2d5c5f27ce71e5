### 给技术员看的话：`kiosk doctor` 和手册里用，不会显示给市民。

## 设备

device-id-card = 身份证读卡器
device-scanner = 扫码器
device-camera = 用作扫码器的摄像头
device-receipt-printer = 凭条打印机
device-page-printer = A4 打印机
device-keypad = 按键盘
device-headphones = 耳机插孔
device-smart-card = 社保卡读卡器
device-cabinet = 机柜控制板（指示灯、柜门）

warning-paper-low = 纸快用完
warning-toner-low = 墨粉快用完
warning-uncounted = 这是 CUPS 的 raw 队列，一般不计页数：见 docs/printing.zh-CN.md
warning-unasked-id-card = 线路已打开；从不询问它的状态（厂家的库没有这样的函数），是否正常无从得知
warning-unasked-scanner = 线路已打开；从不询问它的状态（它不听命令），是否正常无从得知
warning-unasked-receipt-printer = 线路已打开；从不询问它的状态（kiosk.toml 里写了 status=none），有没有纸、能不能打印无从得知
warning-unasked-cabinet = 线路已打开；从不询问它的状态（继电器板不应答），是否正常无从得知
warning-slip-waiting = 出纸口有凭条等人取
warning-key-stuck = 有一个键一直按着，手指不会按这么久：清洁按键，看看有没有东西压着
warning-keys-flood = 按键快得不像人按的，多出的已忽略。是按键盘坏了，还是有机器在输入？
warning-unheard = 线路已打开；它还什么都没有说过，是否正常无从得知
warning-keyboard-mode = 有设备像键盘一样往屏幕里快速输入，已忽略。是键盘模式的扫码器吗？扫它的设置码，改成串口、USB 虚拟串口或 HID-POS 模式

## 每个代码怎么处理

technician-idc-01 = 读卡器的端口打不开：检查插头和线，再查集线器的电源；都没有问题时，把 kiosk.toml 里的地址与 `.venv/bin/python -m drivers scan` 列出的核对。
technician-idc-02 = 读卡器没有应答，或应答太慢：拔下 10 秒再插上，并核对 kiosk.toml：这个端口上可能是别的设备。反复出现就更换。
technician-idc-03 = 读卡器的应答有损坏：检查线和屏蔽，再查波特率；也可能是别的设备接在这个端口上：核对 kiosk.toml。
technician-idc-04 = 卡常常拿开得太早：检查指示灯和卡位是否干净。
technician-idc-05 = 放的是别的卡：不用处理。
technician-idc-06 = 卡被拒绝：读卡区有两张卡，或者是外来的卡。
technician-idc-07 = 安全模块没有激活：联系读卡器的售后。
technician-idc-08 = 读卡器自检不通过：更换读卡器。
technician-idc-09 = 读卡器拒绝了一条指令：核对型号，看返回的字节。
technician-idc-10 = 系统不让终端的用户使用读卡器的端口，与插头和线无关。按这里说的把用户加进端口所属的组，或者用 udev 规则给端口一个组（docs/installing.zh-CN.md），再重新启动终端。
technician-idc-11 = 读卡器厂家的库或程序找不到、已退出或没有应答；终端会自己重新启动它。核对 kiosk.toml 里的路径和型号；停下终端，用 .venv/bin/python -m drivers id_card status --port 地址 试一次。反复出现时把读卡器拔下 10 秒再插上，再带着这里写的内容找库的厂家。
technician-idc-12 = 别的程序占着读卡器的端口，与插头和线无关。用 `sudo fuser -v`（软件包 psmisc），后面写上和这个代码一起给出的那个文件，看是哪个程序：结束它，并且不要让它再启动。
technician-idc-13 = 卡读得很好，但姓名是空的，或者没有能认出来的字（看不见的符号、填充符、丢失的字）：读卡器不用处理。日志记着有几个字符。
technician-scn-01 = 扫码器的端口打不开：检查插头和线；都没有问题时，把 kiosk.toml 里的地址与 `.venv/bin/python -m drivers scan` 列出的核对。键盘模式的扫码器没有串口：扫它的设置码，改成串口、USB 虚拟串口或 HID-POS 模式，或者写它的键盘的地址（evdev://）。
technician-scn-02 = 扫码器没有应答：断电 10 秒；检查是否串口模式，并核对 kiosk.toml：这个端口上可能是别的设备。
technician-scn-03 = 扫码器的应答有损坏：检查线和波特率；也可能是别的设备接在这个端口上：核对 kiosk.toml。
technician-scn-04 = 出示的码内容不能接受：不用处理。
technician-scn-05 = 扫码器拒绝了一条指令：核对型号和串口模式。
technician-scn-06 = 系统不让终端的用户使用扫码器的端口，与插头和线无关。按这里说的把用户加进端口所属的组，或者用 udev 规则给端口一个组（docs/installing.zh-CN.md），再重新启动终端。
technician-scn-07 = 别的程序占着扫码器的端口，与插头和线无关。用 `sudo fuser -v`（软件包 psmisc），后面写上和这个代码一起给出的那个文件，看是哪个程序：结束它，并且不要让它再启动。
technician-scn-08 = 扫码器的线路刚接通就有人出示了码，开头可能没有收到：已请人再出示一次。不用处理；反复出现就检查插头和线。
technician-cam-01 = 摄像头打不开：检查插头和线；都没有问题时，把 kiosk.toml 里的地址与 `.venv/bin/python -m drivers ports` 列出的核对。
technician-cam-02 = 摄像头没有画面：拔下 10 秒再插上；反复出现就更换。
technician-cam-03 = 摄像头的画面有损坏：检查线和集线器的电源。
technician-cam-04 = 摄像头有画面，但什么也看不见（全黑，或一直是同一张）：拿开遮挡物，擦净镜头，检查补光灯；拔下 10 秒再插上；反复出现就更换。
technician-cam-05 = 同时出示了两个不同的码：不用处理。
technician-cam-06 = 出示的码只是一组中的一个：不用处理。
technician-cam-07 = 系统不让终端的用户使用摄像头的端口，与插头和线无关。按这里说的把用户加进端口所属的组，或者用 udev 规则给端口一个组（docs/installing.zh-CN.md），再重新启动终端。
technician-cam-08 = 别的程序占着摄像头，与插头和线无关。用 `sudo fuser -v`（软件包 psmisc），后面写上和这个代码一起给出的那个文件，看是哪个程序：结束它，并且不要让它再启动。
technician-key-01 = 按键盘打不开：检查插头，并核对地址是否与 `.venv/bin/python -m drivers ports` 列出的一致。
technician-key-02 = 按键盘地址上的设备发来的不是按键：核对 kiosk.toml。
technician-key-03 = 系统不让终端的用户读取按键盘，与插头和线无关。按这里说的把用户加进端口所属的组，或者用 udev 规则给端口一个组（docs/installing.zh-CN.md），再重新启动终端。
technician-key-04 = 别的程序占着按键盘，与插头和线无关。用 `sudo fuser -v`（软件包 psmisc），后面写上和这个代码一起给出的那个文件，看是哪个程序：结束它，并且不要让它再启动。
technician-ear-01 = 听不到耳机插孔的状态，因此不会说出任何隐私内容：检查声卡的插头；没有问题时，把 kiosk.toml 里的地址与 `.venv/bin/python -m drivers ports` 列出的核对。
technician-ear-02 = 插孔地址上的设备不报告插拔：核对 kiosk.toml。
technician-ear-03 = 系统不让终端的用户读取耳机插孔，与插头和线无关。按这里说的把用户加进端口所属的组，或者用 udev 规则给端口一个组（docs/installing.zh-CN.md），再重新启动终端。
technician-smc-01 = 读卡器不在，或被别的程序占着：检查插头和线，并核对 kiosk.toml 里的地址是否与 `.venv/bin/python -m drivers scan` 列出的一致。
technician-smc-02 = 读卡器里的卡没有及时应答：擦净卡的芯片和读卡器的触点，换一张卡试；反复出现就更换读卡器。
technician-smc-03 = 这个地址上的设备说的不是读卡器的话：核对 kiosk.toml。
technician-smc-04 = 卡常常拔得太早：检查卡槽能否卡住卡。
technician-smc-05 = 插的是别的卡，或插反了：不用处理。每张社保卡都这样时，试试 docs/configuration.zh-CN.md 里 `[devices] smart_card` 的其他询问方式。
technician-smc-06 = 系统不让终端的用户使用 pcscd，与插头和线无关。按这里说的给它权限，再重新启动终端。
technician-smc-07 = 系统的读卡器服务没有运行：按这里说的安装或启动 pcscd，与读卡器本身无关。
technician-cab-01 = 机柜控制板的端口打不开：检查插头和线；都没有问题时，把 kiosk.toml 里的地址与 `.venv/bin/python -m drivers ports` 列出的核对。
technician-cab-02 = 机柜控制板没有应答：检查供电和 RS-485 的两根线，波特率和站号要与 kiosk.toml 一致。
technician-cab-03 = 机柜控制板的应答有损坏：检查波特率和线，并确认没有另一块板用同一站号。
technician-cab-04 = 机柜控制板拒绝执行：多半是 kiosk.toml 给指示灯写的继电器号或给触点写的输入号，板上没有。
technician-cab-05 = 系统不让终端的用户使用机柜控制板的端口，与插头和线无关。按这里说的把用户加进端口所属的组，或者用 udev 规则给端口一个组（docs/installing.zh-CN.md），再重新启动终端。
technician-cab-06 = 机柜门开着：关上。门已关好时，检查磁铁、触点和 kiosk.toml 的 `contacts=`。从什么时候起，日志里有。
technician-cab-07 = 防拆触点动过：先看机柜有没有被打开、移动或损坏，再让人使用，并上报。一切正常时，检查触点和 kiosk.toml 的 `contacts=`。什么时候动的，日志里有。
technician-cab-08 = 别的程序占着机柜控制板的端口，与插头和线无关。用 `sudo fuser -v`（软件包 psmisc），后面写上和这个代码一起给出的那个文件，看是哪个程序：结束它，并且不要让它再启动。
technician-wdg-01 = 看门狗不在，或者中途断开：`[watchdog]` 的设置用 /dev/watchdog* 核对；加载它的驱动（多数主板是 iTCO_wdt、sp5100_tco，或主板手册写的那个），USB 的看插头。终端每十秒再试一次，`seconds` 小于 40 时更早；在那以前，机器卡死时没有谁来重启。
technician-wdg-02 = 系统不让终端的用户打开看门狗。装上 packaging/udev/70-suizhu-watchdog.rules，或者照这里说的给它的文件一个用户所在的组。
technician-wdg-03 = 别的程序占着看门狗：多半是 systemd（/etc/systemd/system.conf 里的 `RuntimeWatchdogSec=`）或软件包 watchdog。只能归一方：留给它，就不写 `[watchdog]`；不然在那边去掉。
technician-wdg-04 = `[watchdog]` 写的不是看门狗，或者它计的秒数和 kiosk.toml 不同：写 /dev/watchdog 这样的设备，秒数写它的驱动收的。秒数不同的，照样在喂。
technician-prn-01 = 装上凭条纸卷，打印面朝上；走纸；合上盖子。
technician-prn-02 = 合上凭条打印机的盖子，直到“咔”一声。
technician-prn-03 = 打开凭条打印机，清出纸路，合上；再看未了结的办理。
technician-prn-04 = 切刀没有归位：断电，让刀片活动开，再上电。爱普生的还报这个代码时，停下终端，运行 .venv/bin/python -m drivers receipt_printer free-cutter --port 地址。
technician-prn-05 = 打印头过热：等 5 分钟；检查风扇和散热空间。
technician-prn-06 = 凭条打印机的端口打不开：检查插头、线和电源；都没有问题时，把 kiosk.toml 里的地址与 `.venv/bin/python -m drivers scan` 列出的核对。
technician-prn-07 = 凭条打印机没有应答：断电重启；核对 kiosk.toml 里的型号、波特率和端口：那里可能是别的设备；再看未了结的办理。
technician-prn-08 = 看不懂凭条打印机的状态：核对 kiosk.toml 里的型号和波特率；也可能是别的设备接在这个端口上。
technician-prn-09 = 有一张凭条画不出来：看日志；检查字体。
technician-prn-10 = 凭条打印机自报损坏：断电重启；再不行就更换。
technician-prn-11 = 系统不让终端的用户使用凭条打印机的端口，与插头和线无关。按这里说的把用户加进端口所属的组，或者用 udev 规则给端口一个组（docs/installing.zh-CN.md），再重新启动终端。
technician-prn-12 = 别的程序占着凭条打印机的端口，与插头和线无关。用 `sudo fuser -v`（软件包 psmisc），后面写上和这个代码一起给出的那个文件，看是哪个程序：结束它，并且不要让它再启动。
technician-pag-01 = 往纸盒里装 A4 纸；检查纸盒是否推到底。
technician-pag-02 = 关好 A4 打印机的门。
technician-pag-03 = 打开后门，双手把纸拉出来；再看未了结的办理。
technician-pag-04 = 更换硒鼓。
technician-pag-05 = 清空出纸盘。
technician-pag-06 = 连不上 A4 打印机：先检查它的电源和线，再核对地址。如果是 CUPS 队列，依据里写着后面的打印机。
technician-pag-07 = A4 打印机没有应答，或没有打完：断电重启；核对 kiosk.toml 里的地址；再看未了结的办理。
technician-pag-08 = A4 打印机的应答有损坏：检查线路和固件。
technician-pag-09 = A4 打印机或队列拒绝了：看依据。它要能打印 PDF、没有暂停、不要密码也不要 TLS。
technician-pag-10 = A4 打印机要休息或维护：看它自己的屏幕。
technician-pag-11 = A4 打印机自报损坏：看它自己的屏幕。
technician-pag-12 = A4 打印机结束了任务，却没有说明已经打出来：看依据，看出纸口的纸。如果反复出现，说明它的队列不计页数：见 docs/printing.zh-CN.md。
technician-pag-13 = kiosk.toml 里的地址不是 A4 打印机：多数打印机是 ipp://主机/ipp/print；CUPS 队列是 ipp://localhost/printers/队列名，用 lpstat -v 列出队列。
technician-pag-14 = 与 A4 打印机的加密线路连不上，或者它的证书不是应有的那一个：看依据。`.venv/bin/python -m drivers page_printer certificate --config kiosk.toml` 会打印证书的 SHA-256；与打印机菜单里的一致，就写在地址后面：?certificate=…。一直正常、现在才不对的，先弄清打印机是不是换过或重新设置过。
technician-net-01 = 连不上后台，或它答复现在不能服务（HTTP 加数字）：检查线路、路由器和地址；这里写着 HTTP 数字时，线路那头有答复：告诉运维中心。
technician-net-02 = 后台应答太慢：检查线路负载；告诉运维中心。
technician-net-03 = 后台的应答与约定不符：核对 kiosk.toml 里的地址和路径，查是否有代理或登录页代它应答；再告诉运维中心。
technician-net-04 = 后台不认这台终端的密钥：重新登记终端。
technician-net-05 = 本机时钟与后台相差太多，后台不回答：校准时钟。
technician-net-06 = 后台有应答，但记录没有上传：看这里写的原因和日志；没有写原因就重启终端。
technician-net-07 = 终端与后台的证书互不信任：后台用专网自建的证书机构时，在 kiosk.toml 的 [backend] 里用 ca_file 写明它的证书文件；后台要求终端出示证书时，写 client_certificate 和 client_key。说证书过期或尚未生效，先查时钟；说名称不符，核对地址。
technician-dat-01 = 部门没有此人的记录：不用处理。
technician-dat-02 = 部门拒绝了查询：看日志里的原因。
technician-dat-03 = 姓名里有字体里没有的字，没有向部门查询：不用处理。日志记着这个字所在的区段；装上含这个字的字体并写进 kiosk.toml 的 [fonts]，以后就能打印。
technician-dat-04 = 部门的答复里有字体里没有的字（例如单位名称）：不用处理。请把日志转给部门，或者装上含这个字的字体。
technician-dat-05 = 要打印的证明与刷卡的人对不上，没有送到打印机。请把日志交给开发人员，并请部门检查答复是否串号。
technician-dat-06 = 要打印时读卡区换了另一张身份证，所以没有打印；机器没有毛病。
technician-dat-07 = 部门对某一个查询的答复不符合约定：线路和后台都正常，别的事项照常。日志和体检写着是哪个查询、答复里的哪一处、哪条规则；请告诉运维中心，由他们转告那个部门。
technician-sys-00 = 看这个时间的日志；反复出现就重启终端。
technician-sys-01 = 磁盘写不进去，或快满了：检查剩余空间和磁盘。终端会自己重新打开队列；已受理的都安全，重启也一样。
technician-sys-02 = 等待上传的太多：先恢复线路。
technician-sys-03 = 设置有误：按这里说的改 kiosk.toml 或它指到的文件。
technician-sys-04 = 磁盘上的队列损坏了。什么都没有删除：下次启动会把它移到 outbox.db.damaged-NNNN 文件夹，另建新队列。里面的记录可能没有送达：把文件夹带去修复，然后在这里只删除它。
technician-sys-05 = 时钟不对：设置日期和时间。如果本来就对，让线路通一次：之后以后台的时间为准。
technician-sys-06 = 纸已经出来，但没能记录：修好磁盘（SYS-01），再重启。
technician-sys-07 = 程序有一部分出错或停住了，能恢复的会自己恢复：看这个时间的日志；一直这样就重启终端。
technician-sys-08 = 只该终端用户读写的文件对别人也开放了：用这里写的命令收紧权限；密钥可能被人看过时，重新登记终端。
technician-sys-09 = 终端关机或断线太久，不能确定日期：让线路通一次，之后以后台的时间为准。
technician-snd-01 = 放不出声音：看线和音量；[sound] 里的 ALSA 名字用 aplay -L 核对，用户要在 audio 组里，没有别的程序占用声卡；要装 alsa-utils。用 `.venv/bin/kiosk voice say "…" --config kiosk.toml` 试一句。
technician-snd-02 = 合成语音停了或用不了，由 espeak-ng 代替：用 `.venv/bin/kiosk voice check --config kiosk.toml` 查语音网络和录音；要装 espeak-ng、libsonic0，内存至少空出 450 MB。

technician-waits = 有记录在等：处理好这里说的，之后会自己上传。
technician-silent = 程序停住了或写不了磁盘：检查剩余空间，结束程序再启动。
technician-newer = 请安装与这个队列相配的程序，或更新的：队列里什么都没有改动。
technician-files = { $commands }；密钥可能被人看过时，重新登记终端。
technician-open-visit = 打印机里可能有纸：取出来。下次启动会报告后台，不用做别的。
technician-parked = 先与部门把原因弄清，然后：{ $release }
technician-number-taken = 磁盘恢复或更换后，同一个编号给了两个人：{ $renumber } 换一个编号。原来的凭条仍能查到。

## 体检时说的话

doctor-identity = 自报（{ $words }）
doctor-none-here = 这台终端没有
doctor-ready = 正常，在 { $address }
doctor-in-use = 正常，运行中的终端正在使用
doctor-sound-speaker = 扬声器 { $address } 收下了一小段无声的声音，和说话时一样
doctor-sound-headphones = 耳机 { $address } 收下了一小段无声的声音，和说话时一样
doctor-watchdog = { $file } 在，可以打开；没有去打开，一打开它就开始计时
doctor-since = 从 { $time } 起
doctor-odd-cards = 启动以来有 { $cards } 张卡的内容不合常规（日志写明哪一项，不抄录内容）
doctor-not-asked = 运行中的终端还没有问过它
doctor-catalogue = { $services } 项服务
doctor-unconfirmed = 待与部门确认：{ $services }
doctor-fonts = 齐全
doctor-fonts-missing = 找不到的字体文件：{ $files }
doctor-fonts-closed = 读不了的字体文件：{ $files }
doctor-fonts-other = 应当是 TrueType 字体：{ $files }
doctor-files = 除终端的用户外，别人也能读取或改动它的文件
doctor-backend = 在 { $url } 应答正常
doctor-no-queue = 还没有：第一次启动时建立
doctor-running = 运行中的终端正在使用
doctor-queue = { $waiting } 条等待，{ $parked } 条被拒收
doctor-queue-oldest = { $waiting } 条等待，最早的已等 { $minutes } 分钟，{ $parked } 条被拒收
doctor-untried = 还没有试过
doctor-no-report = 没有报告
doctor-uncertain = { $record } 结果不明
doctor-said-nothing-yet = 运行中的终端还没有说过自己的状态
doctor-said-nothing = 运行中的终端已有 { $seconds } 秒没有说自己的状态
doctor-said-ahead = 时钟被拨回 { $seconds } 秒之后，运行中的终端没有再说自己的状态
