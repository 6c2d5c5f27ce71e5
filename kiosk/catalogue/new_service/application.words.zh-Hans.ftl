title = 新的服务
    .elder = 新的服务
summary = 申请 · 约 { $minutes } 分钟
    .spoken = 申请，大约 { $minutes } 分钟
kind = 新的服务

ask-wish = 您想办哪一种？
ask-wish-why = 选一个就行。
option-wish-first = 第一种
option-wish-second = 第二种
field-wish = 要办的

doing-keep = 保存申请
doing-slip = 打印凭条
printing-slip = 正在打印收件凭条
go-on-without-slip = 不要凭条，继续
done = 申请已收下，安全存在这台机器里
done-next = 会自动送到办理部门，不用再提交。
done-delivered = 申请已收下，并且已经送到办理部门
done-delivered-next = 办理部门还没有审批，不用再提交。
paper-of-slip-printed = 凭条已打印
paper-of-slip-failed = 凭条没有打印出来，请记下或拍下编号
    .spoken = 凭条没有打印出来，请记下编号。戴上耳机，在这一页可以反复听
take-card-and-slip = 请拿走身份证和凭条
