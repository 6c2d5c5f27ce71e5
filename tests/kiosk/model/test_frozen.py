"""Frozen data classes are as those of the standard library, and are written when the first value is made."""

import copy
import dataclasses
import pickle
from collections.abc import Callable, Mapping
from dataclasses import FrozenInstanceError, asdict, field, fields, is_dataclass, replace
from typing import Any, ClassVar

import pytest

from kiosk.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    street: str
    number: int = 0
    known: Mapping[str, int] = field(default_factory=dict)
    secret: str = field(default="", repr=False)


@dataclass(frozen=True)
class Kind:
    says: ClassVar[str] = "hm"
    name: str = "kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    first: int
    second: int = 2


# As who makes a mistake sees them.
PLACE: Any = Place
NAMED: Any = Named


@dataclass(frozen=True, slots=True)
class Nothing: ...


@dataclass(frozen=True, slots=True, init=False)
class Upper:
    word: str

    def __init__(self, word: str) -> None:
        object.__setattr__(self, "word", word.upper())

    def __repr__(self) -> str:
        return f"<{self.word}>"


@dataclasses.dataclass(frozen=True, slots=True)
class OfTheLibrary:
    street: str
    number: int = 0
    known: Mapping[str, int] = field(default_factory=dict)
    secret: str = field(default="", repr=False)


def test_a_value_is_made_and_told_as_by_the_standard_library() -> None:
    for given in ({}, {"number": 3}, {"known": {"a": 1}, "secret": "x"}):
        ours, theirs = Place("Road", **given), OfTheLibrary("Road", **given)
        assert asdict(ours) == asdict(theirs)
        assert repr(ours) == repr(theirs).replace("OfTheLibrary", "Place")
    assert (Kind().name, Kind("x").name, Kind.says) == ("kind", "x", "hm")
    assert (Named(first=1).first, Named(first=1).second, Named(second=3, first=1).second) == (1, 2, 3)
    assert repr(Upper("abc")) == "<ABC>"


@pytest.mark.parametrize(
    "wrong", [lambda: PLACE(), lambda: PLACE("a", 1, {}, "", 5), lambda: PLACE("a", numero=1), lambda: NAMED(1)]
)
def test_what_the_library_refuses_is_refused_and_says_of_which_class(wrong: Callable[[], Any]) -> None:
    with pytest.raises(TypeError, match=r"(Place|Named)\.__init__\(\)"):
        wrong()


def test_nobody_shares_what_is_made_anew_for_each_value() -> None:
    assert Place("a").known is not Place("a").known


def test_a_value_cannot_be_changed() -> None:
    place = Place("a")
    with pytest.raises(FrozenInstanceError, match="street"):
        place.street = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="street"):
        del place.street
    assert place.street == "a"


def test_what_may_change_is_left_to_the_library() -> None:
    loose: Any = dataclass
    with pytest.raises(TypeError, match="may change"):
        loose(frozen=False)


def test_values_are_equal_where_their_classes_and_all_their_fields_are() -> None:
    place, nothing, kind = _any(Place("a")), _any(Nothing()), _any(Kind())
    assert (place == Place("a"), place == Place("a", 1), place == OfTheLibrary("a")) == (True, False, False)
    assert (nothing == Nothing(), nothing == kind, kind == Kind("other")) == (True, False, False)
    assert len({Nothing(), Nothing(), Kind(), Kind("kind"), Kind("b")}) == 3
    with pytest.raises(TypeError, match="unhashable"):
        hash(Place("a"))  # holds a mapping


def _any(value: Any) -> Any:
    return value


def test_the_library_finds_its_fields_and_makes_changed_values() -> None:
    assert is_dataclass(Place)
    assert [one.name for one in fields(Place)] == list(Place.__match_args__) == ["street", "number", "known", "secret"]
    assert replace(Place("a"), number=2) == Place("a", 2)
    match Place("a", 4):
        case Place("a", number):
            assert number == 4
        case _:
            raise AssertionError


def test_a_value_goes_through_a_pickle_and_a_copy() -> None:
    for value in (Place("a", 1, {"b": 2}), Kind("x"), Nothing(), Upper("word")):
        assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value  # noqa: S301 - our own


def test_no_code_is_written_for_a_class_of_which_there_is_no_value_yet() -> None:
    @dataclass(frozen=True, slots=True)
    class Late:
        name: str

    waiting = Late.__init__
    assert Late("a") == Late("a")
    assert Late.__init__ is not waiting
