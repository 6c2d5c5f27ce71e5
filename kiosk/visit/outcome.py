"""What a step of a visit decides. Pure values."""

from dataclasses import field

from kiosk.model.effects import Effect
from kiosk.model.frozen import dataclass
from kiosk.visit.facts import Facts


@dataclass(frozen=True, slots=True)
class Stay:
    """Remain here. `state` is added to the step's own; a new `effect` replaces the open one."""

    state: Facts = field(default_factory=dict)
    effect: Effect | None = None


@dataclass(frozen=True, slots=True)
class Learn:
    """Done: go on with these facts added. A fact that is None is not known any more."""

    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to the step of this id, to change an answer; come back here when it is answered.

    `along`: later steps that are asked on the way back as well, although their answers are known.
    """

    step: str
    along: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StartOver:
    """Begin the service again: who it is stays known, what was learned is forgotten. `facts` are added."""

    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Leave:
    """The visit is over. `keep_person`: the same person goes on with another service."""

    keep_person: bool = False


Outcome = Stay | Learn | GoTo | StartOver | Leave
