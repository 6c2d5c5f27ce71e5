"""Numbers and bytes of a watchdog, as linux/watchdog.h has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.watchdog import codec


def test_the_requests_are_those_of_the_kernel_s_header() -> None:
    requests = (codec.GET_SUPPORT, codec.GET_BOOT_STATUS, codec.SET_TIMEOUT, codec.GET_TIMEOUT)
    assert [hex(one) for one in requests] == ["0x80285700", "0x80045702", "0xc0045706", "0x80045707"]


def test_what_a_watchdog_says_of_itself_is_read_as_the_kernel_lays_it() -> None:
    answer = bytes.fromhex("80 81 00 00 00 00 00 00") + b"Software Watchdog".ljust(32, b"\0")  # of softdog, Linux 6.1
    assert codec.info_of(answer) == codec.Info("Software Watchdog", may_be_stopped=True)
    assert not codec.info_of(bytes(4) + answer[4:]).may_be_stopped


def test_a_name_that_is_no_text_stands_nowhere_as_it_came() -> None:
    assert codec.info_of(bytes(8) + b"\x1b[2Jx\xff".ljust(32, b"\0")).identity == "?[2Jx\N{REPLACEMENT CHARACTER}"


@given(st.binary(min_size=codec.INFO_BYTES, max_size=codec.INFO_BYTES))
def test_whatever_it_says_of_itself_can_be_shown(answer: bytes) -> None:
    assert codec.info_of(answer).identity.isprintable()


def test_what_is_written_is_read() -> None:
    info = codec.Info("Some Board", may_be_stopped=True)
    assert codec.info_of(codec.info_bytes(info)) == info
    assert not codec.info_of(codec.info_bytes(codec.Info("", may_be_stopped=False))).may_be_stopped
    assert codec.number_of(codec.number_bytes(60)) == 60


def test_only_the_watchdog_s_own_restart_is_said_to_be_one() -> None:
    assert codec.restarted_by_it(codec.BY_THE_WATCHDOG | 1)
    assert not codec.restarted_by_it(1)  # it was too hot


@pytest.mark.parametrize("size", [0, 39, 41])
def test_an_answer_of_another_size_is_a_mistake_of_ours(size: int) -> None:
    with pytest.raises(AssertionError):
        codec.info_of(bytes(size))
