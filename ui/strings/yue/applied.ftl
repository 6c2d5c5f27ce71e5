applied-already = 您已經遞交過喇
applied-already-why = 唔使再填一次，用身份證就查到去到邊。
do-apply-again = 仲要再遞交一次
