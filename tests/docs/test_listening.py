"""The lines that people are to listen to can be said, and hold what they are there for."""

import csv

import pytest

from tests.docs.page import ROOT, blocks
from ui.speech.saying.say import say_text
from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN

TEXT = (ROOT / "docs" / "listening.md").read_text(encoding="utf-8")
LINES = list(csv.reader(next(body for info, body in blocks(TEXT) if info == "csv").splitlines()))


@pytest.mark.parametrize(("number", "tongue", "shown"), LINES, ids=[line[0] for line in LINES])
def test_a_line_can_be_said_whole(number: str, tongue: str, shown: str) -> None:
    phrases = say_text(shown, tongue, private=False)
    assert "".join(phrase.shown for phrase in phrases) == shown
    assert number.isdigit()


def test_what_is_hard_to_understand_is_among_them() -> None:
    assert {tongue for _, tongue, _ in LINES} == {MANDARIN, ENGLISH, CANTONESE}
    mandarin = "".join(shown for _, tongue, shown in LINES if tongue == MANDARIN)
    assert mandarin.count("打印") >= 3
    assert set("行重长还地调曾单仇区解查任覃") <= set(mandarin)
    spelled = [shown for _, tongue, shown in LINES if any(one.units for one in say_text(shown, tongue, private=False))]
    assert len(spelled) >= 6
