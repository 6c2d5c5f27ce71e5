"""A kind of step is one file: what stands here is all that load, check, visit and journal must know of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.catalogue.load import CatalogueError, check_all, load
from kiosk.journal.writer import Journal
from kiosk.model.events import Event, Touch
from kiosk.model.screen import Action, Screen
from kiosk.model.text import Text
from kiosk.visit.outcome import Learn, Outcome, Stay
from kiosk.visit.screen import screen_of
from kiosk.visit.service import Service
from kiosk.visit.step import Asked, Context, Finding, Step, Surroundings
from kiosk.visit.steps.kinds import KINDS, Kinds
from tests.kiosk.made_service import made_service
from tests.kiosk.play import CHEN, Gives, Play
from ui.words.sentences import Words


@dataclass(frozen=True)
class Clap(Step):
    """Learns `learn` = "clapped", once somebody has clapped `times` times."""

    learn: str
    times: int
    who: str = "person.name"

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({self.learn})

    def on(self, event: Event, context: Context) -> Outcome:
        claps = int(context.state.get("claps", 0)) + (event == Touch("clap"))
        return Learn({self.learn: "clapped"}) if claps == self.times else Stay({"claps": claps})

    def screen(self, context: Context) -> Screen:
        title = Text(context.own(f"clap-{self.learn}"), {"times": self.times}, private=False)
        return Screen("choice", title, actions=(Action("clap", Text("do-next")),))

    def actions(self) -> frozenset[str]:
        return frozenset({"clap"})

    def sentences(self) -> Iterator[Asked]:
        yield Asked(f"clap-{self.learn}", "learn", self.learn, params=frozenset({"times"}))

    def paths(self) -> Iterator[tuple[str, str]]:
        yield "who", self.who

    def values(self) -> tuple[str, ...]:
        return ("clapped",)

    @property
    def need(self) -> str:
        return "scanner"

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        if self.times < 1:
            yield Finding(f"times = {self.times}", "1 or more", "times")


WITH_CLAP: Kinds = {**KINDS, "clap": Clap}
FILE = """\
icon = "id"
minutes = 1
groups = ["common"]
needs = ["id_card", "scanner"]
stages = ["identity", "finish"]
verified = false

[[step]]
id = "who"
kind = "identify"
stage = "identity"

[[step]]
id = "applause"
kind = "clap"
stage = "identity"
learn = "applause"
times = 2

[[step]]
id = "end"
kind = "done"
stage = "finish"
when = { applause = "clapped" }
title = "thanks"
"""
OWN = "title = x\nsummary = x\nclap-applause = { $times }\nthanks = x\nthanks-next = x\n"


def folder(path: Path, text: str = FILE, words: str = OWN) -> Path:
    return made_service(path, "culture/applause", text, words)


def loaded(path: Path) -> tuple[Service, ...]:
    return load(path, texts=[Words("en", services=path)], kinds=WITH_CLAP)


def test_it_is_read_checked_and_visited(tmp_path: Path) -> None:
    play = Play(loaded(folder(tmp_path))).do(Gives(CHEN), "applause", "clap")
    assert screen_of(play.visit).title.key == "applause/clap-applause"
    assert play.visit.states["applause"] == {"claps": 1}
    play.do("clap")
    assert play.visit.facts["applause"] == "clapped"
    assert screen_of(play.visit).title.key == "applause/thanks"


@pytest.mark.parametrize(
    ("old", "new", "line", "found"),
    [
        ("times = 2", 'times = "2"', 18, "times = '2'"),
        ("times = 2", "times = 0", 18, "times = 0"),
        ("times = 2", "tims = 2", 18, "unknown key 'tims'"),
        ("times = 2", 'times = 2\nwho = "person.shoe"', 19, "'person.shoe': person has no 'shoe'"),
        ('"id_card", "scanner"', '"id_card"', 4, "needs: 'scanner' is missing"),
        ('"clapped"', '"whistled"', 24, "applause = 'whistled'"),
    ],
)
def test_its_mistakes_are_told_with_their_line(tmp_path: Path, old: str, new: str, line: int, found: str) -> None:
    (told,) = check_all(folder(tmp_path, FILE.replace(old, new)), kinds=WITH_CLAP).mistakes
    assert told.line == line
    assert told.found.startswith(found)


def test_its_sentence_is_missed(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r":17: the sentence 'clap-applause' is missing in words\.en\.ftl"):
        loaded(folder(tmp_path, words=OWN.replace("clap-applause", "clap")))


def test_the_journal_writes_its_touches_and_no_others(tmp_path: Path) -> None:
    play = Play(loaded(folder(tmp_path))).do(Gives(CHEN), "applause")
    journal = Journal(tmp_path / "visits.jsonl", lambda: datetime(2026, 11, 27, tzinfo=UTC))
    for action in ("clap", "consent"):
        journal.step(play.visit, Touch(action), play.visit, None, "choice")
    journal.close()
    lines = (tmp_path / "visits.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["action"] for line in lines] == ["clap", "<redacted>"]
