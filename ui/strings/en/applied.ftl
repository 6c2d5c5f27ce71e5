# Whoever has submitted something already is told so before anything is filled in a second time.
applied-already = You have submitted this already
applied-already-why = You need not fill it in again. Your ID card shows where it stands.
do-apply-again = Submit it once more
