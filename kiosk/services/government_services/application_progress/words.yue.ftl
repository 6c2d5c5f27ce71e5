### 查申請去到邊：用粵語點講。

title = 辦件進度查詢
    .elder = 睇吓辦成點
summary = 查詢 · 大約 { $minutes } 分鐘
    .elder = 用張單或者身份證查
