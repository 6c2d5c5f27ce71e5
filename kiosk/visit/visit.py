"""One visit as a value. Pure; knows no touch, no rule and no clock."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from typing import Any, Optional

from kiosk.model.effects import Order
from kiosk.model.events import Interrupted, Touch
from kiosk.model.frozen import dataclass
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.problem import Problem
from kiosk.visit.facts import Facts
from kiosk.visit.service import Catalogue, Service, ServiceHead
from kiosk.visit.step import Context, Placed

VERIFY = "/verify"  # the end of a ticket whose answer shows that somebody is still the same person
CARD = "/card"  # of one whose answer shows who somebody is
# How it is with the card: it lies there; it is gone; it is gone, and its digits were typed since; nobody can tell.
THERE, GONE, TYPED, UNTOLD = "there", "gone", "typed", ""


@dataclass(frozen=True, slots=True)
class Home:
    """What the home screen says beside its services."""

    hint: Problem | None = None  # what went wrong with the card, or before the citizen came home
    reading: bool = False  # a card is being read at this moment
    wanted: str = ""  # the service that was touched meanwhile
    refused: int = 0  # how often in a row a card could not be read


@dataclass(frozen=True, slots=True)
class Verify:
    """How far somebody has come in showing that it is still the same person."""

    typed: str = ""
    wrong: bool = False
    misses: int = 0
    other: Any = None  # the card of another person
    then: Touch | None = None  # what was touched and is done as soon as it is shown


@dataclass(frozen=True)
class Visit:
    """One citizen's visit, or the terminal waiting for one (`service` is None)."""

    boot: str  # random for every start of the terminal, so ids never repeat
    count: int
    catalogue: Catalogue
    today: date
    lacking: Mapping[str, Problem] = field(default_factory=dict)
    citizen: int = 1  # grows when another citizen may come; one citizen may make several visits
    preferences: DisplayPreferences = field(default_factory=DisplayPreferences)
    service: Service | None = None
    at: int = 0
    facts: Facts = field(default_factory=dict)  # what has been learned; names of the engine are reserved
    states: Mapping[str, Facts] = field(default_factory=dict)  # what each step remembers for itself, by its id
    home: Home = field(default_factory=Home)
    verify: Verify = field(default_factory=Verify)
    times: Mapping[int, str] = field(default_factory=dict)  # when steps got the answer they waited for, by their number
    trail: tuple[int, ...] = ()  # the steps that *back* goes through
    answered: bool = False  # something was filled in that would be lost
    changing: Optional["Visit"] = None  # one answer is being changed: how things stood before
    along: frozenset[str] = frozenset()  # the steps that are asked meanwhile although their answers are known
    tries: int = 0
    questions: int = 0  # how often something learned was forgotten again: what is asked then is another question
    waiting: str = ""  # ticket of the open effect
    problem: Problem | None = None
    mended: bool = False  # what the problem comes from was lacking, and is there again
    left: bool = False  # the citizen is gone: what has begun is written down to its end, then the visit is over
    cover: str = ""  # "", "covered" (personal results hidden), "asking" (still there?), "verify" (is it you?)
    answer_within: int = 0  # seconds, where it is asked whether somebody is there
    overlay: str = ""  # "", "help", or "guide:" + the service that cannot start now
    interrupted: Interrupted | None = None  # a print of somebody that the program's last stop cut short
    warned: str = ""  # the number of the interrupted print that the citizen knows of, and prints again all the same
    card: str = UNTOLD  # whether the card still lies there
    paused: bool = False  # nobody has touched anything for some seconds: who goes on may be somebody else
    narrowed: bool = False  # the last page shows no more than the slip
    behind: frozenset[str] = frozenset()  # what others left here: "card", "maybe-card", "sheet", "late-sheet"
    alarms: frozenset[str] = frozenset()  # needs of devices at which somebody is, until they are seen to be well
    late_alarm: bool = False  # one came while nothing could be hidden
    stale: bool = False  # a card that lies on the reader since before this visit is nobody's who is here
    offer: bool = False  # larger type is offered, and nothing has been said to it yet

    @property
    def id(self) -> str:
        return f"{self.boot}-{self.count}"

    @property
    def services(self) -> tuple[ServiceHead, ...]:
        return self.catalogue.heads

    @property
    def placed(self) -> Placed | None:
        return self.service.steps[self.at] if self.service else None

    @property
    def held(self) -> bool:
        """The world is being changed: nobody leaves until the answer is there."""
        return self.placed is not None and self.placed.step.holds and self.problem is None and self.cover != "verify"

    @property
    def held_back(self) -> bool:
        """Paper is to come out for somebody, and another card was put down before."""
        return self.placed is not None and self.placed.step.holds and self.problem is None and self.cover == "verify"

    @property
    def alarmed(self) -> bool:
        """Something is wrong for which all that is shown of a person is hidden."""
        return bool(self.alarms)

    @property
    def over(self) -> bool:
        """All is done: nothing leads back into it."""
        return self.placed is not None and self.placed.step.ends and self.problem is None

    @property
    def offering(self) -> bool:
        """Larger type is asked about before anything else is shown; what was begun meanwhile goes on."""
        return self.offer and self.problem is None and not self.held

    @property
    def idle(self) -> bool:
        """Nobody is here."""
        return self.service is None and "person" not in self.facts and not self.overlay

    @property
    def cut_short(self) -> Interrupted | None:
        """The interrupted print of who stands here, as long as nothing was said to it."""
        person = self.facts.get("person")
        return self.interrupted if self.interrupted and person and self.interrupted.person == person.number else None

    @property
    def asks_about_print(self) -> bool:
        """Before another page is prepared: is it known that the last one was cut short?"""
        if self.cut_short is None or self.service is None or self.placed is None:
            return False
        under_way = self.placed.step.holds or self.placed.step.ends
        return not under_way and any(placed.step.prints_page for placed in self.service.steps)

    @property
    def verifying(self) -> bool:
        """The open effect is a card that is to show who stands here; no step asked for it."""
        return self.waiting.endswith(VERIFY)

    @property
    def asks_for_card(self) -> bool:
        """The open effect is a card, whoever asked for it."""
        return self.waiting.endswith((CARD, VERIFY))

    @property
    def watched(self) -> str:
        """The number on the card that is looked after; empty: there is none, or the reader is not free or not well."""
        person = self.facts.get("person")
        return "" if person is None or self.asks_for_card or "id_card" in self.lacking else person.number

    @property
    def doubtful(self) -> bool:
        """Who touches the glass now need not be the person whose visit this is."""
        return "person" in self.facts and (self.card == GONE or (self.card != THERE and self.paused))

    @property
    def cause_lacks(self) -> bool:
        """What the step that failed works with is known not to be well."""
        if self.problem is None or self.placed is None:
            return False
        codes = {one.code for one in self.lacking.values()}
        return self.placed.step.uses in self.lacking or self.problem.code in codes

    @property
    def shows_person(self) -> bool:
        """The page that stands, or would without what is over it, shows what belongs to one person."""
        if self.placed is None:
            return "person" in self.facts
        return self.problem is None and self.placed.step.screen(self.context(self.placed)).personal

    def context(self, placed: Placed) -> Context:
        """What the step at this place is asked with."""
        service = self.service.id if self.service else ""
        return Context(self.facts, self.states.get(placed.id, {}), service, tuple(self.lacking))

    def remember(self, state: Facts) -> "Visit":
        """The step that stands remembers this as well."""
        if not state or self.placed is None:
            return self
        own = {**self.states.get(self.placed.id, {}), **state}
        return replace(self, states={**self.states, self.placed.id: own})


Next = tuple[Visit, Order | None]
