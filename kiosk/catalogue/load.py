"""Reads the catalogue and refuses what is wrong in it, with file and line. Knows files and step kinds, no device."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

from kiosk.catalogue.checks import mistakes
from kiosk.catalogue.contract import SERVICES, read_contract, read_shared, shared_shapes
from kiosk.catalogue.file import CatalogueError, CatalogueFile
from kiosk.catalogue.texts import sentences_of
from kiosk.model.contract import Contract
from kiosk.model.paper import Paper
from kiosk.visit.service import Placed, Service, Step
from kiosk.visit.steps.ask_backend import Ask
from kiosk.visit.steps.choose import Choose
from kiosk.visit.steps.digits import Digits
from kiosk.visit.steps.done import Done
from kiosk.visit.steps.find import Find, ShowApplications
from kiosk.visit.steps.identify import Identify
from kiosk.visit.steps.not_twice import NotTwice
from kiosk.visit.steps.offer import Offer
from kiosk.visit.steps.print_paper import PrintPaper
from kiosk.visit.steps.record import RecordStep
from kiosk.visit.steps.require import RequireAge
from kiosk.visit.steps.review import Line, Review

__all__ = ["FOLDER", "CatalogueError", "load"]

FOLDER = SERVICES
_KINDS: Mapping[str, type[Step]] = {
    "identify": Identify,
    "choose": Choose,
    "offer": Offer,
    "digits": Digits,
    "require_age": RequireAge,
    "not_twice": NotTwice,
    "ask_backend": Ask,
    "review": Review,
    "keep": RecordStep,
    "print_page": PrintPaper,
    "print_slip": PrintPaper,
    "find": Find,
    "show_applications": ShowApplications,
    "done": Done,
}
_PLACE_KEYS: Mapping[str, Any] = {"id": str, "kind": str, "stage": str, "when": Mapping[str, str], "shown": bool}
_PLACE_NEEDED = {"id", "kind", "stage"}
_SERVICE_KEYS: Mapping[str, Any] = {
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


def load(
    folder: Path = FOLDER,
    *,
    texts: Mapping[str, Collection[str]] | None = None,
    papers: Mapping[str, Paper] | None = None,
    icons: Collection[str] | None = None,
) -> tuple[Service, ...]:
    """Every service below `folder`, in order. `papers`, `icons`: those there are; None: not checked.

    `texts`: language -> the keys of its sentences. CatalogueError: an unknown key, a sentence missing in a language,
    an unknown step, template, query, record or icon, a fact used before it is learned or a part that it does not
    have, a value out of range, a condition that can never hold.
    """
    services: dict[str, Service] = {}
    records = Contract(records=read_shared().records)
    shapes = shared_shapes()
    for path in sorted(folder.glob("*/*/service.toml")):
        file = CatalogueFile(path)
        service = _service(file, texts or {}, papers, records | read_contract(path.parent, shapes))
        if icons is not None and service.icon not in icons:
            raise file.error(f"icon {service.icon!r}: expected one of {', '.join(sorted(icons))}", "icon")
        if service.id in services:
            raise file.error(f"folder {path.parent.name!r}: a service of this name is in the catalogue already", "")
        services[service.id] = service
    if not services:
        raise CatalogueError(f"{folder}: expected DEPARTMENT/SERVICE/service.toml below it")
    return tuple(sorted(services.values(), key=lambda service: (service.order, service.id)))


def _service(
    file: CatalogueFile,
    texts: Mapping[str, Collection[str]],
    papers: Mapping[str, Paper] | None,
    contract: Contract,
) -> Service:
    raw = file.read()
    steps = _steps(file, raw.pop("step", []))
    raw.pop("quality", None)  # how far the service is proven: of no meaning here, see docs/quality.md
    _check_keys(file, raw, set(_SERVICE_KEYS), _SERVICE_KEYS.keys() - _SERVICE_OPTIONS, None)
    given = {key: _value(file, key, value, _SERVICE_KEYS[key], None) for key, value in raw.items()}
    placed = tuple(_placed(file, number, table, given["stages"]) for number, table in enumerate(steps))
    folder = file.path.parent
    service = Service(id=folder.name.replace("_", "-"), department=folder.parent.name, steps=placed, **given)
    for found in mistakes(service, papers, contract):
        raise file.error(found.message, found.key, found.step, found.value)
    _check_texts(file, service, texts)
    return service


def _steps(file: CatalogueFile, steps: Any) -> list[dict[str, Any]]:
    if isinstance(steps, list) and steps and all(isinstance(step, dict) for step in steps):
        return steps
    raise file.error("expected at least one [[step]]", "step")


def _check_keys(
    file: CatalogueFile, table: Mapping[str, Any], known: set[str], needed: set[str], step: int | None, near: str = ""
) -> None:
    for key in table:
        if key not in known:
            raise file.error(f"unknown key {key!r}: expected some of {', '.join(sorted(known))}", key, step)
    for key in sorted(needed - table.keys()):
        raise file.error(f"missing key {key!r}", "", step, near)


def _placed(file: CatalogueFile, number: int, table: Mapping[str, Any], stages: tuple[str, ...]) -> Placed:
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


def _value(file: CatalogueFile, key: str, value: Any, wanted: Any, step: int | None) -> Any:
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


def _line_of_review(file: CatalogueFile, line: Any, step: int | None) -> Line:
    if not isinstance(line, dict):
        raise file.error(f"lines: {line!r}, expected a table", "lines", step)
    known = {f.name for f in fields(Line)}
    near = next((value for value in line.values() if isinstance(value, str)), "")
    _check_keys(file, line, known, {"show", "source"}, step, near)
    for key, value in line.items():
        if not isinstance(value, str):
            raise file.error(f"{key} = {value!r}: expected a string", key, step, near)
    return Line(**line)


def _check_texts(file: CatalogueFile, service: Service, texts: Mapping[str, Collection[str]]) -> None:
    numbers = {placed.id: number for number, placed in enumerate(service.steps)}
    for sentence in sentences_of(service):
        for language, there in texts.items():
            if sentence.text not in there:
                message = f"text {sentence.text!r} is missing in the strings of {language}"
                raise file.error(message, sentence.key, numbers.get(sentence.step), sentence.value)
