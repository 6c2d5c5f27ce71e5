### 打印在纸上的文字：证明、凭条

paper-date = { $year }年{ $month }月{ $day }日
paper-month = { $year }年{ $month }月

## 社会保险参保证明（A4）

paper-certificate-title = 广州市社会保险参保证明
paper-certificate-title-continued = 广州市社会保险参保证明（续页）
paper-certificate-number = 编号：{ $number }
paper-certificate-name = 姓名
paper-certificate-id-number = 公民身份号码
paper-certificate-statement = 兹证明，上述人员在广州市参加社会保险的情况如下：
paper-certificate-column-kind = 险种
paper-certificate-column-status = 参保状态
paper-certificate-column-period = 起止年月
paper-certificate-column-months = 累计月数
paper-certificate-column-employer = 参保单位
paper-certificate-kind-pension = 养老保险
paper-certificate-kind-medical = 医疗保险
paper-certificate-kind-unemployment = 失业保险
paper-certificate-kind-injury = 工伤保险
paper-certificate-kind-maternity = 生育保险
paper-certificate-status-paying = 正常参保
paper-certificate-status-paused = 暂停缴费
paper-certificate-status-receiving = 享受待遇
paper-certificate-period = { $begin } 至 { $end }
paper-certificate-blank-below = （以下空白）
paper-certificate-note-source = 1. 表中内容以出具当日社会保险经办机构登记的信息为准。
paper-certificate-note-whole = 2. 本证明涂改无效；有多页的，缺页无效。
paper-certificate-note-verify = 3. 收到本证明的单位可以按下面的方法核对真伪。
paper-certificate-verify = 验证码
paper-certificate-verify-how = 扫左边的二维码，或打开下面的网址，核对查到的编号和出具日期是否与本页一致。
paper-certificate-seal = 盖章处
paper-certificate-seal-electronic = 电子印章
paper-certificate-issued-on = 出具日期：{ $date }
paper-certificate-footer = 终端 { $terminal }　打印时间 { $printed }
paper-certificate-page = 第 { $number } 页，共 { $of } 页
paper-certificate-demonstration = 演示数据，不具有证明效力。
