"""A person whose every value is unique: each of these values that a screen shows stands in a private field."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kiosk.journal.writer import Journal
from kiosk.model.events import IdleTimeout
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.screen import Screen
from kiosk.model.text import Text, Value
from kiosk.problems.table import problem_named
from kiosk.visit.advance import advance
from kiosk.visit.screen import screen_of
from tests.kiosk.canary import Canary, heard_by_all, holds
from tests.kiosk.play import (
    ALLOWANCE,
    CERT,
    CHEN,
    HUANG,
    JAM,
    NO_ROLL,
    PROGRESS,
    Fails,
    Gives,
    Move,
    Play,
    texts_in,
    touch_digits,
)

GUESSED = "7531"  # wrong digits of the number, of which three stand there before the fourth
PHONE, KNOWN_PHONE, ACCOUNT = "13712349876", "18620051931", "6222029999888876"
APPLIED, EARLIER, KEPT = "GZ0117-20261123-4711-3", "GZ0118-20261019-0815-6", "GZ0117-20261124-1789-1"
SINCE, SINCE_SAID = "2026-10-19", ("2026年10月19日", "19 Oct 2026")
CARD = replace(
    HUANG,
    name="金丝雀",
    number="44010319440308017X",
    address="广东省广州市荔湾区丝雀街7巷9号",
    english_name="CANARY, GOLDEN",
    pass_number="H70707070",  # noqa: S106 - of a travel permit
)
CERTIFICATE = {
    "number": "440100-2026-0099119",
    "issued_on": "2026-11-22",
    "name": CARD.name,
    "id_number": CARD.number,
    "subject": "5b" * 32,
    "verify_code": "7f3a9c21",
    "verify_url": "https://zwfw.example.cn/v/7f3a9c21",
    "insurances": [
        {"kind": "pension", "status": "paying", "from": "1997-03", "to": "2019-08", "months": 269, "employer": "羽毛厂"}
    ],
}


NOT_ON_FILE = replace(problem_named("nothing-on-file"), refusal="nothing-on-file")


def application(number: str, state: str = "accepted") -> dict[str, str]:
    return {"number": number, "kind": ALLOWANCE, "state": state, "since": SINCE}


def kept(number: str) -> Gives:
    return Gives({"key": "k", "number": number, "code": f"SUIZHU1|{number}|CSSQSUIF" if number else ""})


VISITS: dict[str, list[Move]] = {
    "a certificate": [
        CERT, Gives(CARD), "close", Gives(CERTIFICATE), "reveal", "confirm",
        kept(""), Gives(), kept(""), Gives(),
    ],
    "a certificate whose page was torn": [
        CERT, Gives(CARD), "close", Gives(CERTIFICATE), "confirm", kept(""), Fails(JAM), "go-on", kept(""),
        Fails(NO_ROLL), "go-on",
    ],
    "an allowance": [
        Gives(CARD), DisplayPreferences(elder=True, language="en"), ALLOWANCE, Gives([application(APPLIED)]),
        "apply-again", Gives({"phone": KNOWN_PHONE}), "bank", *touch_digits(ACCOUNT), "confirm", "use-other",
        *touch_digits(PHONE), "confirm", "elsewhere", "panyu", "yes", "reveal",
        IdleTimeout("cover"), "stay", *touch_digits(GUESSED), Gives(CARD), "consent",
        "confirm", kept(KEPT), Fails(NO_ROLL), "retry", Gives(),
    ],
    "where applications stand": [
        PROGRESS, "way:id_card", Gives(CARD), "close", Gives([application(APPLIED), application(EARLIER, "approved")]),
        "application:0", "list", "application:1", "again",
    ],
    "nobody knows that number": [
        PROGRESS, Gives(f"SUIZHU1|{EARLIER}|CSSQSUIF"), Gives([application(EARLIER, "unknown")]),
    ],
    "nothing on file": [PROGRESS, "way:id_card", Gives(CARD), "close", Gives([])],
    "a service of another office": [
        PROGRESS, "way:id_card", Gives(CARD), "close", Gives([{**application(EARLIER), "kind": "of-tomorrow"}] * 2),
    ],
    "too young": [ALLOWANCE, Gives(CHEN)],
    "refused by the office": [CERT, Gives(CARD), "close", Fails(NOT_ON_FILE)],
}  # fmt: skip


@cache
def screens_of(visit: str) -> tuple[Screen, ...]:
    play = Play()
    return play.screen, *(play.do(move).screen for move in VISITS[visit])


def canary() -> Canary:
    bird = Canary()
    bird.learn([CARD, CERTIFICATE, PHONE, KNOWN_PHONE, ACCOUNT, APPLIED, EARLIER, KEPT, SINCE, SINCE_SAID])
    bird.values.add(GUESSED[:3])
    return bird


@pytest.mark.parametrize("visit", VISITS)
def test_no_value_of_a_person_stands_where_others_may_hear_it(visit: str) -> None:
    assert canary().leaks(screens_of(visit)) == set()


def test_these_visits_show_every_value_that_is_ever_shown() -> None:
    shown = canary().kept(screen for visit in VISITS for screen in screens_of(visit))
    assert shown >= {
        CARD.name, CARD.number, CARD.address, CARD.english_name, PHONE, KNOWN_PHONE, ACCOUNT, APPLIED, EARLIER, KEPT,
        CERTIFICATE["number"], *SINCE_SAID, GUESSED[:3],
    }  # fmt: skip


@pytest.mark.parametrize("visit", VISITS)
def test_no_value_of_a_person_is_written_into_the_journal(visit: str, tmp_path: Path) -> None:
    journal, play = Journal(tmp_path / "visits.jsonl", lambda: datetime(2026, 11, 23, 12, tzinfo=UTC)), Play()
    for move in VISITS[visit]:
        before, event = play.visit, play.event(move)
        after, order = advance(before, event)
        journal.step(before, event, after, order, screen_of(after).kind)
        play.visit = after
    journal.close()
    written = (tmp_path / "visits.jsonl").read_text(encoding="utf-8")
    assert written.count("\n") == len(VISITS[visit])
    assert {value for value in canary().values if holds(written, value)} == set()


def bare(text: Text) -> str:
    """Its key, without the service whose own it is."""
    return text.key.rpartition("/")[2]


TELLS_OF_A_PERSON = ("state-", "kind", "applied-already", "applications-", "not-for-card", "row-", "refused-")


def test_what_an_office_or_the_citizen_has_said_is_private_even_where_no_value_stands_in_it() -> None:
    """That an application was approved, which one it is, that there is none, what was chosen before."""
    told: set[str] = set()
    for screen in (screen for visit in VISITS for screen in screens_of(visit)):
        about = [text for text in texts_in(screen) if bare(text).startswith(TELLS_OF_A_PERSON)]
        about += [item.value for item in screen.items if item.value]
        about += [item.label for item in screen.items if screen.kind == "result"]
        assert [text.key for text in about if not text.private] == []
        told |= {bare(text) for text in about}
    assert told >= {"state-approved", "kind-unknown", "applications-none", "applications-several", "chain-accepted"}
    assert told >= {"option-district-panyu", "applied-already", "applied-already-why"}
    assert told >= {"refused-nothing-on-file", "refused-nothing-on-file-next"}


# --- the canary itself ------------------------------------------------------------------------------------------


def without_one_flag(part: Any) -> Iterator[tuple[Any, Text | Value]]:
    """`part` again and again, each time with another private field that says it is for all, and that field."""
    match part:
        case Text() | Value() if part.private:
            yield _for_all(part), part
        case tuple():
            for at, one in enumerate(part):
                yield from (((*part[:at], changed, *part[at + 1 :]), field) for changed, field in without_one_flag(one))
        case _ if is_dataclass(part) and not isinstance(part, type):
            for one in fields(part):
                for changed, field in without_one_flag(getattr(part, one.name)):
                    yield replace(part, **{one.name: changed}), field


def _for_all(flagged: Text | Value) -> Text | Value:
    if isinstance(flagged, Value):
        return Value(flagged.text, private=False)
    args = {name: _for_all(one) if isinstance(one, Text) else one for name, one in flagged.args.items()}
    return Text(flagged.key, args, private=False)


def test_one_flag_taken_away_is_found() -> None:
    """Every private field that holds a value of this person, one after another."""
    bird, taken = canary(), 0
    for screen in {screen.title.key: screen for visit in VISITS for screen in screens_of(visit)}.values():
        for bare, field in without_one_flag(screen):
            said = set(heard_by_all(_for_all(field)))
            values = {value for value in bird.values if any(holds(one, value) for one in said)}
            assert values <= {value for _, _, value in bird.leaks([bare])}
            taken += bool(values)
    assert taken > 20
