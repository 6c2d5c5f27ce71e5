"""What can be said before anybody comes: every clause without a value, every digit, every letter."""

import string
from pathlib import Path

import pytest

from kiosk.config.settings import Idle
from ui.speech.fixed import fixed
from ui.speech.saying.number_words import WORDS
from ui.words.sentences import Vocabulary

SENTENCES = """\
title = 请选择，再确认
    .spoken = 请您选择
many = 共 { $count } 项，请核对 { $name }
step = 第 { $at } 步，共 { $of } 步
mark = ——
number = 服务电话 12345
"""


SECONDS = "四十五"
DIGITS = set("零幺二三四五六七八九")
COUNTS = ["一", "两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
HIDDEN = {*(f"{many}位不显示" for many in COUNTS), "一个字不显示", "两个字不显示", "其余不显示"}


def texts(folder: Path, tongue: str) -> list[str]:
    (folder / "words.ftl").write_text(SENTENCES, encoding="utf-8")
    return fixed([Vocabulary("zh-Hans", [folder / "words.ftl"])], tongue)


def test_clauses_are_found_once_and_those_with_a_value_are_not(tmp_path: Path) -> None:
    found = texts(tmp_path, "zh")
    assert len(found) == len(set(found))
    words = {*WORDS, *HIDDEN}
    clauses = [one for one in found if not set(one) <= DIGITS and len(one) > 1 and one not in words]
    counts = [one for one in clauses if one[0] in "共第"]
    assert [one for one in clauses if one not in counts] == ["请选择", "再确认", "请您选择", "服务电话幺二三四五"]


def test_a_small_count_in_a_clause_can_be_said_before_and_a_value_cannot(tmp_path: Path) -> None:
    found = [one for one in texts(tmp_path, "zh") if one[0] in "共第"]
    assert [one for one in found if one.endswith("项")] == [f"共{many}项" for many in "一两三四五六七八九"]
    assert {one for one in found if one.startswith("第")} == {f"第{at}步" for at in "一二三四五六七八九"}
    assert {one for one in found if one.endswith("步")} - {f"共{of}步" for of in "一两三四五六七八九"} == {
        f"第{at}步" for at in "一二三四五六七八九"
    }


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_every_digit_and_letter_has_a_clip_of_its_own(tmp_path: Path, tongue: str) -> None:
    found = set(texts(tmp_path, tongue))
    assert set(string.ascii_uppercase) <= found
    assert len([one for one in found if one not in string.ascii_uppercase]) >= 10


def test_two_digits_are_said_in_one_breath_in_mandarin_only(tmp_path: Path) -> None:
    pairs = {one + other for one in DIGITS for other in DIGITS}
    assert pairs <= set(texts(tmp_path, "zh"))
    assert not pairs & set(texts(tmp_path, "yue"))
    assert "one zero" not in texts(tmp_path, "en")


def test_how_long_somebody_is_waited_for_can_be_said_before_where_nobody_has_set_it(tmp_path: Path) -> None:
    (tmp_path / "idle.ftl").write_text("idle-ends = 过 { $seconds } 秒退出\npace = 每 { $seconds } 秒一格\n", "utf-8")
    found = fixed([Vocabulary("zh-Hans", [tmp_path / "idle.ftl"])], "zh")
    assert f"过{SECONDS}秒退出" in found
    assert not any(one.endswith("格") for one in found)


def test_what_is_said_before_is_what_the_settings_are_where_nobody_has_set_them() -> None:
    assert Idle().answer_within == 45


def test_how_much_of_a_value_is_hidden_can_be_said_before(tmp_path: Path) -> None:
    assert set(texts(tmp_path, "zh")) >= HIDDEN
    assert {"eight digits hidden", "the rest hidden"} <= set(texts(tmp_path, "en"))
