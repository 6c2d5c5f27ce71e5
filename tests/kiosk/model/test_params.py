"""What an office says along with a refusal is said as people say it, or not at all."""

from typing import Any

import pytest

from kiosk.model.params import LONGEST_TEXT, Kind, kind_of, said_along, sayable
from kiosk.model.text import Text
from tests.kiosk.play import words

SHAPES = {
    "month": {"type": "string"},
    "fen": {"type": "integer"},
    "phone": {"type": "string"},
    "last_paid": {"$ref": "#/$defs/month"},
    "itself": {"$ref": "#/$defs/itself"},
}


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({"$ref": "#/$defs/month"}, Kind.MONTH),
        ({"$ref": "#/$defs/last_paid"}, Kind.MONTH),
        ({"$ref": "#/$defs/fen"}, Kind.FEN),
        ({"$ref": "#/$defs/phone"}, Kind.TEXT),
        ({"type": "string"}, Kind.TEXT),
        ({"type": "integer"}, Kind.COUNT),
        ({"type": "number"}, None),
        ({"type": "object"}, None),
        ({"$ref": "#/$defs/itself"}, None),
        ({"$ref": "#/$defs/nothing"}, None),
        ({}, None),
    ],
)
def test_what_a_param_is_stands_in_the_contract(schema: dict[str, Any], kind: Kind | None) -> None:
    assert kind_of({**schema, "$defs": SHAPES}) is kind


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (Kind.MONTH, "2026-08", ("2026年8月", "Aug 2026")),
        (Kind.DAY, "2026-08-14", ("2026年8月14日", "14 Aug 2026")),
        (Kind.MONEY, "12345.67", ("12,345.67",) * 2),
        (Kind.FEN, 1234567, ("12,345.67",) * 2),
        (Kind.FEN, -5, ("-0.05",) * 2),
        (Kind.COUNT, 15, ("15",) * 2),
        (Kind.TEXT, "越秀管理部", ("越秀管理部",) * 2),
        (Kind.TEXT, "葛\U000e0100店", ("葛\U000e0100店",) * 2),
    ],
)
def test_it_is_said_in_every_language_as_people_say_it(kind: Kind, value: Any, said: tuple[str, ...]) -> None:
    told = sayable(kind, value)
    text = told if isinstance(told, Text) else Text("plain", {"value": told}, private=True)
    assert tuple(words(language).say(text) for language in ("zh-Hans", "en")) == said
    if isinstance(told, Text):
        assert told.private


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.MONTH, "2026-08-14"),
        (Kind.MONTH, "2026-13"),
        (Kind.MONTH, 202608),
        (Kind.DAY, "2026-08"),
        (Kind.DAY, "tomorrow"),
        (Kind.DAY, "2026-08-99"),
        (Kind.DAY, ["2026-08-14"]),
        (Kind.MONEY, "12,345.67"),
        (Kind.MONEY, 12345.67),
        (Kind.FEN, "1234567"),
        (Kind.FEN, 10**14),
        (Kind.FEN, True),
        (Kind.COUNT, 1.5),
        (Kind.COUNT, False),
        (Kind.COUNT, 10**12),
        (Kind.TEXT, ""),
        (Kind.TEXT, " \u3000"),
        (Kind.TEXT, 7),
        (Kind.TEXT, None),
        (Kind.TEXT, "x" * (LONGEST_TEXT + 1)),
        (Kind.TEXT, "two\nlines"),
        (Kind.TEXT, "back\u202ewards"),
        (Kind.TEXT, "\u200b"),
        (Kind.TEXT, "\ud800"),
        (Kind.TEXT, "\ue000"),
        *((Kind.TEXT, f"{before}{unseen}") for unseen in "\u3164\u2800\u034f\ufffd\uffff" for before in ("", "越秀")),
        *((Kind.TEXT, mark) for mark in ("\ufe0f", "\u0301")),
        (Kind.TEXT, "\x1b[2J"),
        (None, "2026-08"),
    ],
)
def test_what_is_none_of_its_kind_or_cannot_be_shown_is_not_said(kind: Kind | None, value: Any) -> None:
    assert sayable(kind, value) is None


def test_a_sentence_gets_all_that_it_speaks_of_or_nothing() -> None:
    kinds = {"since": Kind.MONTH, "counter": Kind.TEXT}
    assert said_along({}, {"since": "2026-08"}) == {}
    assert said_along(kinds, {"since": "2026-08"}) is None
    assert said_along(kinds, {"since": "soon", "counter": "越秀"}) is None
    told = said_along(kinds, {"since": "2026-08", "counter": "越秀", "more": 1})
    assert told == {"since": sayable(Kind.MONTH, "2026-08"), "counter": "越秀"}
