"""The rules, what devices and services say of themselves, and what is wrong with it. Knows files, no page."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from drivers.kinds import KINDS
from tests.docs.page import ROOT, headings

SCALE = ROOT / "docs" / "quality.md"
TIERS = ("bronze", "silver", "gold", "platinum")
DEVICES, SERVICES = "Devices", "Services"
STATES = ("done", "todo", "exempt")
FOLDER = ROOT / "kiosk" / "services"
_HEAD = re.compile(rf"^## ({DEVICES}|{SERVICES}): ({'|'.join(TIERS)})$")
_RULE = re.compile(r"^\| `([a-z-]+)` \|")
_PROOF = re.compile(r"(?P<file>tests/[\w/]+\.py)::(?P<name>\w+(?:::\w+)?)(?:\[(?P<id>[^\]]+)\])?")
_DOCUMENT = re.compile(r"(?P<file>[\w./-]+\.md)#(?P<heading>.+)")
_JOURNEYS = "tests/flows/test_journeys.py"
CONFIRMED = "confirmed"  # the one rule that the terminal says itself: `verified` of the service


@dataclass(frozen=True, slots=True)
class Rule:
    of: str  # DEVICES or SERVICES
    tier: str
    name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How one rule stands. `why` by language: of what is todo or exempt; `proof`: of what is done."""

    state: str
    proof: str = ""
    why: Mapping[str, str] | None = None


UNSAID = Standing("todo")


@dataclass(frozen=True, slots=True)
class Subject:
    """A device model or a service, and how it stands. `place` is where that is written."""

    of: str
    name: tuple[str, str]  # kind and model, or department and service
    place: str
    title: Mapping[str, str]
    said: Mapping[str, Any]
    verified: bool = False

    def standing(self, rule: str) -> Standing:
        """How a rule stands; what is wrongly written counts for nothing."""
        return UNSAID if _badly_said(self.said.get(rule, {"todo": "", "zh": ""})) else _standing(self.said.get(rule))


def rules(text: str) -> tuple[Rule, ...]:
    """Those of the page: a table a tier, a row a rule."""
    found, place = [], None
    for line in text.splitlines():
        if line.startswith("## "):
            place = _HEAD.match(line)
        if place and (rule := _RULE.match(line)):
            found.append(Rule(place[1], place[2], rule[1]))
    return tuple(found)


def tier(subject: Subject, of_all: tuple[Rule, ...]) -> str:
    """The highest tier whose rules, and those below it, are done or exempt. "": not even the first."""
    reached = ""
    for name in TIERS:
        wanted = [rule for rule in of_all if rule.of == subject.of and rule.tier == name]
        if any(subject.standing(rule.name).state == "todo" for rule in wanted):
            break
        reached = name
    return reached


def lacking(subject: Subject, of_all: tuple[Rule, ...]) -> list[Rule]:
    """What stands between a subject and the tier after the one that it has reached."""
    reached = tier(subject, of_all)
    following = TIERS[TIERS.index(reached) + 1 :][:1] if reached else TIERS[:1]
    wanted = [rule for rule in of_all if rule.of == subject.of and rule.tier in following]
    return [rule for rule in wanted if subject.standing(rule.name).state == "todo"]


def devices(root: Path = ROOT) -> Iterator[Subject]:
    """Every model that a kind of device has; one that drivers/<kind>/quality.toml does not know has said nothing.

    Behind the kinds come devices that have no address, and so none in `drivers.kinds`, such as a watchdog.
    """
    models = {kind.name: kind.models for kind in KINDS}
    others = sorted(file.parent.name for file in (root / "drivers").glob("*/quality.toml"))
    for name in dict.fromkeys((*models, *others)):
        file = root / "drivers" / name / "quality.toml"
        tables = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        for model in dict.fromkeys((*models.get(name, ()), *tables)):
            said = dict(tables.get(model, {}))
            title = said.pop("title", {})
            yield Subject(DEVICES, (name, model), f"drivers/{name}/quality.toml [{model}]", title, said)


def services(root: Path = ROOT) -> Iterator[Subject]:
    """Every service of the catalogue."""
    for file in sorted((root / "kiosk" / "services").glob("*/*/service.toml")):
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        department, service = file.parts[-3:-1]
        place = f"{file.relative_to(root).as_posix()} [quality]"
        verified = bool(told.get("verified"))
        yield Subject(SERVICES, (department, service), place, {}, told.get("quality", {}), verified)


def complaints(subject: Subject, of_all: tuple[Rule, ...], root: Path = ROOT) -> Iterator[str]:
    """What is wrong with what a model or a service says of itself."""
    known = {rule.name for rule in of_all if rule.of == subject.of}
    if subject.of == DEVICES and set(subject.title) != {"en", "zh"}:
        yield f'{subject.place}: expected title = {{ en = "…", zh = "…" }}, which machines are meant'
    for rule, value in subject.said.items():
        if rule not in known:
            yield f"{subject.place} {rule}: no such rule in {SCALE.name}: expected some of {', '.join(sorted(known))}"
        elif wrong := _badly_said(value):
            yield f"{subject.place} {rule}: {wrong}"
        elif proof := _standing(value).proof:
            yield from (f"{subject.place} {rule}: {why}" for why in [_missing(proof, root)] if why)
    if subject.of == SERVICES and (subject.standing(CONFIRMED).state == "done") != subject.verified:
        yield f"{subject.place} {CONFIRMED}: expected done where verified = true, and only there"


def _badly_said(value: object) -> str:
    """What is wrong with a rule's value; "": nothing."""
    match value:
        case {"done": str(), **rest} if not rest:
            return ""
        case {"todo": str(), "zh": str(), **rest} | {"exempt": str(), "zh": str(), **rest} if not rest:
            return ""
    return f'{value!r}: expected {{ done = "TEST or DOCUMENT#HEADING" }}, or todo or exempt = "why" with zh = "why"'


def _standing(value: Any) -> Standing:
    match value:
        case {"done": str(proof)}:
            return Standing("done", proof)
        case {"todo": str(why), "zh": str(zh)}:
            return Standing("todo", why={"en": why, "zh": zh})
        case {"exempt": str(why), "zh": str(zh)}:
            return Standing("exempt", why={"en": why, "zh": zh})
    return UNSAID


def _missing(proof: str, root: Path) -> str:
    """Why what a rule names as its proof is none; "": it is there."""
    if test := _PROOF.fullmatch(proof):
        if test["name"] not in names_of_tests(root / test["file"]):
            return f"no test {test['name']} in {test['file']}"
        journey = root / "tests" / "flows" / "journeys" / f"{test['id']}.toml"
        return "" if test["file"] != _JOURNEYS or journey.is_file() else f"no journey {test['id']}"
    if document := _DOCUMENT.fullmatch(proof):
        page = root / document["file"]
        there = page.is_file() and document["heading"] in headings(page.read_text(encoding="utf-8"))
        return "" if there else f"no heading {document['heading']} in {document['file']}"
    return f"{proof!r}: expected tests/….py::test_name or DOCUMENT.md#heading"


@cache
def names_of_tests(file: Path) -> frozenset[str]:
    """The tests of a file, those of a class as Class::test."""
    if not file.is_file():
        return frozenset()
    found: set[str] = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name):
                found.add(name)
            case ast.ClassDef(name=name, body=body):
                found |= {f"{name}::{part.name}" for part in body if isinstance(part, ast.FunctionDef)}
            case ast.Assign(targets=[ast.Name(id=name)]):
                found.add(f"{name}::runTest")  # hypothesis names a machine's test case so
    return frozenset(found)
