"""What the page about accessibility claims is there: every test and journey it names, alike in both languages."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.docs.page import ROOT
from tests.quality.scale import names_of_tests
from ui.gallery.render import PANELS

ENGLISH, CHINESE = ROOT / "docs" / "accessibility.md", ROOT / "docs" / "accessibility.zh-CN.md"
STATES = {
    "met": "符合",
    "in part": "部分符合",
    "not met": "不符合",
    "the cabinet's": "机柜",
    "not asked": "不涉及",
}
LIMITS_MM = (1220, 1120)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
_JOURNEY = re.compile(r"`(\d\d-[a-z-]+)`")
_ROW = re.compile(r"^\| `(?P<rule>[\w .-]+)` \|(?P<asks>[^|]+)\| (?P<state>[^|]+) \|(?P<here>[^|]+)\| (?P<proof>.*)\|$")
_HANGS = re.compile(r"^\| `(\d+x\d+)` \| (\d+) mm \| ([\d,]+) mm \| ([\d,]+) mm \|$", re.MULTILINE)
_COUNT = re.compile(r"^\| ([^|`]+) \| (\d+) \|", re.MULTILINE)


class Row(NamedTuple):
    rule: str
    state: str
    tests: tuple[tuple[str, str], ...]
    journeys: tuple[str, ...]


def rows(page: Path) -> list[Row]:
    """One for each rule."""
    found = map(_ROW.match, page.read_text(encoding="utf-8").splitlines())
    return [
        Row(row["rule"], row["state"], tuple(_TEST.findall(row["proof"])), tuple(_JOURNEY.findall(row["proof"])))
        for row in found
        if row
    ]


def test_every_test_and_journey_that_is_named_is_there() -> None:
    named = {proof for row in rows(ENGLISH) for proof in row.tests}
    assert len(named) > 50
    assert [f"{file}::{name}" for file, name in sorted(named) if name not in names_of_tests(ROOT / file)] == []
    journeys = {name for row in rows(ENGLISH) for name in row.journeys}
    assert {name for name in journeys if not (ROOT / "tests/flows/journeys" / f"{name}.toml").is_file()} == set()


def test_what_is_met_names_what_shows_it() -> None:
    assert [row.rule for row in rows(ENGLISH) if row.state == "met" and not (row.tests or row.journeys)] == []


def test_every_rule_stands_there_once() -> None:
    assert [rule for rule, times in Counter(row.rule for row in rows(ENGLISH)).items() if times > 1] == []


def test_both_languages_say_the_same_of_every_rule() -> None:
    """The names of tests and journeys are compared with those of every other page that is in two languages."""
    assert [row.state for row in rows(CHINESE)] == [STATES[row.state] for row in rows(ENGLISH)]
    assert [row.rule for row in rows(CHINESE)] == [row.rule for row in rows(ENGLISH)]


@pytest.mark.parametrize("page", [ENGLISH, CHINESE], ids=["en", "zh-CN"])
def test_the_rows_of_each_state_are_counted(page: Path) -> None:
    told = {state: int(count) for state, count in _COUNT.findall(page.read_text(encoding="utf-8"))}
    assert told == Counter(row.state for row in rows(page))


@pytest.mark.parametrize("page", [ENGLISH, CHINESE], ids=["en", "zh-CN"])
def test_the_heights_follow_from_the_panels(page: Path) -> None:
    told = {
        name: [int(one.replace(",", "")) for one in rest] for name, *rest in _HANGS.findall(page.read_text("utf-8"))
    }
    heights = {name: panel.height_mm for name, panel in PANELS.items()}
    edges = {name: [(limit - height) // 10 * 10 for limit in LIMITS_MM] for name, height in heights.items()}
    assert told == {name: [round(height), *edges[name]] for name, height in heights.items()}
