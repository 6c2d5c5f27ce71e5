### 办件进度查询：这项服务自己的文字。

title = 办件进度查询
    .elder = 看看办得怎样了
summary = 查询 · 约 { $minutes } 分钟
    .spoken = 查询，大约 { $minutes } 分钟
    .elder = 用凭条或身份证查
