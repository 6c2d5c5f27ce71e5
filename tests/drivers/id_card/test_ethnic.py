"""The ethnic groups of GB/T 3304."""

from dataclasses import replace

from drivers.id_card.ethnic import ETHNIC_NAMES, code_of
from drivers.id_card.number import oddities
from tests.drivers.id_card.desk import GOLDEN_CARD


def test_every_ethnic_code_of_the_standard_is_known() -> None:
    assert [code for code in ETHNIC_NAMES if oddities(replace(GOLDEN_CARD, ethnic_code=code))] == []


def test_ethnic_names_are_those_of_the_standard() -> None:
    assert len(ETHNIC_NAMES) == 58
    assert [ETHNIC_NAMES[code] for code in ("01", "05", "56", "97")] == ["汉族", "维吾尔族", "基诺族", "其他"]


def test_a_group_is_known_by_its_name_with_its_last_character_and_without() -> None:
    assert [code_of(name) for name in ("汉", "汉族", "维吾尔族", "其他", "", "火星")] == [
        "01",
        "01",
        "05",
        "97",
        "",
        "",
    ]
    assert {code: code_of(name) for code, name in ETHNIC_NAMES.items()} == {code: code for code in ETHNIC_NAMES}
