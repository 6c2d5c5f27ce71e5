"""Reads the catalogue and refuses what is wrong in it, with file and line. Knows files and step kinds, no device."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

from kiosk.catalogue.agreed import QUERIES, RECORDS, uncertain
from kiosk.catalogue.texts import texts_of
from kiosk.facts import root
from kiosk.masking import MASKS
from kiosk.service import Placed, Service, Step
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
_STEP_HEAD = re.compile(r"\s*\[\[\s*step\s*\]\]")
_PLACE_KEYS: Mapping[str, Any] = {"id": str, "kind": str, "stage": str, "when": Mapping[str, str], "shown": bool}
_PLACE_NEEDED = {"id", "kind", "stage"}
_SERVICE_KEYS: Mapping[str, Any] = {
    "id": str,
    "icon": str,
    "minutes": int,
    "groups": tuple[str, ...],
    "needs": tuple[str, ...],
    "stages": tuple[str, ...],
    "verified": bool,
    "order": int,
    "ages": tuple[int, ...],
}
_SERVICE_OPTIONS = {"order", "ages"}
_WORDS: Mapping[Any, str] = {
    str: "a string",
    int: "a whole number",
    bool: "true or false",
    tuple[str, ...]: "a list of strings",
    tuple[int, ...]: "a list of whole numbers",
    tuple[Line, ...]: "a list of lines",
    Mapping[str, str]: "a table of strings",
}


class CatalogueError(ValueError):
    """A catalogue file is wrong. Says the file, the line, what was found and what was expected."""


class _File:
    """One file's text, to say in which line something stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError as error:
            raise CatalogueError(f"{path.name}: not TOML: {error}") from error

    def error(self, message: str, key: str = "", step: int | None = None) -> CatalogueError:
        return CatalogueError(f"{self.path.name}:{self._line(key, step)}: {message}")

    def _line(self, key: str, step: int | None) -> int:
        heads = [n for n, line in enumerate(self.lines) if _STEP_HEAD.match(line)]
        begin = 0 if step is None or step >= len(heads) else heads[step]
        end = next((head for head in heads if head > begin), len(self.lines))
        for place in (rf"\s*(\[+step\.)?{re.escape(key)}\b", rf".*[{{,]\s*{re.escape(key)}\s*="):  # inside a line too
            for number in range(begin, end):
                if key and re.match(place, self.lines[number]):
                    return number + 1
        return begin + 1


def load(
    folder: Path = FOLDER,
    *,
    texts: Collection[str] | None = None,
    templates: Collection[str] | None = None,
    icons: Collection[str] | None = None,
) -> tuple[Service, ...]:
    """Every service below `folder`, in order. `texts`, `templates` and `icons`: those there are; None: not checked.

    CatalogueError: an unknown key, a missing text, an unknown step, template, query, record or icon, a fact used
    before it is learned, a condition that can never hold.
    """
    services: dict[str, Service] = {}
    for path in sorted(folder.glob("*/*.toml")):
        file = _File(path)
        service = _service(file, texts, templates)
        if icons is not None and service.icon not in icons:
            raise file.error(f"icon {service.icon!r}: expected one of {', '.join(sorted(icons))}", "icon")
        if service.id in services:
            raise file.error(f"service {service.id!r} is in the catalogue already, expected once", "id")
        services[service.id] = service
    if not services:
        raise CatalogueError(f"{folder}: expected a folder per department with one .toml file per service")
    return tuple(sorted(services.values(), key=lambda service: (service.order, service.id)))


def _service(file: _File, texts: Collection[str] | None, templates: Collection[str] | None) -> Service:
    try:
        raw = tomllib.loads("\n".join(file.lines))
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{file.path.name}: not TOML: {error}") from error
    steps = _steps(file, raw.pop("step", []))
    _check_keys(file, raw, set(_SERVICE_KEYS), _SERVICE_KEYS.keys() - _SERVICE_OPTIONS, None)
    given = {key: _value(file, key, value, _SERVICE_KEYS[key], None) for key, value in raw.items()}
    for need in given["needs"]:
        if need not in NEEDS:
            raise file.error(f"needs {need!r}: expected some of {', '.join(sorted(NEEDS))}", "needs")
    if len(given.get("ages", (0, 200))) != 2:
        raise file.error(f"ages = {raw['ages']!r}: expected the youngest and the oldest age", "ages")
    placed = tuple(_placed(file, number, table, given["stages"]) for number, table in enumerate(steps))
    service = Service(department=file.path.parent.name, steps=placed, **given)
    _check_steps(file, service, templates)
    _check_texts(file, service, texts)
    return service


def _steps(file: _File, steps: Any) -> list[dict[str, Any]]:
    if isinstance(steps, list) and steps and all(isinstance(step, dict) for step in steps):
        return steps
    raise file.error("expected at least one [[step]]", "step")


def _check_keys(file: _File, table: Mapping[str, Any], known: set[str], needed: set[str], step: int | None) -> None:
    for key in table:
        if key not in known:
            raise file.error(f"unknown key {key!r}: expected some of {', '.join(sorted(known))}", key, step)
    for key in sorted(needed - table.keys()):
        raise file.error(f"missing key {key!r}", "", step)


def _placed(file: _File, number: int, table: Mapping[str, Any], stages: tuple[str, ...]) -> Placed:
    kind = table.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise file.error(f"unknown step {kind!r}: expected one of {', '.join(sorted(_KINDS))}", "kind", number)
    made_of = {f.name: f for f in fields(_KINDS[kind]) if f.name != "on_slip"}  # type: ignore[arg-type]
    needed = {n for n, f in made_of.items() if f.default is MISSING and f.default_factory is MISSING}
    _check_keys(file, table, _PLACE_KEYS.keys() | set(made_of), _PLACE_NEEDED | needed, number)
    types = {**get_type_hints(_KINDS[kind]), **_PLACE_KEYS}
    given = {key: _value(file, key, value, types[key], number) for key, value in table.items()}
    if given["stage"] not in stages:
        raise file.error(
            f"stage {given['stage']!r}: expected one of the service's stages {', '.join(stages)}", "stage", number
        )
    place = {key: given.pop(key) for key in _PLACE_KEYS if key in given and key != "kind"}
    given.pop("kind")
    if kind.startswith("print_"):
        given["on_slip"] = kind == "print_slip"
    build: Callable[..., Step] = _KINDS[kind]
    return Placed(step=build(**given), **place)


def _value(file: _File, key: str, value: Any, wanted: Any, step: int | None) -> Any:
    """`value` as the step wants it. CatalogueError: it is of another type."""
    if wanted == tuple[Line, ...] and isinstance(value, list):
        return tuple(_line_of_review(file, line, step) for line in value)
    if not _fits(value, wanted):
        raise file.error(f"{key} = {value!r}: expected {_WORDS[wanted]}", key, step)
    return tuple(value) if isinstance(value, list) else value


def _fits(value: Any, wanted: Any) -> bool:
    if wanted in (tuple[str, ...], tuple[int, ...]):
        return isinstance(value, list) and all(_fits(one, get_args(wanted)[0]) for one in value)
    if wanted == Mapping[str, str]:
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    return type(value) is wanted


def _line_of_review(file: _File, line: Any, step: int | None) -> Line:
    if not isinstance(line, dict):
        raise file.error(f"lines: {line!r}, expected a table", "lines", step)
    known = {f.name for f in fields(Line)}
    _check_keys(file, line, known, {"show", "source"}, step)
    for key, value in line.items():
        if not isinstance(value, str):
            raise file.error(f"{key} = {value!r}: expected a string", key, step)
    if line.get("private", "") not in {"", *MASKS}:
        raise file.error(f"private {line['private']!r}: expected one of {', '.join(sorted(MASKS))}", "private", step)
    return Line(**line)


def _check_steps(file: _File, service: Service, templates: Collection[str] | None) -> None:
    known = set(GIVEN)
    ids = [placed.id for placed in service.steps]
    questions = {placed.step.learn for placed in service.steps if isinstance(placed.step, Choose)}
    for number, placed in enumerate(service.steps):
        if placed.id in ids[:number]:
            raise file.error(f"id {placed.id!r}: an earlier step has this id", "id", number)
        for fact in sorted((placed.step.uses | {root(name) for name in placed.when}) - known):
            raise file.error(f"{fact!r} is used here, but no earlier step learns it", fact, number)
        for message in _never(placed, service.steps[:number]):
            raise file.error(message, "when", number)
        known |= placed.step.learns
        for message, key in (*_mistakes(placed.step, ids, questions, templates), *_not_agreed(placed.step)):
            raise file.error(message, key, number)


def _not_agreed(step: Step) -> Iterator[tuple[str, str]]:
    """What the back end would not understand: (message, key)."""
    match step:
        case Ask(query=query) if query not in QUERIES:
            yield f"query {query!r}: expected one of {', '.join(sorted(QUERIES))}", "query"
        case Keep(record=record) if record not in RECORDS:
            yield f"record {record!r}: expected one of {', '.join(sorted(RECORDS))}", "record"
        case Keep(closes=closes) if closes and not {closes, uncertain(closes)} <= RECORDS:
            yield (
                f"closes {closes!r}: expected a record that has an uncertain one, such as certificate_requested",
                "closes",
            )


def _never(placed: Placed, earlier: Sequence[Placed]) -> Iterator[str]:
    """Conditions that can never hold."""
    for fact, wanted in placed.when.items():
        for before in earlier:
            match before.step:
                case Choose(learn, options) if learn == fact and wanted not in options:
                    yield f"{fact} = {wanted!r}: expected one of {', '.join(options)}"
                case PrintPaper(learn) if learn == fact and wanted not in ("printed", "failed"):
                    yield f"{fact} = {wanted!r}: expected printed or failed"


def _mistakes(
    step: Step, ids: Collection[str], questions: Collection[str], templates: Collection[str] | None
) -> Iterator[tuple[str, str]]:
    """What is wrong with a step's own values: (message, key)."""
    match step:
        case PrintPaper(template=template) if templates is not None and template not in templates:
            yield f"unknown template {template!r}: expected one of {', '.join(sorted(templates))}", "template"
        case Identify(ways) if not ways or set(ways) - set(WAYS):
            yield f"ways = {list(ways)!r}: expected some of {', '.join(WAYS)}", "ways"
        case Offer(private=private) if private not in {"", *MASKS}:
            yield f"private {private!r}: expected one of {', '.join(sorted(MASKS))}", "private"
        case Review(lines):
            for line in lines:
                if line.change and line.change not in ids:
                    yield f"change = {line.change!r}: no step of this id", "lines"
                if line.options and line.options not in questions:
                    yield f"options = {line.options!r}: no choice of this name", "lines"


def _check_texts(file: _File, service: Service, texts: Collection[str] | None) -> None:
    if texts is None:
        return
    numbers = {placed.id: number for number, placed in enumerate(service.steps)}
    for where, key in texts_of(service):
        if key not in texts:
            raise file.error(f"text {key!r} is missing in the strings", "", numbers.get(where))
