"""Two things in one moment: what people, devices, the clock and the line may do just then, as a table of sentences.

`test_moments.py` plays each with a few seeds, `python -m tests.faults moments` with many. A seed decides in which order
the two come, whether some milliseconds lie between them, and which task has the turn next; devices, drivers and the
terminal are the real ones at their bytes. Afterwards the next citizen gets a certificate as ever.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from device_sim.people import person
from kiosk.model import receipt_code
from kiosk.model.preferences import DisplayPreferences
from tests.sim.citizen import Citizen, Played, Wrong, play
from tests.sim.http_server import Request, Response
from tests.sim.terminal import Terminal
from tests.sim.world import SETTINGS

PEOPLE = {who: person(who).card for who in ("chen-jianming", "zhou-weimin", "lyu-049")}
CERTIFICATE = "social-insurance-certificate"
CODE = receipt_code.compose("GZ0117-20261101-0001-3", "ABCDEFGH")
SHORT = SETTINGS + "[idle]\ncover_after = 3\nask_after = 4\nask_after_elder = 5\nanswer_within = 2\n"
PRESENTER = SETTINGS.replace("/sim/receipt_printer", "/sim/receipt_printer?model=vkp80iii")
GAPS_S = (0.0, 0.0, 0.0, 0.001, 0.05, 0.4)
ENGLISH, LISTENING = DisplayPreferences(language="en"), DisplayPreferences(listens=True)
CERTIFICATES = re.compile(r"440100-[0-9]{4}-[0-9]{7}")

Deed = Callable[[], None]


@dataclass(frozen=True)
class Moment:
    """`begin` leads up to it; `deeds` are done in it."""

    name: str
    begin: Callable[[Citizen], None]
    deeds: Callable[[Citizen], Sequence[Deed]]
    settings: str = SETTINGS


# --- how it comes to it -----------------------------------------------------------------------------------------


def at_home(citizen: Citizen) -> None:
    citizen.terminal.see("home", "home-start")


def greeted(citizen: Citizen) -> None:
    citizen.world.insert_card("chen-jianming")
    citizen.terminal.see("home", "home-hello")


def at_review(citizen: Citizen) -> None:
    greeted(citizen)
    citizen.touch(CERTIFICATE)
    citizen.terminal.see("review")


def at_review_without_card(citizen: Citizen) -> None:
    at_review(citizen)
    citizen.world.remove_card()


def at_review_without_line(citizen: Citizen) -> None:
    at_review(citizen)
    citizen.world.cut_line()


def quiet_for(citizen: Citizen, seconds: float) -> None:
    """At the review, and nobody touches anything until about then."""
    at_review(citizen)
    citizen.run.sleep(seconds + citizen.dice.uniform(-1.2, 1.2))


def quiet_without_card(citizen: Citizen) -> None:
    quiet_for(citizen, 164.0)
    citizen.world.remove_card()


def at_scan(citizen: Citizen) -> None:
    """Somebody's card lies there while a code is waited for."""
    citizen.touch("application-progress")
    citizen.terminal.see("prompt", "identify-receipt")
    citizen.world.insert_card("zhou-weimin")
    citizen.run.sleep(1.0)


def asked(citizen: Citizen, seconds: float) -> None:
    """The office has been asked, and answers after so long."""
    greeted(citizen)
    world = citizen.world

    def answers(request: Request) -> Response | None:
        if CERTIFICATE in request.target:
            citizen.run.sleep(seconds)
        return world.backend(request)

    world.answers = answers
    citizen.terminal.touch(CERTIFICATE)
    citizen.run.sleep(seconds + citizen.dice.uniform(-0.2, 0.2))


def asked_without_card(citizen: Citizen) -> None:
    asked(citizen, 2.0)
    citizen.world.remove_card()


def slip_in_the_mouth(citizen: Citizen) -> None:
    citizen.world.slip_printer.become("vkp80iii")
    at_review(citizen)
    citizen.touch("confirm")
    while not citizen.world.slip_printer.slip_waits:
        citizen.run.sleep(0.5)


def at_allowance(citizen: Citizen) -> None:
    """At its review, with a line from there on: without one nothing is known beforehand, and all is asked."""
    terminal, world = citizen.terminal, citizen.world
    world.cut_line()
    world.insert_card("lyu-049")
    terminal.see("home", "home-hello")
    citizen.touch("old-age-allowance")
    citizen.run.sleep(1.0)
    if terminal.runtime.screen.title.key == "offer-elder-title":
        citizen.touch("close")
    terminal.see("choice", "old-age-allowance/ask-payment")
    citizen.touch("social-card")
    terminal.see("form", "old-age-allowance/ask-phone")
    citizen.type("13800138000")
    citizen.touch("confirm", "confirm")
    terminal.see("choice", "old-age-allowance/ask-living")
    citizen.touch("registered")
    terminal.see("choice", "old-age-allowance/ask-receives")
    citizen.touch("no")
    terminal.see("review")
    citizen.touch("consent")
    world.restore_line()


def at_allowance_without_card(citizen: Citizen) -> None:
    at_allowance(citizen)
    citizen.world.remove_card()


def applied_without_line(citizen: Citizen) -> None:
    at_allowance(citizen)
    citizen.world.cut_line()
    citizen.touch("confirm")
    citizen.terminal.see("done")


def slip_cover_open(citizen: Citizen) -> None:
    at_review(citizen)
    citizen.world.slip_printer.open_cover()
    citizen.touch("confirm")
    citizen.terminal.see("problem", "problem-prn-02")


# --- what is done just then -------------------------------------------------------------------------------------


def touch(citizen: Citizen, action: str) -> Deed:
    return partial(citizen.terminal.touch, action)


def tap(citizen: Citizen) -> None:
    """Something that stands on the glass: it may have gone by the time it is heard."""
    actions = [action.id for action in citizen.terminal.runtime.screen.actions] or ["home"]
    citizen.terminal.touch(citizen.dice.choice(actions))


def card(citizen: Citizen, who: str) -> Deed:
    return partial(citizen.world.insert_card, who)


def code(citizen: Citizen) -> Deed:
    return lambda: citizen.world.engine.show_code(CODE)


MOMENTS = (
    Moment(
        "another card is laid down as print is touched",
        at_review_without_card,
        lambda one: [card(one, "zhou-weimin"), touch(one, "confirm")],
    ),
    Moment(
        "a card is laid down as a service is touched that needs none",
        at_home,
        lambda one: [card(one, "chen-jianming"), touch(one, "application-progress")],
    ),
    Moment(
        "a card is lifted while it is read, and home is touched",
        lambda one: one.world.insert_card("chen-jianming"),
        lambda one: [one.world.remove_card, touch(one, "home")],
    ),
    Moment(
        "something is touched as the page is covered", partial(quiet_for, seconds=60.0), lambda one: [partial(tap, one)]
    ),
    Moment(
        "something is touched as it asks whether anybody is there",
        partial(quiet_for, seconds=120.0),
        lambda one: [partial(tap, one)],
    ),
    Moment(
        "something is touched as the visit ends by itself",
        partial(quiet_for, seconds=165.0),
        lambda one: [partial(tap, one)],
    ),
    Moment(
        "another card is laid down as the visit ends by itself",
        quiet_without_card,
        lambda one: [card(one, "zhou-weimin")],
    ),
    Moment("a code is shown as the card is taken away", at_scan, lambda one: [code(one), one.world.remove_card]),
    Moment(
        "a code is shown as the card is asked for instead", at_scan, lambda one: [code(one), touch(one, "way:id_card")]
    ),
    Moment(
        "the office answers as the visit ends by itself",
        partial(asked, seconds=6.0),
        lambda one: [partial(tap, one)],
        SHORT,
    ),
    Moment(
        "the office answers as another card is laid down",
        asked_without_card,
        lambda one: [card(one, "zhou-weimin")],
    ),
    Moment(
        "the language is changed as the office answers",
        partial(asked, seconds=2.0),
        lambda one: [partial(one.terminal.reads, ENGLISH)],
    ),
    Moment("the line is cut as the office answers", partial(asked, seconds=2.0), lambda one: [one.world.cut_line]),
    Moment(
        "a slip is taken as the next card is laid down",
        slip_in_the_mouth,
        lambda one: [one.world.slip_printer.take_slip, one.world.remove_card, card(one, "zhou-weimin")],
        PRESENTER,
    ),
    Moment(
        "the line comes back as print is touched",
        at_review_without_line,
        lambda one: [one.world.restore_line, touch(one, "confirm")],
    ),
    Moment("the line is cut as print is touched", at_review, lambda one: [one.world.cut_line, touch(one, "confirm")]),
    Moment("print is touched twice", at_review, lambda one: [touch(one, "confirm"), touch(one, "confirm")]),
    Moment("print and home are touched", at_review, lambda one: [touch(one, "confirm"), touch(one, "home")]),
    Moment(
        "the A4 printer is opened as print is touched",
        at_review,
        lambda one: [one.world.page_printer.open_cover, touch(one, "confirm")],
    ),
    Moment(
        "headphones are plugged in as a card is laid down",
        at_home,
        lambda one: [partial(one.terminal.reads, LISTENING), card(one, "chen-jianming")],
    ),
    Moment(
        "the language is changed as a card is laid down",
        at_home,
        lambda one: [partial(one.terminal.reads, ENGLISH), card(one, "chen-jianming")],
    ),
    Moment(
        "an application is submitted twice", at_allowance, lambda one: [touch(one, "confirm"), touch(one, "confirm")]
    ),
    Moment(
        "the line is cut as an application is submitted",
        at_allowance,
        lambda one: [one.world.cut_line, touch(one, "confirm")],
    ),
    Moment(
        "another card is laid down as an application is submitted",
        at_allowance_without_card,
        lambda one: [card(one, "zhou-weimin"), touch(one, "confirm")],
    ),
    Moment(
        "the line comes back as the last page is left",
        applied_without_line,
        lambda one: [one.world.restore_line, touch(one, "finish")],
    ),
    Moment(
        "the slip printer is closed as its slip is tried again",
        slip_cover_open,
        lambda one: [one.world.slip_printer.close_cover, touch(one, "retry")],
    ),
    Moment(
        "the slip printer is closed as its slip is done without",
        slip_cover_open,
        lambda one: [one.world.slip_printer.close_cover, touch(one, "go-on")],
    ),
)


# --- playing one, and what has to hold ---------------------------------------------------------------------------


def play_moment(moment: Moment, seed: int, wrong: Wrong | None = None) -> Played:
    """`wrong`: makes a wrong product of the terminal."""

    def visit(citizen: Citizen) -> None:
        moment.begin(citizen)
        deeds = list(moment.deeds(citizen))
        citizen.dice.shuffle(deeds)
        for deed in deeds:
            deed()
            if gap := citizen.dice.choice(GAPS_S):
                citizen.run.sleep(gap)
        citizen.run.sleep(60.0)
        _left_alone(citizen)
        _served(citizen)

    return play(visit, seed, moment.settings, wrong)


def _served(citizen: Citizen) -> None:
    """The next one gets a certificate, without a pause: in one of the moments a visit ends after seconds."""
    terminal, run = citizen.terminal, citizen.run
    greeted(citizen)
    for action, kind in ((CERTIFICATE, "review"), ("confirm", "done")):
        run.sleep(0.5)
        terminal.touch(action)
        terminal.see(kind)
    citizen.world.remove_card()
    run.sleep(0.5)
    terminal.touch("finish")
    terminal.see("home")


def _left_alone(citizen: Citizen) -> None:
    """Everything is put right, everybody goes, and the terminal has forgotten them."""
    world = citizen.world
    world.engine.hide_code()
    world.remove_card()
    world.answers = world.backend
    world.restore_line()
    world.slip_printer.close_cover()
    world.page_printer.close_cover()
    if world.slip_printer.slip_waits:
        world.slip_printer.take_slip()
    citizen.run.sleep(400.0)
    citizen.terminal.see("home", "home-start")


class _Twice:
    """A wrong outbox: whatever is written down without a number of its own is written down under another key too."""

    def __init__(self, outbox: Any) -> None:
        self._outbox = outbox

    def put(self, kind: str, payload: Any, *, key: str, number: str = "", **more: Any) -> Any:
        entry = self._outbox.put(kind, payload, key=key, number=number, **more)
        if number:
            self._outbox.put(kind, payload, key=f"{key}/again", number=number, visit=more["visit"])
        return entry

    def __getattr__(self, name: str) -> Any:
        return getattr(self._outbox, name)


def write_twice(terminal: Terminal) -> None:
    """A control: a terminal that is wrong."""
    assert terminal.machine is not None
    handlers = terminal.machine.handlers
    handlers._ports = replace(handlers._ports, records=_Twice(handlers._ports.records))


def not_as_it_must_be(played: Played) -> Counter[str]:
    """What is wrong after it, by its name."""
    return Counter(
        {
            "crashed": len(played.failures) + sum("crash" in row.values() for row in played.journal),
            "mixed up": _mixed(played),
            "lost": played.waiting,
            "doubled": _doubled(played),
            "without an end": _without_an_end(played),
        }
    )


def _people_in(said: str) -> set[str]:
    return {who for who, one in PEOPLE.items() if one.name in said or one.number in said}


def _mixed(played: Played) -> int:
    """Citizens who have seen two people's names, papers that bear two, and a home page of nobody that bears any."""
    seen: dict[int, set[str]] = {}
    for citizen, screen in played.shown:
        seen.setdefault(citizen, set()).update(_people_in(repr(screen)))
    of_nobody = sum(bool(_people_in(repr(one))) for _, one in played.shown if one.title.key == "home-start")
    papers = [text for text, _ in played.pages] + ["".join(slip) for slip in played.slips]
    return of_nobody + sum(len(one) > 1 for one in (*seen.values(), *map(_people_in, papers)))


def _doubled(played: Played) -> int:
    """Sheets of one certificate beyond the first one, records of one kind and matter, applications of one person."""
    out = Counter(number for text, sheets in played.pages if sheets for number in CERTIFICATES.findall(text)[:1])
    kinds: dict[str, int] = played.records["deliveries_by_kind"]
    begun: int = sum(one["state"] != "prepared" for one in played.records["certificates"])
    submitted = kinds.get("application_submitted", 0)
    ends = sum(kinds.get(f"certificate_{end}", 0) for end in ("issued", "spoiled", "uncertain"))
    return (
        sum(times - 1 for times in out.values())
        + max(submitted - len(played.records["applications"]), 0)
        + max(len(played.records["applications"]) - 1, 0)
        + max(ends - begun, 0)
        + max(kinds.get("certificate_requested", 0) - begun, 0)
    )


def _without_an_end(played: Played) -> int:
    """Certificates of which it was recorded that paper is asked for, and not what became of it."""
    kinds: dict[str, int] = played.records["deliveries_by_kind"]
    ends = sum(kinds.get(f"certificate_{end}", 0) for end in ("issued", "spoiled", "uncertain"))
    return max(int(kinds.get("certificate_requested", 0)) - ends, 0)
