"""The time people here go by, and what speaks against a clock. Pure.

China has one time zone all year; a terminal's own setting does not matter. Times are seconds since 1970.
"""

from datetime import datetime, timedelta, timezone

from kiosk.model.frozen import dataclass

CHINA = timezone(timedelta(hours=8), "CST")
NEVER_BEFORE = datetime(2026, 11, 1, tzinfo=CHINA)  # no terminal ran before this day; a release may move it on
DAY_S = 86_400.0
WRONG_BY_S = DAY_S  # records of a clock that is less wrong than this are taken by the back end
JUMP_S = 300.0  # more than any clock is set by itself; less than the back end allows questions
UNHEARD_S = 7 * DAY_S  # so long a terminal may have been off: beyond it, nobody here knows what day it is


@dataclass(frozen=True, slots=True)
class Moment:
    """What the machine's clocks say at once."""

    wall: float  # somebody may set it
    since_boot: float  # seconds that go on whatever is done to the clock, also while the machine sleeps
    boot: str  # which start of the machine that is; "": it does not say


@dataclass(frozen=True, slots=True)
class Known:
    """A moment of which the true time was known: the back end said it, or nothing spoke against the clock."""

    at: Moment
    true: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why no application is begun by this clock. `name`: of the problem."""

    name: str
    words: str


def in_china(seconds: float) -> datetime:
    """A time, in seconds since 1970, in the zone of the people who read it."""
    return datetime.fromtimestamp(seconds, CHINA)


def doubt(now: Moment, known: Known | None, newest: float) -> Doubt | None:
    """What speaks against the clock; None: it may be right. `newest`: when the latest record was put, 0: never."""
    if known and same_boot(known.at, now):
        return _since(now, known)
    if now.wall < NEVER_BEFORE.timestamp():
        return Doubt("clock", f"it says {_said(now.wall)}, before the product was made")
    latest = max(newest, known.true if known else 0.0)
    if not latest:
        return None  # there is nothing to hold it against
    if now.wall < latest - JUMP_S:
        return Doubt("clock", f"it says {_said(now.wall)}, but was at {_said(latest)} already")
    if now.wall > latest + UNHEARD_S:
        words = f"it says {_said(now.wall)}, {(now.wall - latest) / DAY_S:.0f} days after anything that is known here"
        return Doubt("clock-unknown", words)
    return None


def same_boot(one: Moment, other: Moment) -> bool:
    return bool(one.boot) and one.boot == other.boot


def _since(now: Moment, known: Known) -> Doubt | None:
    """By a clock that nobody can set: what the true time must be by now."""
    off = now.wall - (known.true + now.since_boot - known.at.since_boot)
    off_then = known.at.wall - known.true
    if abs(off) > JUMP_S and abs(off - off_then) > JUMP_S:
        how = f"{_span(abs(off - off_then))} {'ahead' if off > off_then else 'back'}"
        return Doubt("clock", f"it was set {how} since {_said(known.true)}")
    if abs(off) > WRONG_BY_S:
        return Doubt("clock", f"by {abs(off) / DAY_S:.0f} days, as the back end says")
    return None


def _span(seconds: float) -> str:
    return f"{seconds / DAY_S:.0f} days" if seconds >= 2 * DAY_S else f"{seconds / 60:.0f} min"


def _said(at: float) -> str:
    return f"{in_china(at):%Y-%m-%d %H:%M}"
