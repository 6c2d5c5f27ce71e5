"""Reads the catalogue and refuses what is wrong in it, with file and line. Knows files and step kinds, no device."""

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, get_type_hints

from kiosk.catalogue.texts import texts_of
from kiosk.facts import root
from kiosk.model import Placed, Service, Step
from kiosk.steps.ask_backend import Ask
from kiosk.steps.choose import Choose
from kiosk.steps.digits import Digits
from kiosk.steps.done import Done
from kiosk.steps.find import Find, ShowApplications
from kiosk.steps.identify import WAYS, Identify
from kiosk.steps.offer import Offer
from kiosk.steps.print_paper import PrintPaper
from kiosk.steps.record import Keep
from kiosk.steps.require import RequireAge
from kiosk.steps.review import Line, Review
from kiosk.visit import GIVEN

FOLDER = Path(__file__).parent
NEEDS = frozenset({"id_card", "scanner", "receipt_printer", "page_printer", "backend", "outbox"})
_KINDS: Mapping[str, type[Step]] = {
    "identify": Identify,
    "choose": Choose,
    "offer": Offer,
    "digits": Digits,
    "require_age": RequireAge,
    "ask_backend": Ask,
    "review": Review,
    "keep": Keep,
    "print_page": PrintPaper,
    "print_slip": PrintPaper,
    "find": Find,
    "show_applications": ShowApplications,
    "done": Done,
}
_PLACE_KEYS = {"id", "kind", "stage", "when", "shown"}
_SERVICE_KEYS: Mapping[str, type] = {
    "icon": str,
    "minutes": int,
    "groups": list,
    "needs": list,
    "stages": list,
    "verified": bool,
}
_SERVICE_OPTIONS: Mapping[str, type] = {"order": int, "ages": list}
_TYPES: Mapping[Any, tuple[type, str]] = {
    str: (str, "a string"),
    int: (int, "a whole number"),
    bool: (bool, "true or false"),
    tuple[str, ...]: (list, "a list of strings"),
    tuple[int, ...]: (list, "a list of whole numbers"),
    tuple[Line, ...]: (list, "a list of lines"),
    Mapping[str, str]: (dict, "a table of strings"),
}


class CatalogueError(ValueError):
    """A catalogue file is wrong. Says the file, the line, what was found and what was expected."""


class _File:
    """One file's text, to say in which line something stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = path.read_text(encoding="utf-8").splitlines()

    def error(self, message: str, key: str = "", step: int | None = None) -> CatalogueError:
        return CatalogueError(f"{self.path.name}:{self._line(key, step)}: {message}")

    def _line(self, key: str, step: int | None) -> int:
        heads = [n for n, line in enumerate(self.lines) if line.strip() == "[[step]]"]
        begin = 0 if step is None else heads[step]
        end = next((head for head in heads if head > begin), len(self.lines))
        for number in range(begin, end):
            if key and re.match(rf"\s*(\[step\.)?{re.escape(key)}\b", self.lines[number]):
                return number + 1
        return begin + 1


def load(
    folder: Path = FOLDER, *, texts: Collection[str] | None = None, templates: Collection[str] | None = None
) -> tuple[Service, ...]:
    """Every service below `folder`, in order. `texts`: the keys there are; `templates`: the papers there are.

    CatalogueError: an unknown key, a missing text, an unknown step or template, a fact used before it is learned.
    """
    services = [_service(_File(path), texts, templates) for path in sorted(folder.glob("*/*.toml"))]
    if not services:
        raise CatalogueError(f"{folder}: expected a folder per department with one .toml file per service")
    names = [service.id for service in services]
    for name in names:
        if names.count(name) > 1:
            raise CatalogueError(f"service {name!r} is in the catalogue {names.count(name)} times, expected once")
    return tuple(sorted(services, key=lambda service: (service.order, service.id)))


def _service(file: _File, texts: Collection[str] | None, templates: Collection[str] | None) -> Service:
    try:
        raw = tomllib.loads("\n".join(file.lines))
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{file.path.name}: not TOML: {error}") from error
    steps = raw.pop("step", [])
    known = {"id": str, **_SERVICE_KEYS, **_SERVICE_OPTIONS}
    _check_keys(file, raw, set(known), {"id", *_SERVICE_KEYS}, None)
    for key, value in raw.items():
        if not isinstance(value, known[key]):
            raise file.error(f"{key} = {value!r}: expected {known[key].__name__}", key)
    for need in raw["needs"]:
        if need not in NEEDS:
            raise file.error(f"needs {need!r}: expected some of {', '.join(sorted(NEEDS))}", "needs")
    service = Service(
        id=raw["id"],
        department=file.path.parent.name,
        icon=raw["icon"],
        minutes=raw["minutes"],
        groups=tuple(raw["groups"]),
        needs=tuple(raw["needs"]),
        stages=tuple(raw["stages"]),
        steps=tuple(_placed(file, number, table, raw["stages"]) for number, table in enumerate(steps)),
        verified=raw["verified"],
        order=raw.get("order", 100),
        ages=tuple(raw.get("ages", (0, 200))),
    )
    _check_steps(file, service, templates)
    _check_texts(file, service, texts)
    return service


def _check_keys(file: _File, table: Mapping[str, Any], known: set[str], needed: set[str], step: int | None) -> None:
    for key in table:
        if key not in known:
            raise file.error(f"unknown key {key!r}: expected some of {', '.join(sorted(known))}", key, step)
    for key in sorted(needed - table.keys()):
        raise file.error(f"missing key {key!r}", "", step)


def _placed(file: _File, number: int, table: Mapping[str, Any], stages: list[str]) -> Placed:
    kind = str(table.get("kind"))
    if kind not in _KINDS:
        raise file.error(f"unknown step {kind!r}: expected one of {', '.join(sorted(_KINDS))}", "kind", number)
    made_of = {f.name: f for f in fields(_KINDS[kind]) if f.name != "on_slip"}  # type: ignore[arg-type]
    needed = {n for n, f in made_of.items() if f.default is MISSING and f.default_factory is MISSING}
    _check_keys(file, table, _PLACE_KEYS | set(made_of), {"id", "kind", "stage"} | needed, number)
    if table["stage"] not in stages:
        raise file.error(
            f"stage {table['stage']!r}: expected one of the service's stages {', '.join(stages)}", "stage", number
        )
    types = get_type_hints(_KINDS[kind])
    given = {
        key: _value(file, key, table[key], types[key], number) for key in made_of if key in table and key != "on_slip"
    }
    if kind.startswith("print_"):
        given["on_slip"] = kind == "print_slip"
    build: Callable[..., Step] = _KINDS[kind]
    return Placed(table["id"], table["stage"], build(**given), table.get("when", {}), table.get("shown", False))


def _value(file: _File, key: str, value: Any, wanted: Any, step: int) -> Any:
    expected, name = _TYPES[wanted]
    kind: Any = expected
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise file.error(f"{key} = {value!r}: expected {name}", key, step)
    if wanted == tuple[Line, ...]:
        for line in value:
            unknown = line.keys() - {f.name for f in fields(Line)}
            if unknown:
                raise file.error(f"unknown key {sorted(unknown)[0]!r} in a line", sorted(unknown)[0], step)
        return tuple(Line(**line) for line in value)
    return tuple(value) if kind is list else value


def _check_steps(file: _File, service: Service, templates: Collection[str] | None) -> None:
    known = set(GIVEN)
    ids = {placed.id for placed in service.steps}
    for number, placed in enumerate(service.steps):
        step = placed.step
        for fact in sorted((step.uses | {root(name) for name in placed.when}) - known):
            raise file.error(f"{fact!r} is used here, but no earlier step learns it", fact, number)
        known |= step.learns
        match step:
            case PrintPaper(template=template) if templates is not None and template not in templates:
                raise file.error(
                    f"unknown template {template!r}: expected one of {', '.join(sorted(templates))}", "template", number
                )
            case Identify(ways) if set(ways) - set(WAYS):
                raise file.error(f"unknown way {sorted(set(ways) - set(WAYS))[0]!r}", "ways", number)
            case Review(lines) if missing := {line.change for line in lines if line.change} - ids:
                raise file.error(f"change = {sorted(missing)[0]!r}: no step of this id", "lines", number)
    if len(ids) != len(service.steps):
        raise file.error("two steps have the same id")


def _check_texts(file: _File, service: Service, texts: Collection[str] | None) -> None:
    if texts is None:
        return
    numbers = {placed.id: number for number, placed in enumerate(service.steps)}
    for where, key in texts_of(service):
        if key not in texts:
            raise file.error(f"text {key!r} is missing in the strings", "", numbers.get(where))
