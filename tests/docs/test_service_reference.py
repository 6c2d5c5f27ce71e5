"""The tables of docs/service-reference.md say what the program takes, no more and no less."""

import re
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from device_sim.receipt_printer.dialects import DIALECTS
from kiosk.app.catalogue import ICONS, MET
from kiosk.catalogue.read import head_keys
from kiosk.catalogue.tables import form_of, keys_of, needed_keys
from kiosk.catalogue.words import shared_names
from kiosk.model.masking import MASKS
from kiosk.visit.facts import GIVEN, RESERVED
from kiosk.visit.service import ServiceHead
from kiosk.visit.steps.identify import WAYS
from kiosk.visit.steps.kinds import KINDS
from kiosk.visit.steps.review_line import SOURCES, Line
from tests.docs.page import ROOT, blocks
from tests.flows.player import JOURNEY_KEYS, STEP_KEYS, journeys
from tests.kiosk.play import words
from ui.gallery.render import PANELS

PAGE = (ROOT / "docs" / "service-reference.md").read_text(encoding="utf-8")
_CODE = re.compile(r"`([^`]+)`")
WORDS = [words("zh-Hans"), words("en")]


def tables(head: str) -> list[list[list[str]]]:
    """Those of this head, in order: their rows, each as its cells."""
    found = []
    for part in PAGE.split(f"\n{head}\n")[1:]:
        rows = part.splitlines()[1:]
        end = next(number for number, row in enumerate(rows) if not row.startswith("|"))
        found.append([[cell.strip() for cell in row.strip("|").split("|")] for row in rows[:end]])
    return found


def table(head: str) -> list[list[str]]:
    (only,) = tables(head)
    return only


def keys(made: Callable[..., Any], names: Any = None) -> list[list[str]]:
    """Key, form and whether it is needed, as the page writes them."""
    needed = needed_keys(made)
    return [
        [f"`{name}`", form_of(wanted), "needed" if name in needed else ""]
        for name, wanted in keys_of(made).items()
        if names is None or name in names
    ]


def test_the_keys_before_the_first_step_are_those_of_the_program() -> None:
    head, line = [[row[:3] for row in one] for one in tables("| key | is | | meaning |")]
    assert head == keys(ServiceHead, head_keys())
    assert line == keys(Line)


def test_the_keys_of_every_kind_of_step_are_those_of_the_program() -> None:
    wanted = [[f"`{kind}`", *row] for kind, made in KINDS.items() for row in keys(made) or [["", "", ""]]]
    assert [row[:4] for row in table("| kind | key | is | | meaning |")] == wanted
    assert all(row[4] for row in table("| kind | key | is | | meaning |"))


@pytest.mark.parametrize(
    ("key", "allowed"),
    [
        ("groups", shared_names("group-", WORDS)),
        ("stages", shared_names("stage-", WORDS)),
        ("needs", sorted(MET)),
        ("private", sorted(MASKS)),
        ("icon", sorted(icon.stem for icon in ICONS.glob("*.svg"))),
    ],
)
def test_the_values_that_are_allowed_are_those_of_the_program(key: str, allowed: list[str]) -> None:
    (row,) = [row for row in table("| values of | allowed |") if row[0] == f"`{key}`"]
    assert _CODE.findall(row[1]) == list(allowed)


def test_what_a_few_keys_may_say_is_listed_with_them() -> None:
    line = {row[0]: row[3] for row in tables("| key | is | | meaning |")[1]}
    steps = {(row[0], row[1]): row[4] for row in table("| kind | key | is | | meaning |")}
    assert _CODE.findall(line["`source`"]) == [*SOURCES]
    assert {*_CODE.findall(steps["`identify`", "`ways`"])} == {*WAYS}
    confirm = sorted({*shared_names("review-", WORDS)} & {*shared_names("do-", WORDS)})
    assert _CODE.findall(steps["`review`", "`confirm`"]) == confirm


def test_the_names_of_facts_are_those_of_the_program() -> None:
    given, reserved = (_CODE.findall(row[1]) for row in table("| facts | names |"))
    assert given == sorted(GIVEN)
    assert reserved == sorted(RESERVED - GIVEN)


def test_the_keys_of_a_journey_are_those_of_the_player() -> None:
    file = {row[0].strip("`"): row[1] for row in table("| key of the file | meaning |")}
    assert {*file, "step"} == JOURNEY_KEYS
    assert {*_CODE.findall(file["panel"])} == {*PANELS}
    assert {*_CODE.findall(file["receipt_printer"])} == {*DIALECTS}
    assert {row[0].strip("`") for row in table("| key of a step | meaning |")} == STEP_KEYS


def test_the_one_who_walks_away_does_so_in_a_journey() -> None:
    ((_, block),) = blocks(PAGE)
    steps = tomllib.loads(block)["step"]
    (away,) = [one for one in journeys() if one.name == "60-walks-away"]
    assert all(step in away.steps for step in steps)
