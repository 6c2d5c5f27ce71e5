"""The same code once more, so soon, is the same showing of it."""

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.scanner.showings import SAME_CODE_S, SOONEST_S, Showings


def test_a_code_is_given_once_and_again_after_a_while() -> None:
    now = 0.0
    showings = Showings(lambda: now)
    assert showings.once(b"]Q1A") == b"A"
    now = SAME_CODE_S * 0.8
    assert showings.once(b"A") == b""
    now = SAME_CODE_S * 1.1  # a repeat does not prolong it
    assert showings.once(b"A") == b"A"


def test_another_code_and_another_scanner_begin_anew() -> None:
    now = 0.0
    showings = Showings(lambda: now)
    assert showings.once(b"A") == b"A"
    now = SOONEST_S
    assert showings.once(b"B") == b"B"
    now = 2 * SOONEST_S
    assert showings.once(b"A") == b"A"
    showings.forget()
    assert showings.once(b"A") == b"A"


@pytest.mark.hits("codes-faster-than-a-hand")
def test_codes_that_follow_each_other_faster_than_a_hand_are_not_all_given() -> None:
    now = 0.0
    showings = Showings(lambda: now)
    given = 0
    for number in range(1000):
        now = number / 100
        given += bool(showings.once(b"%d" % number))
    assert 9 / SOONEST_S < given <= 10 / SOONEST_S


def test_what_is_not_as_its_mark_says_is_no_code() -> None:
    with pytest.raises(DeviceError) as caught:
        Showings(lambda: 0.0).once(b"]Q2\\000026\xff")
    assert caught.value.fault is Fault.UNREADABLE
