"""A service as a list of steps, and what a step is asked and decides. Pure and frozen; knows no kind of step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from kiosk.model.effects import Effect
from kiosk.model.events import Event
from kiosk.model.screen import Screen
from kiosk.model.text import Text
from kiosk.visit.facts import Facts

ASIDE = "aside"  # the fact that a step shows a page beside its own: *back* and *close* lead to its own again


@dataclass(frozen=True, slots=True)
class Stay:
    """Remain here. `facts` are added; a new `effect` replaces the open one."""

    facts: Facts = field(default_factory=dict)
    effect: Effect | None = None


@dataclass(frozen=True, slots=True)
class Learn:
    """Done: go on with these facts added."""

    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to the step of this id, to change an answer; come back here when it is answered."""

    step: str


@dataclass(frozen=True, slots=True)
class StartOver:
    """Begin the service anew: who it is stays known, what was learned is forgotten. `facts` are added."""

    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Leave:
    """The visit is over. `keep_person`: the same person goes on with another service. `card`: another person's."""

    keep_person: bool = False
    card: Any = None


Outcome = Stay | Learn | GoTo | StartOver | Leave


class Step(Protocol):
    """One kind of step of a visit: pure questions about facts and events. The answers here are the usual ones."""

    holds: ClassVar[bool] = False  # True while the world is being changed: nobody leaves, no idle time-out
    ends: ClassVar[bool] = False  # True: all is done, nothing leads back into the visit

    @property
    def skippable(self) -> bool:
        """True: when it failed for good, the visit goes on without it and says so."""
        return False

    @property
    def learns(self) -> frozenset[str]:
        """The names of the facts that later steps may count on."""
        return frozenset()

    @property
    def uses(self) -> frozenset[str]:
        """The names of the facts that must be known before."""
        return frozenset()

    def needed(self, facts: Facts) -> bool:
        """False: pass by without showing anything, what it asks is known already."""
        return True

    def begin(self, facts: Facts) -> Effect | None:
        """What is to be done when the step is entered."""
        return None

    def on(self, event: Event, facts: Facts) -> Outcome: ...

    def safe_so_far(self, facts: Facts) -> tuple[Text, ...]:
        """What the citizen has whatever becomes of this step, should it fail."""
        return ()

    def screen(self, facts: Facts) -> Screen: ...


@dataclass(frozen=True, slots=True)
class Placed:
    """A step at its place in a service."""

    id: str
    stage: str  # one of the service's stages
    step: Step
    when: Mapping[str, str] = field(default_factory=dict)  # only if these facts have these values
    shown: bool = False  # listed among the stages while the terminal is working


@dataclass(frozen=True, slots=True)
class Service:
    """A service as the catalogue file says it."""

    id: str
    department: str
    icon: str
    minutes: int
    groups: tuple[str, ...]
    needs: tuple[str, ...]  # devices and "backend": without one of them it cannot start
    stages: tuple[str, ...]
    steps: tuple[Placed, ...]
    verified: bool  # False: plausible, to be confirmed with the department
    order: int = 100
    ages: tuple[int, int] = (0, 200)  # for whom it is meant, inclusive years

    @property
    def title(self) -> Text:
        return Text(f"service-{self.id}")

    @property
    def summary(self) -> Text:
        return Text(f"service-{self.id}-summary", {"minutes": self.minutes}, private=False)

    @property
    def takes_applications(self) -> bool:
        """Gives out acceptance numbers, so that somebody may ask for one."""
        return any(getattr(placed.step, "numbered", False) for placed in self.steps)

    @property
    def opens(self) -> dict[str, str]:
        """Kinds of records that a later one of the same visit completes -> the kind that does."""
        keeps = [placed.step for placed in self.steps if getattr(placed.step, "closes", "")]
        return {keep.closes: keep.record for keep in keeps}  # type: ignore[attr-defined]


def opened_by(services: tuple[Service, ...]) -> dict[str, str]:
    """Kinds of records that must be completed -> the kind that completes them, over all services."""
    return {kind: closing for service in services for kind, closing in service.opens.items()}
