### 打印在纸上的文字：证明、凭条

## 所有 A4 页共用的

paper-title-continued = { $title }（续页）
paper-number = 编号：{ $number }
paper-name = 姓名
paper-id-number = 证件号码
paper-until = 至 { $end }
paper-blank-below = （以下空白）
paper-note-whole = 本证明涂改无效；有多页的，缺页无效。
paper-note-verify = 收到本证明的单位可以按下面的方法核对真伪。
paper-verify = 验证码
paper-verify-how = 扫左边的二维码，或打开下面的网址，核对查到的编号和出具日期是否与本页一致。
paper-seal = 盖章处
paper-seal-electronic = 电子印章
paper-issued-on = 出具日期：{ $date }
paper-footer = 终端 { $terminal }　打印时间 { $printed }
paper-page = 第 { $number } 页，共 { $of } 页
paper-demonstration = 演示数据，不具有证明效力。

## 凭条

paper-slip-name = 姓名
paper-slip-id-number = 身份证号码
paper-slip-issued-on = 出具日期
paper-slip-time = 打印时间
paper-slip-terminal = 终端编号
paper-slip-code = 故障代码
paper-slip-help = 需要帮助请拨打 { $phone }，说出上面的编号。
paper-slip-unasked = 这台打印机不回报结果。您看到这一行，说明凭条已打印完整。
paper-slip-demonstration = 演示数据

paper-application-title = 收件凭条
paper-application-number = 受理编号
paper-application-follow = 凭这个二维码或身份证，在任何一台终端都能查进度。
paper-application-done = 已经办好的
paper-application-kept = 您的申请已经保存在这台终端，编号已经生效。
paper-application-open = 还没有办好的
paper-application-undecided = 办理部门还没有审批，能不能通过以审批结果为准。
paper-application-undelivered = 申请会自动送到办理部门。网络不通时，恢复后自动补送，不用再提交。

paper-certificate-slip-title = 打印凭条
paper-certificate-slip-number = 证明编号
paper-certificate-slip-printed = 证明已经打印，请核对内容并拿好。
paper-certificate-slip-verify = 扫这个二维码，可以核对证明的真伪。

paper-claim-title = 补打凭条
paper-claim-failed =
    { $out ->
        [none] 证明这次没有打印。
        [void] 证明没有打印完整。
       *[unknown] 没能确认证明打印完整。
    }
paper-claim-void =
    { $out ->
        [none] 没有纸打出来，编号 { $number } 不再使用。
        [void] 请不要使用编号 { $number } 的这一份。
       *[unknown] 请不要使用编号 { $number } 的这一份，即使已经有纸打出来。
    }
paper-claim-again = 请在 { $date } 以前，带身份证到任何一台终端重新打印。
paper-claim-nothing-else = 不需要别的材料。重新打印的证明会有新的编号。
