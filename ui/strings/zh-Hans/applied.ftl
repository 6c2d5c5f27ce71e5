# Whoever has applied already is told so before anything is filled in a second time.
applied-already = 您已经提交过了
applied-already-why = 不用再填一次，凭身份证就能查进度。
do-apply-again = 还要再提交一次
