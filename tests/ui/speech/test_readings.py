"""A reading goes along with its character."""

from ui.speech.readings import read_as, unsigned, with_readings, without_readings


def test_a_character_carries_its_reading() -> None:
    said = f"姓{read_as('曾', 'zeng1')}名国"
    assert list(with_readings(said)) == [("姓", ""), ("曾", "zeng1"), ("名国", "")]
    assert without_readings(said) == "姓曾名国"


def test_a_character_without_one_is_read_as_its_word() -> None:
    assert read_as("国", "") == "国"
    assert list(with_readings("")) == []


def test_what_somebody_has_written_is_no_reading() -> None:
    assert "{" not in unsigned("{曾|zeng1}")
