"""Reads a paper's template from its TOML file and tells everything that is wrong in it. Draws nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from kiosk.model.frozen import dataclass
from kiosk.model.masking import MASKS
from kiosk.model.mistake import Mistake, likely
from kiosk.model.toml_file import FormError, lines_of, tables_of
from kiosk.papers.template import PARTS, Format, PageTemplate, Pair, Part, SlipTemplate, TableColumn, Value

T = TypeVar("T", PageTemplate, SlipTemplate)
_WORDS: Mapping[Any, str] = {str: "a string", int: "a whole number", bool: "true or false"}


class TemplateError(ValueError):
    """A file that is no template. `mistakes`: all of them."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(map(str, mistakes)))


@cache
def read_page(path: Path) -> PageTemplate:
    """A service's `page.toml`. TemplateError: what is wrong in it. OSError: it cannot be read."""
    return _read(path, PageTemplate)


@cache
def read_slip(path: Path) -> SlipTemplate:
    """The template of a slip. TemplateError: what is wrong in it. OSError: it cannot be read."""
    return _read(path, SlipTemplate)


def file_of(path: Path) -> str:
    """As mistakes name it: DEPARTMENT/SERVICE/FILE."""
    return "/".join(path.parts[-3:])


def _read(path: Path, kind: type[T]) -> T:
    try:
        lines = lines_of(path)
        raw = tables_of(lines)
    except FormError as error:
        told = Mistake(file_of(path), error.line, f"not TOML: {error}", error.expected, "write it as TOML")
        raise TemplateError((told,)) from None
    reader = _Reader(file_of(path), lines)
    template: T = reader.build(kind, raw, _Place())
    if reader.mistakes:
        raise TemplateError(tuple(reader.mistakes))
    return template


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the file: the heading, e.g. `[[row]]`, and which one of them; then what stands near."""

    heading: str = ""
    count: int = 0
    near: str = ""


class _Reader:
    """Builds the values and gathers what is wrong on the way."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self._file, self._lines = file, lines
        self.mistakes: list[Mistake] = []

    def build(self, kind: Any, raw: Mapping[str, Any], place: _Place) -> Any:
        """A value of the dataclass `kind`; None when something in it is wrong."""
        before = len(self.mistakes)
        types, made_of = _types(kind), _fields(kind)
        strange = sorted(raw.keys() - made_of.keys())
        lacking = sorted(key for key, one in made_of.items() if _is_needed(one) and key not in raw)
        meant = likely(strange, lacking)
        for key in strange:
            expected = repr(meant[key]) if key in meant else f"some of {', '.join(sorted(made_of)) or 'none'}"
            remedy = f"write {meant[key]} = …" if key in meant else "remove the key"
            self._tell(place, key, f"unknown key {key!r}", expected, remedy)
        for key in (key for key in lacking if key not in meant.values()):
            self._tell(place, "", f"no key {key!r}", f"{key} = …", f"add the key {key!r}")
        known = {key: value for key, value in raw.items() if key in made_of}
        given = {key: self._value(key, value, types[key], place) for key, value in known.items()}
        if len(self.mistakes) > before:
            return None
        built = kind(**given)
        for found, expected, remedy in _of_value(built):
            self._tell(place, "", found, expected, remedy)
        return built

    def _value(self, key: str, value: Any, wanted: Any, place: _Place) -> Any:
        if get_origin(wanted) is tuple:
            return self._tuple(key, value, get_args(wanted)[0], place)
        if get_origin(wanted) in (Mapping, dict):
            return self._named(key, value, place)
        if isinstance(wanted, type) and issubclass(wanted, StrEnum):
            if value in [*wanted]:
                return wanted(value)
            self._tell(place, key, f"{key} = {value!r}", f"one of {', '.join(wanted)}", "name one of these")
        elif type(value) is not wanted:
            self._tell(place, key, f"{key} = {value!r}", _WORDS[wanted], f"write {_WORDS[wanted]}")
        return value

    def _tuple(self, key: str, value: Any, of: Any, place: _Place) -> Any:
        of_tables = of is not str
        if (
            not isinstance(value, list)
            or not value
            or any(not isinstance(one, dict if of_tables else str) for one in value)
        ):
            expected = "a list of tables" if of_tables else "a list of strings"
            self._tell(place, key, f"{key} = {value!r}", f"{expected}, one or more", f"write {expected}")
            return None
        if not of_tables:
            return tuple(value)
        return tuple(self._member(key, number, one, of, place) for number, one in enumerate(value))

    def _member(self, key: str, number: int, raw: dict[str, Any], of: Any, place: _Place) -> Any:
        inner = _Place(f"[[{key}]]", number) if self._heads(key) else _Place(place.heading, place.count, _near(raw))
        if of is not Part:
            return self.build(of, raw, inner)
        kind = raw.pop("kind", None)
        if kind not in PARTS:
            self._tell(
                inner, "kind" if kind else "", f"kind = {kind!r}", f"one of {', '.join(PARTS)}", "name one of these"
            )
            return None
        return self.build(PARTS[kind], raw, inner)

    def _named(self, key: str, value: Any, place: _Place) -> Any:
        if not isinstance(value, dict) or any(not isinstance(one, dict) for one in value.values()):
            self._tell(place, key, f"{key} = {value!r}", "a table of tables", "write a table for each name")
            return None
        return {name: self.build(Value, one, _Place(f"[{key}]", 0, name)) for name, one in value.items()}

    def _heads(self, key: str) -> bool:
        return f"[[{key}]]" in map(str.strip, self._lines)

    def _tell(self, place: _Place, key: str, found: str, expected: str, remedy: str) -> None:
        self.mistakes.append(Mistake(self._file, self._line(place, key), found, expected, remedy))

    def _line(self, place: _Place, key: str) -> int:
        """The line of the heading, or below it the one with what stands near, or with the key."""
        headings = [at for at, line in enumerate(self._lines) if place.heading and line.strip() == place.heading]
        begin = headings[place.count] if place.count < len(headings) else 0
        near = next(
            (at for at in range(begin, len(self._lines)) if place.near and place.near in self._lines[at]), begin
        )
        return next((at for at in range(near, len(self._lines)) if key and key in self._lines[at]), near) + 1


def _of_value(built: Any) -> Iterator[tuple[str, str, str]]:
    """What is wrong although every key and type is right: what was found, what was expected, what to do."""
    if isinstance(built, Value):
        if (built.format is Format.OPTION) != bool(built.words):
            yield (
                f"format = {built.format.value!r}, words = {built.words!r}",
                "words for options and for nothing else",
                "say with words = how the keys of the options' sentences begin",
            )
        if (built.days or built.months) and built.format not in (Format.DAY, Format.MONTH):
            yield "days or months later", "a day or a month", 'add format = "day" or format = "month"'
    if isinstance(built, TableColumn) and built.share < 1:
        yield f"share = {built.share}", "1 or more", "give the column a share of the width"
    if isinstance(built, Pair) and built.mask and built.mask not in MASKS:
        yield f"mask = {built.mask!r}", f"one of {', '.join(sorted(MASKS))}", "name one of these"


def _near(raw: Mapping[str, Any]) -> str:
    return next((value for value in raw.values() if isinstance(value, str)), "")


@cache
def _types(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _fields(kind: Any) -> dict[str, Field[Any]]:
    return {one.name: one for one in fields(kind)}


def _is_needed(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING
