"""A card reader in a USB device's pipes, by the real driver and real pyusb: read, halted, pulled out at any packet."""

import time
from collections.abc import Callable
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from device_sim.people import person
from device_sim.usb_model import PLUGS, STREAM
from drivers.api.errors import DeviceError, Fault
from drivers.api.transport import Transport
from drivers.id_card.codec import Command
from drivers.id_card.driver import SdtReader
from drivers.transports.usb_device import Id, Taken
from drivers.transports.usb_pipes import FourPipes
from tests.drivers.failing import failure
from tests.drivers.id_card.desk import as_read
from tests.drivers.transports.usb import READER, Pipe, Socketed, opened

CHEN = person("chen-jianming").card
PACKETS = st.lists(st.binary(max_size=64), max_size=5)


@pytest.mark.parametrize("plug", PLUGS)
def test_a_card_is_read_through_pipes_as_over_a_line(usb: Socketed, plug: str) -> None:
    port, module = usb.reader(PLUGS[plug])
    reader = SdtReader(lambda: opened(usb, port.model))
    reader.status()
    assert reader.identity() == module.sam_id
    assert reader.find() is False
    module.insert_card(CHEN)
    assert reader.find() is True
    assert reader.read() == as_read(CHEN)
    reader.close()


@pytest.mark.parametrize("piece", [1, 7, 63])
@pytest.mark.parametrize("plug", ["stream", "four"])
def test_replies_in_short_packets_are_put_together(usb: Socketed, plug: str, piece: int) -> None:
    port, module = usb.reader(PLUGS[plug])
    module.insert_card(CHEN)
    reader = SdtReader(lambda: opened(usb, port.model))
    reader.find()
    port.faults.piece = piece
    assert reader.read() == as_read(CHEN)
    reader.close()


@pytest.mark.parametrize("plug", ["stream", "four"])
def test_a_pipe_halted_in_the_middle_of_a_visit_costs_nothing_but_time(usb: Socketed, plug: str) -> None:
    port, module = usb.reader(PLUGS[plug])
    module.insert_card(CHEN)
    reader = SdtReader(lambda: opened(usb, port.model))
    reader.find()
    port.halt(port.model.pipes(0x80)[-1].address)
    assert reader.read() == as_read(CHEN)
    reader.close()


def fault_of(act: Callable[[], object]) -> Fault | None:
    try:
        act()
    except DeviceError as error:
        return error.fault
    return None


@pytest.mark.parametrize("plug", ["stream", "four"])
def test_pulled_out_at_any_packet_of_a_visit_it_is_gone_and_plugged_in_again_it_reads(usb: Socketed, plug: str) -> None:
    port, module = usb.reader(PLUGS[plug])
    reader = SdtReader(lambda: opened(usb, port.model))
    for packets in (*range(12), 20, 29):
        module.insert_card(CHEN)
        port.unplug_after = packets
        *before_it, last = [fault_of(act) for act in (reader.status, reader.find, reader.read)]
        assert (last, set(before_it) <= {None, last}) == (Fault.OFFLINE, True)
        port.unplug_after = None
        port.plug()
        module.insert_card(CHEN)
        before = time.monotonic()
        assert reader.find()
        assert reader.read() == as_read(CHEN)
        assert time.monotonic() - before < 5.0
    reader.close()


def test_a_reader_that_was_never_there_is_found_when_it_is_plugged_in(usb: Socketed) -> None:
    port, module = usb.reader()
    port.unplug()
    reader = SdtReader(lambda: opened(usb, STREAM))
    for _ in range(2):
        with pytest.raises(DeviceError) as caught:
            reader.status()
        assert caught.value.fault is Fault.OFFLINE
        assert "not plugged in (nothing is): 'usb://0400:c35a'" in caught.value.evidence
    port.plug()
    reader.status()
    assert module.commands[-1] == Command.STATUS
    reader.close()


@settings(max_examples=100, deadline=None)
@given(PACKETS, PACKETS)
def test_whatever_comes_out_of_its_pipes_only_device_errors_leave_the_driver(
    heads: list[bytes], bodies: list[bytes]
) -> None:
    back, body = Pipe(*heads), Pipe(*bodies)

    def now() -> float:
        return back.now + body.now

    def open_line() -> Transport:
        return FourPipes(Id(*READER), cast(Taken, Pipe()), back, back, now, body_out=back, body_back=body)

    reader = SdtReader(open_line, now)
    errors = [failure(DeviceError, act) for act in (reader.status, reader.find, reader.read)]
    assert {(error.device, error.began) for error in errors if error} <= {("id_card", False)}
    reader.close()
