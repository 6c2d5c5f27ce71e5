"""How a social-security card is read, and every way in which that fails, in virtual time.

Covers device_sim.smart_card.reader as well.
"""

import threading
from collections.abc import Callable
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device_sim.port import Loopback
from device_sim.smart_card.card import VERSIONS, SimSocialCard, cryptogram, social_card
from device_sim.smart_card.reader import SimSmartCardReader
from drivers.api.errors import DeviceError, Fault
from drivers.api.slot import Order, Word, message
from drivers.api.smart_card import Exchange, SocialCard
from drivers.api.status import DeviceStatus, Notice
from drivers.smart_card import driver as driver_module
from drivers.smart_card.codec import Field
from drivers.smart_card.driver import SlotReader
from tests.drivers.failing import failure
from tests.drivers.smart_card.bench import CHEN, Bench
from tests.drivers.test_only_device_errors import Babble

FIELDS_OF_THE_HOLDER = ("card_number", "number", "name", "sex", "ethnic", "birth_place", "birth")


class Keys:
    """A security module that has the invented key. `wrong`: it has another one."""

    def __init__(self, *, wrong: bool = False) -> None:
        self.wrong = wrong
        self.asked: list[SocialCard] = []

    def unlock(self, exchange: Exchange, card: SocialCard) -> bool:
        self.asked.append(card)
        challenge = exchange(bytes.fromhex("00 84 00 00 08"))[:-2]
        shown = cryptogram(challenge + b"?" if self.wrong else challenge)
        return exchange(bytes.fromhex("00 82 00 0A 10") + shown) == b"\x90\0"


def fails(bench: Bench) -> tuple[Fault, str]:
    with pytest.raises(DeviceError) as caught:
        bench.driver.read()
    return caught.value.fault, caught.value.evidence


@pytest.mark.parametrize("t0", [True, False], ids=["T=0", "T=1"])
@pytest.mark.parametrize("version", ["1.00", "2.00"])
def test_a_card_is_read_as_it_was_written(version: str, t0: bool) -> None:
    bench = Bench()
    card = bench.insert(version, t0=t0)
    assert bench.driver.read() == social_card(CHEN, version)
    assert card.verified == 0
    assert bench.driver.read() == social_card(CHEN, version)  # it may be read again while it is in


def test_a_card_of_the_third_kind_keeps_its_holder_for_itself_and_that_is_no_fault() -> None:
    bench = Bench()
    card = bench.insert("3.00")
    read = bench.driver.read()
    assert (read.version, read.withheld) == ("3.00", FIELDS_OF_THE_HOLDER)
    assert (read.name, read.number, read.card_number, read.birth) == ("", "", "", None)
    assert (read.code, read.issued) == (card.card.code, card.card.issued)
    assert card.verified == 0


@pytest.mark.hits("card-unlocked")
def test_whoever_has_the_keys_reads_all_of_it() -> None:
    keys = Keys()
    bench = Bench(keys=keys)
    bench.insert("3.00")
    assert bench.driver.read() == social_card(CHEN, "3.00")
    assert [one.withheld for one in keys.asked] == [FIELDS_OF_THE_HOLDER]
    bench.insert("2.00")
    assert bench.driver.read() == social_card(CHEN, "2.00")
    assert len(keys.asked) == 1  # a card that hides nothing is not asked for it


def test_wrong_keys_change_nothing() -> None:
    bench = Bench(keys=Keys(wrong=True))
    bench.insert("3.00")
    assert bench.driver.read().withheld == FIELDS_OF_THE_HOLDER


def test_records_may_be_asked_for_by_their_numbers_and_files_in_the_other_way() -> None:
    bench = Bench(by_number=True, way=0x00)
    card = bench.insert()
    card.by_number = True
    assert bench.driver.read() == social_card(CHEN)
    bench = Bench()
    bench.insert().by_number = True
    assert fails(bench) == (Fault.CARD_UNKNOWN, "the version is none, expected such as 2.00")


@pytest.mark.hits("card-without-application")
def test_a_card_that_says_it_has_no_such_application_is_read_only_where_that_was_set() -> None:
    bench = Bench()
    bench.insert().no_application = True
    assert fails(bench) == (
        Fault.CARD_UNKNOWN,
        "no social-security card: 6a82, no such file or application",
    )
    bench = Bench(without_application=True)
    bench.insert().no_application = True
    assert bench.driver.read() == social_card(CHEN)


def test_a_reader_that_has_said_nothing_is_not_called_well() -> None:
    bench = Bench()
    bench.line.faults.stalled = True
    assert bench.driver.status() == DeviceStatus(notices=(Notice.UNHEARD,), evidence="has not said yet")
    bench = Bench()
    assert bench.driver.status() == DeviceStatus(evidence="no card is in it")


def test_without_a_card_there_is_nothing_to_read() -> None:
    assert fails(Bench()) == (Fault.CARD_MOVED, "no card in the reader")


@pytest.mark.parametrize("after", range(16))
def test_a_card_that_is_taken_away_in_the_middle_has_moved_and_is_read_when_it_is_back(after: int) -> None:
    bench = Bench()
    bench.insert(t0=False)
    bench.sim.take_away_after(after)
    assert fails(bench) == (Fault.CARD_MOVED, "no card in the reader")
    bench.insert()
    assert bench.driver.read() == social_card(CHEN)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("mute", (Fault.CARD_UNKNOWN, "the card does not answer")),
        ("in_use", (Fault.OFFLINE, "in use by another program")),
        ("silent", (Fault.SILENT, "no answer in 5 s")),
    ],
)
def test_every_way_in_which_nothing_is_answered_is_told_apart(fault: str, told: tuple[Fault, str]) -> None:
    bench = Bench()
    bench.insert()
    setattr(bench.sim, fault, True)
    assert fails(bench) == told
    setattr(bench.sim, fault, False)
    assert bench.driver.read() == social_card(CHEN)


def test_a_record_that_is_cut_is_not_believed() -> None:
    bench = Bench()
    bench.insert().cut_records = True
    assert fails(bench) == (Fault.CARD_UNKNOWN, "record 01: 15 bytes, it says 16, expected 16")


def test_a_number_with_a_wrong_check_character_is_odd_and_not_quoted() -> None:
    bench = Bench()
    card = bench.insert()
    card._records[Field.NUMBER] = card.card.number[:17].encode() + b"9"
    assert bench.driver.read().odd == ("number has a wrong check character, expected that of GB 11643",)


@pytest.mark.hits("card-was-reset")
def test_a_card_that_somebody_else_has_reset_is_read_from_the_start_and_not_for_ever() -> None:
    bench = Bench()
    bench.insert()
    bench.sim.resets = 1
    assert bench.driver.read() == social_card(CHEN)
    bench.sim.resets = 99
    assert fails(bench) == (Fault.OFFLINE, "in use by another program, which resets the card")


def test_what_is_no_message_is_garbled_and_the_next_card_is_read() -> None:
    bench = Bench()
    bench.driver.status()
    bench.line.say(b"\0\0junk", 0.0)
    with pytest.raises(DeviceError) as caught:
        bench.driver.status()
    assert caught.value.fault is Fault.GARBLED
    bench.insert()
    bench.line.say(message(b"\x77"), 0.0)
    assert fails(bench) == (Fault.GARBLED, "the slot says 77, expected one of its words")
    assert bench.driver.read() == social_card(CHEN)


def test_cards_that_come_and_go_are_told_one_after_the_other_also_when_they_are_gone_already() -> None:
    bench = Bench()
    assert bench.driver.poll(1.0) is False
    bench.insert()
    bench.sim.remove()
    bench.insert()
    assert [bench.driver.poll(1.0) for _ in range(4)] == [True, False, True, True]


def test_whoever_waits_for_a_card_can_be_woken() -> None:
    bench = Bench()
    bench.driver.poll(0.0)
    threading.Timer(0.0, bench.driver.wake).start()
    bench.driver.poll(3600.0)
    bench.driver.wake()
    before = bench.line.now
    bench.driver.poll(3600.0)
    assert bench.line.now < before + 3600.0


def test_how_the_reader_is_says_whether_a_card_is_in_it() -> None:
    bench = Bench()
    assert bench.driver.status().evidence == "no card is in it"
    bench.insert()
    assert bench.driver.status().evidence == "a card is in it"
    assert bench.driver.identity() == ""
    bench.driver.close()
    assert bench.driver.status().evidence == "a card is in it"


def test_a_reader_that_is_pulled_out_is_offline_and_comes_back() -> None:
    bench = Bench()
    bench.insert()
    bench.driver.status()
    bench.line.unplugged = True
    with pytest.raises(DeviceError) as caught:
        bench.driver.status()
    assert caught.value.fault is Fault.OFFLINE
    assert fails(bench)[0] is Fault.OFFLINE
    bench.line.unplugged = False
    assert bench.driver.read() == social_card(CHEN)


def test_a_reading_has_an_end_however_slowly_each_answer_comes() -> None:
    bench = Bench()
    bench.insert()
    bench.line.faults.late_s = driver_module.ANSWER_TIMEOUT_S - 0.1
    assert fails(bench)[0] is Fault.SILENT
    assert bench.line.now < driver_module.READ_LIMIT_S + driver_module.ANSWER_TIMEOUT_S


def test_what_went_wrong_in_a_reading_is_told_and_no_line_is_opened_again_for_its_end() -> None:
    bench = Bench()
    bench.insert()
    bench.line.faults.late_s = driver_module.ANSWER_TIMEOUT_S - 0.1
    lines = [bench.line]
    driver = SlotReader(lambda: lines.pop().open() if lines else no_line(), bench.line.clock)
    with pytest.raises(DeviceError) as caught:
        driver.read()
    assert caught.value.fault is Fault.SILENT


def no_line() -> NoReturn:
    raise OSError("opened a second time")


class LostAtTheEnd(Loopback):
    def write(self, data: bytes) -> None:
        if data == message(bytes((Order.OFF,))):
            raise OSError("simulated: gone")
        super().write(data)


def test_a_line_that_is_lost_at_the_end_takes_nothing_from_what_was_read_or_said() -> None:
    line = LostAtTheEnd(SimSmartCardReader)
    assert isinstance(line.device, SimSmartCardReader)
    driver = SlotReader(line.open, line.clock)
    card = SimSocialCard(social_card(CHEN))
    line.device.insert(card)
    assert driver.read() == social_card(CHEN)
    card.no_application = True
    with pytest.raises(DeviceError) as caught:
        driver.read()
    assert caught.value.fault is Fault.CARD_UNKNOWN


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("piece", [1, 3])
def test_it_does_not_matter_in_what_pieces_the_line_brings_it(version: str, piece: int) -> None:
    bench = Bench(keys=Keys())
    bench.insert(version)
    bench.line.faults.piece = piece
    assert bench.driver.read() == social_card(CHEN, version)


_SAID = st.builds(
    message,
    st.sampled_from([bytes((word,)) for word in Word])
    | st.sampled_from([b"\x90\0", b"\x61\x05", b"\x6c\x10", b"\x69\x82", b"\x03\x042.00\x90\0", b"\x3b\x68"])
    | st.binary(min_size=1, max_size=40),
)


@given(st.lists(_SAID | st.binary(max_size=40) | st.just(b""), max_size=6))
def test_whatever_a_slot_says_only_device_errors_come_out(pieces: list[bytes]) -> None:
    babble = Babble(*pieces)
    reader = SlotReader(babble.open, babble.clock, Keys())
    verbs: tuple[Callable[[], object], ...] = (
        reader.status,
        lambda: reader.poll(0.1),
        reader.read,
        reader.read,
        reader.close,
    )
    errors = [failure(DeviceError, verb) for verb in verbs]
    assert {(error.device, error.began) for error in errors if error} <= {("smart_card", False)}
