"""The time people here go by. China has one time zone all year; a terminal's own setting does not matter."""

from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "CST")
NEVER_BEFORE = datetime(2026, 11, 1, tzinfo=CHINA)  # no terminal ran before this day; a release may move it on
WRONG_BY_S = 86_400.0  # records of a clock that is less wrong than this are taken by the back end


def in_china(seconds: float) -> datetime:
    """A time, in seconds since 1970, in the zone of the people who read it."""
    return datetime.fromtimestamp(seconds, CHINA)


def wrong(at: float, newest: float, ahead: float | None) -> str:
    """Why a clock that says `at` is obviously wrong; empty where it may be right.

    `newest`: the latest time that was written down here. `ahead`: seconds by which the clock was ahead of the back
    end's when that last answered, which settles it; None: it has not. All in seconds, times since 1970.
    """
    if ahead is not None:
        return f"by {abs(ahead) / 86_400:.0f} days, as the back end says" if abs(ahead) > WRONG_BY_S else ""
    if at < NEVER_BEFORE.timestamp():
        return f"it says {_said(at)}, before the product was made"
    if at < newest - WRONG_BY_S:
        return f"it says {_said(at)}, but a record was written on {_said(newest)}"
    return ""


def _said(at: float) -> str:
    return f"{in_china(at):%Y-%m-%d %H:%M}"
