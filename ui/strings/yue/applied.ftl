applied-already = 您已經申請過喇
applied-already-why = 唔使再填一次，用身份證就查到去到邊。
do-apply-again = 仲要再申請一次
