"""What speaks against a clock: a jump, a day that cannot be, a day that nobody here can know."""

import pytest

from kiosk.model.clock import DAY_S, JUMP_S, NEVER_BEFORE, UNHEARD_S, Known, Moment, doubt

NOON = 1_795_406_400.0  # 2026-11-23 12:00 in Guangzhou
BOOT, OTHER = "a1", "b2"
HOUR_S = 3600.0


def said(
    wall: float, since_boot: float = 0.0, known: Known | None = None, newest: float = 0.0, boot: str = BOOT
) -> str:
    """The problem's name and words; "" where nothing speaks against it."""
    found = doubt(Moment(wall, since_boot, boot), known, newest)
    return f"{found.name}: {found.words}" if found else ""


def heard(wall: float = NOON, true: float = NOON, boot: str = BOOT) -> Known:
    return Known(Moment(wall, 0.0, boot), true)


@pytest.mark.parametrize("off", [0.0, JUMP_S, -JUMP_S])
def test_a_clock_that_went_on_since_the_back_end_was_heard_is_right_however_long_ago(off: float) -> None:
    assert said(NOON + 40 * DAY_S + off, 40 * DAY_S, heard()) == ""


@pytest.mark.parametrize(
    ("jump", "how"),
    [
        (JUMP_S + 1, "5 min ahead"),
        (-JUMP_S - 1, "5 min back"),
        (1100 * DAY_S, "1100 days ahead"),
        (-3000 * DAY_S, "3000 days back"),
    ],
)
def test_a_jump_is_seen_at_once_forward_too(jump: float, how: str) -> None:
    assert said(NOON + HOUR_S + jump, HOUR_S, heard()) == f"clock: it was set {how} since 2026-11-23 12:00"


def test_a_wrong_clock_that_somebody_has_set_right_is_right() -> None:
    wrong_by_hours = heard(NOON + 5 * HOUR_S)
    assert said(NOON + 6 * HOUR_S, HOUR_S, wrong_by_hours) == ""  # records of such a clock are taken
    assert said(NOON + HOUR_S, HOUR_S, wrong_by_hours) == ""
    assert said(NOON + 9 * HOUR_S, HOUR_S, wrong_by_hours) == "clock: it was set 180 min ahead since 2026-11-23 12:00"


@pytest.mark.parametrize(("by", "expected"), [(DAY_S, ""), (DAY_S + 60, "clock: by 1 days, as the back end says")])
def test_the_back_ends_time_settles_it(by: float, expected: str) -> None:
    assert said(NOON + by, 0.0, heard(NOON + by), newest=NOON + 400 * DAY_S) == expected


@pytest.mark.parametrize(
    ("at", "newest", "expected"),
    [
        (NOON, 0.0, ""),
        (NEVER_BEFORE.timestamp() - 1, 0.0, "clock: it says 2026-10-31 23:59, before the product was made"),
        (NOON - JUMP_S, NOON, ""),
        (NOON - JUMP_S - 1, NOON, "clock: it says 2026-11-23 11:54, but was at 2026-11-23 12:00 already"),
        (NOON + UNHEARD_S, NOON, ""),
        (
            NOON + UNHEARD_S + 1,
            NOON,
            "clock-unknown: it says 2026-11-30 12:00, 7 days after anything that is known here",
        ),
    ],
)
def test_after_a_reboot_without_a_line_a_clock_is_held_against_what_was_written(
    at: float, newest: float, expected: str
) -> None:
    assert said(at, newest=newest) == expected
    assert said(at, known=heard(NOON - DAY_S, NOON - DAY_S, OTHER) if newest else None, newest=newest) == expected


def test_what_the_back_end_said_before_the_reboot_counts_like_a_record() -> None:
    assert said(NOON - HOUR_S, known=heard(boot=OTHER)).startswith("clock: it says 2026-11-23 11:00")
    assert said(NOON + 8 * DAY_S, known=heard(boot=OTHER)).startswith("clock-unknown: ")


def test_a_machine_that_does_not_say_which_boot_it_is_counts_as_rebooted() -> None:
    nameless = heard(boot="")
    assert said(NOON + 3 * DAY_S, 0.0, nameless, boot="") == ""
    assert said(NOON + 8 * DAY_S, 0.0, nameless, boot="").startswith("clock-unknown: ")
