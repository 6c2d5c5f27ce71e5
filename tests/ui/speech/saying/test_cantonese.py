"""What stands on a screen, as Cantonese says it."""

import pytest

from tests.ui.speech.saying.hearing import heard
from ui.speech.utterance import CANTONESE


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("13912345678", "一 三 九 | 一 二 三 四 | 五 六 七 八"),
        ("請致電 12345", "請致電一二三四五"),
        ("44010619580322001X", "四 四 零 一 零 六 | 一 九 五 八 | 零 三 二 二 | 零 零 一 X"),
        ("金額 2,234.56 元", "金額兩千二百三十四元五角六分"),
        ("20000 元", "兩萬元"),
        ("100000000 元", "一億元"),
        ("2 個", "兩個"),
        ("22 個", "二十二個"),
        ("2026年11月27號", "二零二六年十一月二十七號"),
        ("2026年11月27日", "二零二六年十一月二十七號"),
        ("2026-11-30", "二零二六年十一月三十號"),
        ("10:00", "十點正"),
        ("10:25", "十點二十五分"),
        ("3.5", "三點五"),
        ("138****6620", "一 三 八 | 四位冇顯示 | 六 六 二 零"),
        ("陳**", "陳 | 兩個字冇顯示"),
        ("唔好攞走張身份證。", "唔好攞走張身份證"),
    ],
)
def test_it_is_said_as_people_say_it(shown: str, said: str) -> None:
    assert heard(shown, CANTONESE) == said
