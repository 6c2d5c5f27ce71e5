"""Plays a visit as a list of events and what is seen after each. Every screen is read out in both languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from device_sim.people import person
from drivers.api.errors import DeviceError, Fault
from drivers.api.id_card import IdCard
from kiosk.catalogue.example import filled, read_examples, read_sample
from kiosk.catalogue.load import SERVICES, load
from kiosk.model.effects import (
    AskBackend,
    FindApplication,
    Order,
    PrintPage,
    PrintReceipt,
    ReadIdCard,
    Record,
    ScanCode,
)
from kiosk.model.events import Answer, AvailabilityChanged, CardSeen, Event, Failed, IdleTimeout, OtherCard, Touch
from kiosk.model.problem import Problem
from kiosk.model.screen import Screen
from kiosk.model.text import Text
from kiosk.papers.templates import papers_there
from kiosk.problems.table import problem_for, problem_named
from kiosk.visit.advance import advance, start
from kiosk.visit.screen import screen_of
from kiosk.visit.service import Service, ServiceHead, catalogue_of
from kiosk.visit.step import Placed, Step
from ui.theme.reader import LANGUAGES
from ui.words.sentences import Words

TODAY = date(2026, 11, 23)
CHEN = person("chen-jianming").card  # 45
HUANG = person("huang-yulan").card  # 82
CERTIFICATE = {
    "number": "440100-2026-0037715",
    "issued_on": "2026-11-23",
    "name": CHEN.name,
    "id_number": CHEN.number,
    "subject": "5b" * 32,
    "verify_code": "7f3a9c21",
    "verify_url": "https://zwfw.example.cn/v/7f3a9c21",
    "insurances": [{"kind": "pension", "status": "paying", "from": "2004-07", "to": "2026-10", "months": 268}],
}
KEPT = {"key": "k", "number": "GZ0117-20261123-0042-7", "code": "SUIZHU1|GZ0117-20261123-0042-7|CSSQSUIF"}
RECEIPT = KEPT["code"]
CERT, ALLOWANCE, PROGRESS = "social-insurance-certificate", "old-age-allowance", "application-progress"
LINE_DOWN = problem_named("unreachable")
READER_GONE = problem_for(DeviceError("id_card", Fault.OFFLINE))
SCANNER_GONE = problem_for(DeviceError("scanner", Fault.OFFLINE))
CARD_MOVED = problem_for(DeviceError("id_card", Fault.CARD_MOVED))
NO_PAPER = problem_for(DeviceError("page_printer", Fault.NO_PAPER))
JAM = problem_for(DeviceError("page_printer", Fault.JAM, began=True))
NOBODY_KNOWS = problem_for(DeviceError("page_printer", Fault.UNCERTAIN, began=True))
NO_ROLL = problem_for(DeviceError("receipt_printer", Fault.NO_PAPER))


@cache
def services() -> tuple[Service, ...]:
    return load(texts=[words(one) for one in LANGUAGES], papers=papers_there(SERVICES))


@cache
def words(language: str) -> Words:
    return Words(language)


@dataclass(frozen=True)
class Gives:
    """The open effect is answered."""

    value: Any = None


@dataclass(frozen=True)
class Fails:
    problem: Problem


@dataclass(frozen=True)
class Lays:
    """Somebody puts this card down, while the card of whoever stands here is looked after."""

    card: IdCard


@dataclass(frozen=True)
class Seen:
    """The reader tells how it is with the card that is looked after."""

    state: str


Move = Event | Gives | Fails | Lays | Seen | str  # a string is a touch
RECORDED = Gives({**KEPT, "number": "", "code": ""})  # what is no application has neither
GONE, THERE, SHOWN = Seen("gone"), Seen("there"), Seen("shown")
PAUSE = IdleTimeout("pause")


@dataclass
class Play:
    """A visit under way: moves in, screens out."""

    services: tuple[Service, ...] = field(default_factory=services)
    orders: list[Order] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.visit, order = start("b007", catalogue_of(self.services), TODAY)
        self._note(order)

    @property
    def screen(self) -> Screen:
        screen = screen_of(self.visit)
        assert unsaid(screen) == []
        if self.visit.service and screen.kind not in ("home", "guide"):
            spoken = {text.key.partition("/")[0] for text in texts_in(screen) if "/" in text.key}
            listed = {head.id for head in self.visit.services if head.takes_applications}
            assert spoken <= {self.visit.service.id, *listed}, "no service speaks for another"
        return screen

    @property
    def seen(self) -> str:
        """The kind of screen, and the key of its title, without the service whose own it is."""
        return f"{self.screen.kind} {self.screen.title.key.rpartition('/')[2]}"

    @property
    def effect(self) -> Any:
        """What is open now."""
        return next((order.effect for order in self.orders if order.ticket == self.visit.waiting), None)

    def do(self, *moves: Move) -> "Play":
        for move in moves:
            self.visit, order = advance(self.visit, self.event(move))
            self._note(order)
        return self

    def see(self, *script: tuple[Move, str]) -> "Play":
        """Each move and what must be seen after it."""
        for number, (move, expected) in enumerate(script, 1):
            self.do(move)
            assert self.seen == expected, (number, move)
        return self

    def type(self, digits: str) -> "Play":
        return self.do(*(Touch("digit", digit) for digit in digits))

    def event(self, move: Move) -> Event:
        match move:
            case str():
                return Touch(move)
            case Gives(value):
                return Answer(self.visit.waiting, value)
            case Fails(problem):
                return Failed(self.visit.waiting, problem)
            case Lays(card):
                assert self.visit.watched, "nobody looks after a card"
                return OtherCard(self.visit.watched, card)
            case Seen(state):
                assert self.visit.watched, "nobody looks after a card"
                return CardSeen(self.visit.watched, state)
        return move

    def records(self) -> list[str]:
        return [order.effect.kind for order in self.orders if isinstance(order.effect, Record)]

    def printed(self) -> list[str]:
        return [order.effect.template for order in self.orders if isinstance(order.effect, PrintPage | PrintReceipt)]

    def _note(self, order: Order | None) -> None:
        if order:
            assert order.ticket == self.visit.waiting
            assert order.ticket not in {earlier.ticket for earlier in self.orders}
            self.orders.append(order)


def made_up(*steps: Step, name: str = "made-up") -> Service:
    """A service of these steps, all in one stage, which no folder holds."""
    head = ServiceHead(name, "x", "id", 1, (), (), ("a",), verified=False)
    return Service(head, tuple(Placed(f"step-{at}", "a", step) for at, step in enumerate(steps)))


def world(**lacking: Problem) -> AvailabilityChanged:
    return AvailabilityChanged(lacking, TODAY)


def touch_digits(digits: str) -> list[Touch]:
    return [Touch("digit", digit) for digit in digits]


def ask_end() -> list[IdleTimeout]:
    return [IdleTimeout("ask"), IdleTimeout("end")]


def unsaid(screen: Screen) -> list[Text]:
    """The sentences of this screen that say nothing in one of the languages. LookupError: one is missing there."""
    return [
        text
        for text in texts_in(screen)
        for language in ("zh-Hans", "en")
        for elder in (False, True)
        if text.key != "plain" and not words(language).say(text, elder=elder)
    ]


def hint_on(screen: Screen) -> str:
    """What went wrong and is said on the screen that goes on asking."""
    return next((item.label.key for item in screen.items if item.state == "bad"), "")


def texts_in(value: Any) -> Iterable[Text]:
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from texts_in(getattr(value, part.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)


def strings_in(value: Any) -> Iterable[str]:
    """Every string anywhere within a value."""
    match value:
        case str():
            yield value
        case Mapping():
            for name, one in value.items():
                yield from (str(name), *strings_in(one))
        case tuple() | list() | frozenset():
            for one in value:
                yield from strings_in(one)
        case date():
            yield value.isoformat()
        case _ if is_dataclass(value) and not isinstance(value, type):
            for part in fields(value):
                yield from strings_in(getattr(value, part.name))


SAMPLE = read_sample()
EXAMPLES = {  # what an office says as a rule, by question
    query: answers["usual"]
    for folder in SERVICES.glob("*/*")
    for query, answers in read_examples(folder).answers.items()
}


def answer_to(order: Order, card: IdCard = CHEN) -> Any:
    """What the world says when all is well."""
    match order.effect:
        case ReadIdCard():
            return card
        case ScanCode():
            return RECEIPT
        case AskBackend(query, sent) if query in EXAMPLES:
            return filled(EXAMPLES[query], {**SAMPLE, "sent": {**sent, "subject": SAMPLE["sent"]["subject"]}})
        case FindApplication():
            return [{"number": KEPT["number"], "kind": ALLOWANCE, "state": "accepted", "since": "2026-11-20"}]
        case Record(numbered=numbered):
            return KEPT if numbered else {**KEPT, "number": "", "code": ""}
    return None


def at_certificate_review(card: IdCard = CHEN) -> Play:
    return Play().do(CERT, Gives(card), Gives(CERTIFICATE))


def at_page() -> Play:
    """The certificate is asked for and written down; its page is being printed."""
    return at_certificate_review().do("confirm", Gives({**KEPT, "number": "", "code": ""}))


def at_allowance_review(*, living: Iterable[str] = ("registered",), payment: Iterable[str] = ("social-card",)) -> Play:
    play = Play().do(ALLOWANCE, Gives(HUANG), "close", Gives([]), Gives({"phone": "13800136620"}))
    return play.do(*payment, "use-known", *living, "no")
