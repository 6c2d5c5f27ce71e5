"""What a step of a visit is asked, and what it tells the catalogue of itself. Pure; knows no kind of step.

A kind of step is one file in `kiosk/visit/steps/`: a frozen dataclass whose fields are the keys of its table in
`service.toml`, with their types, and which answers what is asked here. Most answers are inherited.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, ClassVar, Protocol

from kiosk.model.contract import Contract, Schema, members, resolved
from kiosk.model.effects import Effect, PrintPage
from kiosk.model.events import Event
from kiosk.model.frozen import dataclass
from kiosk.model.paper import Paper
from kiosk.model.screen import Screen
from kiosk.model.text import Text, own
from kiosk.visit.facts import SERVICE_ID, Facts, look, root
from kiosk.visit.outcome import Outcome

ASIDE = "aside"  # in a step's state: it shows a page beside its own; *back* and *close* lead to its own again

TRIED = "tried"  # in a step's state: the code of the problem after which it was tried once more, and how often


@dataclass(frozen=True, slots=True)
class Context:
    """What a step is asked with: what the visit knows, and the state of this step, which no other step sees."""

    facts: Facts
    state: Facts = field(default_factory=dict)
    service: str = ""  # id of the service whose words are spoken
    lacking: Collection[str] = ()  # the needs that are known not to be well

    def own(self, key: str) -> str:
        """The key of a sentence of this service."""
        return own(self.service, key)


# --- what the catalogue asks ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a step's table: `key`, or the string `value` that stands there.

    `agreed`: it is measured by the contract. `step`: not here, but in the step of this id. `file`: in this line of
    another file of the folder.
    """

    found: str
    expected: str = ""
    key: str = ""
    value: str = ""
    remedy: str = ""
    agreed: bool = False
    step: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence that a step needs: `key` of the table, or the string `value`, asks for it.

    It stands among the service's own words, unless it is `shared` by all services. `params`: what an own one may speak
    of; `rows`: path of a list of which it may speak as well, as every member has it.
    """

    sentence: str
    key: str
    value: str = ""
    shared: bool = False
    params: frozenset[str] = frozenset()
    rows: str = ""


ANYTHING: Mapping[str, Any] = {}  # the parts of a fact of which nothing is known, because its step has a mistake


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a step's table is checked against. `known`: the facts it may use -> their parts, None: it has none."""

    service: str
    steps: Sequence["Placed"]  # all of the service
    known: Mapping[str, Any]
    contract: Contract
    papers: Mapping[str, Paper] | None = None  # None: not checked
    icons: Collection[str] | None = None  # None: not checked

    def parts_of(self, path: str) -> Any:
        """Of the fact that the path begins with; ANYTHING as well where no step learns it: that is told already."""
        return self.known.get(root(path), ANYTHING)


Conditions = Mapping[str, str | tuple[str, ...]]


def one_of(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """The values of a condition."""
    return value if isinstance(value, tuple) else (value,)


def strange_values(around: Surroundings, given: Mapping[str, str], schema: Schema, key: str) -> Iterator[Finding]:
    """Where a step that learns the fact may learn what nobody agreed to take.

    `given`: members of the schema -> paths of the facts that are put there; it stands at `key` of the step's table.
    """
    shapes = resolved(schema).get("$defs", {})
    for member, path in given.items():
        there = members(schema).get(member)
        said = resolved({**there, "$defs": shapes}) if isinstance(there, Mapping) else {}
        allowed = [said["const"]] if "const" in said else said.get("enum")
        if isinstance(allowed, list):
            learned = [placed for placed in around.steps if path in placed.step.learns]
            may = [(value, "learn", placed.id) for placed in learned for value in placed.step.values()]
            may += [(around.service, key, "")] if path == SERVICE_ID else []
            expected = f"one of {', '.join(map(str, allowed))}, as contract.json says"
            for value, at, step in may:
                if value not in allowed:
                    yield Finding(f"{member} may be {value!r}", expected, at, value, agreed=True, step=step)


class Step(Protocol):
    """One kind of step of a visit: pure questions about facts and events. The answers here are the usual ones."""

    holds: ClassVar[bool] = False  # True while the world is being changed: nobody leaves, no idle time-out
    ends: ClassVar[bool] = False  # True: all is done, nothing leads back into the visit
    last: ClassVar[bool] = False  # True: a service may end with it
    settles: ClassVar[frozenset[str]] = frozenset()  # the engine's names that this kind, and no other, may use

    @property
    def skippable(self) -> bool:
        """True: when it failed for good, the visit goes on without it and says so."""
        return False

    @property
    def learns(self) -> frozenset[str]:
        """The names of the facts that later steps may count on."""
        return frozenset()

    def needed(self, context: Context) -> bool:
        """False: pass by without showing anything, what it asks is known already."""
        return True

    def begin(self, context: Context) -> Effect | None:
        """What is to be done when the step is entered."""
        return None

    def on(self, event: Event, context: Context) -> Outcome: ...

    def well_again(self, needs: Collection[str], context: Context) -> Facts:
        """What the step remembers once these needs, which were lacking, are well."""
        return {}

    @property
    def prints_page(self) -> bool:
        """True: an A4 page comes out here, which `page` names."""
        return False

    def page(self, context: Context) -> PrintPage | None:
        """The page, from what is known now."""
        return None

    def safe_so_far(self, context: Context) -> tuple[Text, ...]:
        """What the citizen has whatever becomes of this step, should it fail."""
        return ()

    def screen(self, context: Context) -> Screen: ...

    def actions(self) -> frozenset[str]:
        """The touches that the journal may write down: they say nothing of what the citizen answered."""
        return frozenset()

    # --- for the catalogue

    @property
    def example(self) -> str:
        """What may be typed here; empty: nothing is typed."""
        return ""

    def sentences(self) -> Iterator[Asked]:
        """The sentences that depend on its table."""
        yield from ()

    def paths(self) -> Iterator[tuple[str, str]]:
        """(key of the table, path) of every fact that is named there, or that this kind cannot do without."""
        yield from ()

    def parts(self, contract: Contract) -> Mapping[str, Any]:
        """Every fact it learns -> {part: shape}, or None where it is a single value."""
        return dict.fromkeys(self.learns)

    def values(self) -> tuple[str, ...]:
        """All that the fact it learns may say; empty where that cannot be told."""
        return ()

    @property
    def question(self) -> str:
        """The question to an office whose refusal the citizen is told; empty: none."""
        return ""

    def told_of(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Of the codes with which `question` may be refused those that the citizen is told."""
        return codes

    @property
    def gives_number(self) -> bool:
        """True: it gives out an acceptance number, by which somebody may ask how an application stands."""
        return False

    @property
    def admits(self) -> tuple[str, ...]:
        """The kinds of cards whose holders may pass; none: all may."""
        return ()

    @property
    def completes(self) -> Mapping[str, str]:
        """The kind of an earlier record of this visit -> the kind of its own, which completes it."""
        return {}

    @property
    def uses(self) -> str:
        """The need by which it is done, also where the visit can go on without."""
        return self.need

    @property
    def writes(self) -> str:
        """The kind of the record that it makes; empty: none."""
        return ""

    @property
    def need(self) -> str:
        """The device, "backend" or "outbox" that it cannot do without."""
        return ""

    @property
    def needs_one_of(self) -> tuple[str, ...]:
        """The devices of which it cannot do without one; none: see `need`."""
        return ()

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        """What is wrong although every key and type is right."""
        yield from ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A step at its place in a service."""

    id: str
    stage: str  # one of the service's stages
    step: Step
    when: Conditions = field(default_factory=dict)  # only if each of these facts has this value, or one of these
    shown: bool = False  # listed among the stages while the terminal is working

    def wanted(self, facts: Facts) -> bool:
        """Whether all its conditions hold."""
        return all(look(facts, path) in one_of(value) for path, value in self.when.items())

    def sentences(self) -> Iterator[Asked]:
        """All sentences that the table at this place asks for."""
        if self.shown:
            yield Asked(f"doing-{self.id}", "id", self.id)
        if self.step.skippable:
            yield Asked(f"go-on-without-{self.id}", "id", self.id)
        yield from self.step.sentences()

    def paths(self) -> Iterator[tuple[str, str]]:
        """All facts that the table at this place names."""
        yield from (("when", root(name)) for name in self.when)
        yield from self.step.paths()


def page_opened_by(steps: Sequence[Placed], opening: Step) -> Placed | None:
    """The page that is printed between this record and the one that closes it; None: it opens none."""
    at = next((number for number, placed in enumerate(steps) if placed.step is opening), len(steps))
    later = steps[at + 1 :]
    if not any(opening.writes in placed.step.completes for placed in later):
        return None
    return next((placed for placed in later if placed.step.prints_page), None)
