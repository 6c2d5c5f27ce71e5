"""Sentences and values say whether others may hear them."""

from dataclasses import replace

import pytest

from kiosk.model.text import Text, Value, plain

NAME = plain("陈志明", private=True, mask="name")


def test_a_sentence_without_values_may_be_heard_by_all() -> None:
    assert not Text("take-card").private


def test_a_sentence_with_values_cannot_leave_open_who_may_hear_it() -> None:
    with pytest.raises(TypeError, match="'home-hello' has arguments"):
        Text("home-hello", {"name": "陈志明"})  # type: ignore[call-overload]


def test_a_mask_alone_does_not_say_who_may_hear_it() -> None:
    with pytest.raises(TypeError, match="or a mask"):
        Text("plain", mask="name")  # type: ignore[call-overload]


def test_a_value_cannot_leave_open_who_may_hear_it() -> None:
    with pytest.raises(TypeError, match="private"):
        Value("GZ0117-20261123-0042-7")  # type: ignore[call-arg]


@pytest.mark.parametrize("depth", [1, 2])
def test_a_sentence_with_a_private_part_is_private_although_it_says_otherwise(depth: int) -> None:
    text = NAME
    for _ in range(depth):
        text = Text("home-hello", {"name": text}, private=False)
    assert text.private


def test_a_sentence_whose_parts_may_be_heard_may_be_heard() -> None:
    assert not Text("unavailable-help", {"help": Text("frame-help")}, private=False).private


def test_what_may_be_shown_whole_is_private_all_the_same() -> None:
    number = plain("440100-2026-0037715", private=True)
    assert (number.private, number.mask) == (True, "")


def test_a_changed_sentence_keeps_its_flags() -> None:
    assert replace(NAME, key="home-hello") == Text("home-hello", NAME.args, private=True, mask="name")
