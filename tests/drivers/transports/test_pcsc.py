"""Readers behind the real pcscd, with vsmartcard's reader made of software; and what is said where there is none.

What every kind of line keeps stands in test_conformance.py.
Covers pcsclite and device_sim.smart_card.vpcd as well.
"""

import ctypes
import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.people import person
from device_sim.smart_card.card import ATR_T1, SimSocialCard, social_card
from device_sim.smart_card.vpcd import InVpcd
from drivers.api.errors import DeviceError, Fault
from drivers.api.permission import NotRunning
from drivers.api.slot import Order, Word, message
from drivers.kinds import SMART_CARD
from drivers.open import driver_at
from drivers.smart_card.driver import SlotReader
from drivers.transports import pcsc, pcsclite
from drivers.transports.pcsc import PcscSlot, changes
from drivers.transports.pcsc_readers import address_of, readers
from drivers.transports.pcsclite import COUNTED, EMPTY, PRESENT
from tests.drivers.transports.pcscd import READER, Pcscd

CHEN = person("chen-jianming").card
ROOT = Path(__file__).parents[3]
SOON_S = 5.0
EXCLUSIVE = 1


@pytest.fixture
def reader(pcscd: Pcscd) -> Iterator[SlotReader]:
    one = driver_at(SMART_CARD, address_of(READER))
    assert isinstance(one, SlotReader)
    while one.poll(SOON_S) is None:
        pass
    yield one
    one.close()


@pytest.fixture
def line(pcscd: Pcscd) -> Iterator[PcscSlot]:
    one = PcscSlot(READER)
    assert one.read(64, SOON_S) == message(bytes((Word.OUT,)))
    yield one
    one.close()


def put_in(pcscd: Pcscd, version: str = "2.00", *, t0: bool = True) -> InVpcd:
    return InVpcd(SimSocialCard(social_card(CHEN, version), t0=t0), pcscd.port)


@pytest.mark.parametrize("t0", [True, False], ids=["T=0", "T=1"])
def test_a_card_that_is_put_in_is_told_and_read_and_told_again_when_it_is_pulled(
    pcscd: Pcscd, reader: SlotReader, t0: bool
) -> None:
    card = put_in(pcscd, t0=t0)
    assert reader.poll(SOON_S) is True
    assert reader.read() == social_card(CHEN)
    assert reader.identity() == READER
    card.pull()
    assert reader.poll(SOON_S) is False


def test_a_card_that_is_pulled_in_the_middle_has_moved(pcscd: Pcscd, reader: SlotReader) -> None:
    card = put_in(pcscd)
    assert reader.poll(SOON_S) is True
    card.take_away_after(5)
    with pytest.raises(DeviceError) as caught:
        reader.read()
    assert caught.value.fault in (Fault.CARD_MOVED, Fault.CARD_UNKNOWN)  # vpcd may not know yet that it is gone
    card.pull()
    assert reader.poll(SOON_S) is False


def test_after_pcscd_was_stopped_and_started_the_next_card_is_read(pcscd: Pcscd, reader: SlotReader) -> None:
    pcscd.stop()
    with pytest.raises(DeviceError) as caught:  # noqa: PT012 - until it has heard of it
        while True:
            reader.poll(SOON_S)
    assert caught.value.fault is Fault.NO_SERVICE
    with pytest.raises(DeviceError) as caught:
        reader.status()
    assert caught.value.fault is Fault.NO_SERVICE
    pcscd.start()
    before = time.monotonic()
    card = put_in(pcscd)
    while not reader.poll(0.1):
        assert time.monotonic() - before < SOON_S
    assert reader.read() == social_card(CHEN)
    card.pull()


def test_a_card_that_another_program_has_for_itself_is_said_to_be_in_use(pcscd: Pcscd, line: PcscSlot) -> None:
    card = put_in(pcscd)
    assert line.read(64, SOON_S) == message(bytes((Word.IN,)))
    other = pcsclite.Context()
    handle, protocol = ctypes.c_long(), ctypes.c_ulong()
    connect = pcsclite.library().SCardConnect
    assert connect(other._number, READER.encode(), EXCLUSIVE, 3, ctypes.byref(handle), ctypes.byref(protocol)) == 0
    line.write(message(bytes((Order.ATR,))))
    assert line.read(64, SOON_S) == message(bytes((Word.IN_USE,)))
    other.release()
    card.pull()


def test_a_command_before_the_card_was_given_current_has_no_card(line: PcscSlot) -> None:
    line.write(message(bytes.fromhex("00 A4 02 00 02 EF 05")))
    assert line.read(64, SOON_S) == message(bytes((Word.NO_CARD,)))


class OneByteChip:
    """It says less than any card may: a byte that would be a word of the slot, that a card has come."""

    atr = ATR_T1

    def off(self) -> None:
        """It forgets nothing."""

    def answer(self, _command: bytes) -> bytes:
        return bytes((Word.IN,))


def test_an_answer_that_is_too_short_for_a_card_is_no_word_of_the_slot(pcscd: Pcscd, line: PcscSlot) -> None:
    card = InVpcd(OneByteChip(), pcscd.port)
    assert line.read(64, SOON_S) == message(bytes((Word.IN,)))
    line.write(message(bytes((Order.ATR,))))
    assert line.read(64, SOON_S) == message(ATR_T1)
    line.write(message(bytes.fromhex("00 A4 02 00 02 EF 05")))
    assert line.read(64, SOON_S) == message(bytes((Word.MUTE,)))
    card.pull()


def test_a_mute_card_holds_up_nobody_not_even_who_closes(pcscd: Pcscd) -> None:
    card = put_in(pcscd)
    line = PcscSlot(READER)
    while line.read(64, 0.0) != message(bytes((Word.IN,))):
        pass
    line.write(message(bytes((Order.ATR,))))
    assert line.read(64, SOON_S) == message(card.card.atr)
    card.mute = True
    line.write(message(bytes.fromhex("00 A4 02 00 02 EF 05")))
    assert line.read(64, 0.05) == b""
    before = time.monotonic()
    line.close()
    assert time.monotonic() - before < 2.0
    card.pull()


def test_the_reader_of_the_tests_can_be_reached_from_this_machine_only(pcscd: Pcscd, line: PcscSlot) -> None:
    """Every address but 127.0.0.1 is free at its port, as "all addresses" is not where somebody listens at them all."""
    for port in (pcscd.port, pcscd.port + 1):
        socket.create_server(("127.0.0.2", port)).close()
        with pytest.raises(OSError, match="in use"):
            socket.create_server(("127.0.0.1", port))


def test_nothing_is_done_while_nothing_happens(line: PcscSlot) -> None:
    used = time.process_time()
    assert line.read(64, 0.5) == b""
    assert time.process_time() - used < 0.05


def test_another_reader_is_looked_for_in_vain_and_those_that_are_there_are_named(pcscd: Pcscd) -> None:
    with pytest.raises(OSError, match="not plugged in; of card readers there is pcsc://Virtual%20PCD%2000%2000 and"):
        PcscSlot("ACR39U")


def test_a_card_that_was_changed_for_another_in_one_moment_has_gone_and_come() -> None:
    once, later = 1 << COUNTED, 3 << COUNTED
    assert changes(0, EMPTY) == [Word.OUT]
    assert changes(0, PRESENT | once) == [Word.IN]
    assert changes(EMPTY, PRESENT | once) == [Word.IN]
    assert changes(PRESENT | once, EMPTY | later) == [Word.OUT]
    assert changes(PRESENT | once, PRESENT | later) == [Word.OUT, Word.IN]
    assert changes(PRESENT | once, PRESENT | 0x100 | once) == []  # somebody uses it


def test_without_pcscd_it_is_said_how_to_start_it(pcscd: Pcscd) -> None:
    pcscd.stop()
    with pytest.raises(NotRunning, match=r"pcscd does not run: sudo systemctl enable --now pcscd\.socket"):
        PcscSlot("0")
    with pytest.raises(NotRunning, match="pcscd does not run"):
        readers()


def test_without_its_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pcsclite, "LIBRARY", "libno-such.so.1")
    pcsclite.library.cache_clear()
    try:
        with pytest.raises(NotRunning, match="not installed: sudo apt-get install pcscd"):
            PcscSlot("0")
    finally:
        pcsclite.library.cache_clear()


def test_a_pcscd_that_does_not_answer_is_given_up_and_asked_no_second_time_meanwhile(
    pcscd: Pcscd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pcsc, "OPEN_TIMEOUT_S", 0.2)
    pcscd.stop()
    with socket.socket(socket.AF_UNIX) as nobody:
        nobody.bind(str(pcscd.path))
        nobody.listen(4)
        for most in (2.0, 0.15):
            before = time.monotonic()
            with pytest.raises(NotRunning, match="pcscd does not answer: sudo systemctl restart pcscd"):
                PcscSlot("0")
            assert time.monotonic() - before < most
    pcscd.path.unlink()
    pcscd.start()
    for one in threading.enumerate():
        if one.name == "pcsc-watch":  # it hears now that nobody will answer
            one.join(SOON_S)
    slot = PcscSlot("0")
    assert slot.name == READER
    slot.close()


def test_no_descriptor_is_left_behind(pcscd: Pcscd) -> None:
    PcscSlot("0").close()
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        PcscSlot("0").close()
    assert len(os.listdir("/proc/self/fd")) <= before
