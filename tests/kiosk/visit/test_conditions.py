"""Questions that depend on what was answered before: on several answers, and on one of several."""

from pathlib import Path

import pytest

from kiosk.catalogue.load import check_all, load
from kiosk.visit.service import Service
from tests.kiosk.made_service import made_service
from tests.kiosk.play import CHEN, KEPT, Gives, Play, touch_digits
from ui.words.sentences import Words

FILE = """\
icon = "id"
minutes = 1
groups = ["common"]
needs = ["id_card", "outbox"]
stages = ["identity", "finish"]
verified = false

[[step]]
id = "who"
kind = "identify"
stage = "identity"

[[step]]
id = "use"
kind = "choose"
stage = "identity"
learn = "use"
options = ["work", "school", "bank"]

[[step]]
id = "place"
kind = "choose"
stage = "identity"
when = { use = ["work", "school"] }
learn = "place"
options = ["here", "abroad"]

[[step]]
id = "code"
kind = "digits"
stage = "identity"
when = { use = ["work", "school"], place = "abroad" }
learn = "code"
least = 2
most = 3

[[step]]
id = "keep"
kind = "keep"
stage = "finish"
record = "application_submitted"
learn = "kept"
data = { id_number = "person.number", service = "service-id", place = "place", code = "code" }

[[step]]
id = "end"
kind = "done"
stage = "finish"
title = "thanks"
"""
WORDS = """\
title = x
summary = x
ask-use = x
ask-use-why = x
option-use-work = x
option-use-school = x
option-use-bank = x
ask-place = x
ask-place-why = x
option-place-here = x
option-place-abroad = x
ask-code = x
ask-code-why = x
field-code = x
thanks = x
thanks-next = x
"""


def folder(path: Path, text: str = FILE) -> Path:
    return made_service(path, "culture/use_of_it", text, WORDS)


def loaded(path: Path) -> tuple[Service, ...]:
    return load(path, texts=[Words("en", services=path)])


@pytest.mark.parametrize(
    ("touches", "asked"),
    [
        (("bank",), ["keep"]),
        (("work", "here"), ["place", "keep"]),
        (("school", "abroad", *touch_digits("12"), "confirm"), ["place", "code", "keep"]),
    ],
)
def test_a_question_may_depend_on_several_answers_and_on_one_of_several(
    tmp_path: Path, touches: tuple[str, ...], asked: list[str]
) -> None:
    play = Play(loaded(folder(tmp_path))).do(Gives(CHEN), "use-of-it")
    seen = []
    for touch in touches:
        play.do(touch)
        assert play.visit.placed is not None
        seen.append(play.visit.placed.id)
    assert list(dict.fromkeys(seen)) == asked
    play.do(Gives(KEPT))
    assert play.visit.over


@pytest.mark.parametrize(
    ("old", "new", "line", "found"),
    [
        ('use = ["work", "school"] }', 'use = ["work", "scool"] }', 24, "use = 'scool'"),
        ('use = ["work", "school"] }', "use = 5 }", 24, "when = {'use': 5}"),
    ],
)
def test_its_mistakes_are_told(tmp_path: Path, old: str, new: str, line: int, found: str) -> None:
    assert old in FILE
    told = check_all(folder(tmp_path, FILE.replace(old, new, 1))).mistakes
    assert (told[0].line, told[0].found[: len(found)]) == (line, found)
