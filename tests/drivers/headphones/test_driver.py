"""The jack's driver against the simulated jack, over virtual time."""

import pytest

from device_sim.headphones.jack import SimHeadphones
from device_sim.port import Loopback
from drivers.api.errors import DeviceError, Fault
from drivers.api.input_event import SYN, SYN_DROPPED, InputEvent, encode
from drivers.api.status import DeviceStatus, Notice
from drivers.headphones.driver import Jack


class Bench:
    """A jack, its wire and its driver in one process."""

    def __init__(self) -> None:
        self.port = Loopback(SimHeadphones)
        assert isinstance(self.port.device, SimHeadphones)
        self.jack = self.port.device
        self.driver = Jack(self.port.open, self.port.clock)


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.mark.parametrize("inserted", [True, False])
def test_how_it_is_at_the_start_is_told_without_a_change(bench: Bench, *, inserted: bool) -> None:
    bench.jack.inserted = inserted
    assert bench.driver.poll(1.0) is inserted
    assert bench.port.now == 0.0


def test_a_plug_is_told_as_it_goes_in_and_comes_out(bench: Bench) -> None:
    assert bench.driver.poll(1.0) is False
    bench.jack.insert()
    assert bench.driver.poll(1.0) is True
    assert bench.port.now == 0.0
    assert bench.driver.poll(1.0) is True  # no change: after a second the same
    assert bench.port.now == pytest.approx(1.0)
    bench.jack.pull()
    assert bench.driver.poll(1.0) is False
    assert bench.port.now == pytest.approx(1.0)


def test_a_plug_that_was_out_only_for_a_moment_was_out(bench: Bench) -> None:
    bench.jack.inserted = True
    assert bench.driver.poll(1.0) is True
    bench.jack.pull()
    bench.jack.insert()
    assert [bench.driver.poll(1.0), bench.driver.poll(1.0)] == [False, True]


def test_what_comes_in_pieces_of_one_byte_is_whole(bench: Bench) -> None:
    bench.port.faults.piece = 1
    bench.jack.inserted = True
    assert bench.driver.poll(1.0) is True


def test_a_jack_that_says_nothing_is_not_known(bench: Bench) -> None:
    bench.port.faults.stalled = True
    assert bench.driver.poll(1.0) is None
    assert bench.driver.status() == DeviceStatus(notices=(Notice.UNHEARD,), evidence="has not said yet")
    bench.port.faults.stalled = False
    bench.jack.insert()
    assert bench.driver.status() == DeviceStatus(evidence="plugged in")


def test_a_change_that_a_look_has_met_is_told_to_who_listens(bench: Bench) -> None:
    assert bench.driver.poll(1.0) is False
    bench.jack.insert()
    assert bench.driver.status().evidence == "plugged in"
    assert bench.driver.poll(0.0) is True


@pytest.mark.hits("the-jack-is-asked-again")
def test_after_lost_events_the_jack_is_asked_again(bench: Bench) -> None:
    assert bench.driver.poll(1.0) is False
    bench.jack.inserted = True  # and the event of it is lost
    bench.port.say(encode(InputEvent(SYN, SYN_DROPPED, 0)), 0.0)
    assert bench.driver.poll(1.0) is True


def test_what_is_wrong_with_the_line_is_told_apart(bench: Bench) -> None:
    bench.port.faults.noise_next = b"HTTP/1.1 400 Bad Request"
    for verb in (bench.driver.status, lambda: bench.driver.poll(1.0)):
        bench.port.faults.noise_next = b"HTTP/1.1 400 Bad Request"
        with pytest.raises(DeviceError) as caught:
            verb()
        assert caught.value.fault is Fault.GARBLED
    bench.port.unplugged = True
    for verb in (bench.driver.status, lambda: bench.driver.poll(1.0)):
        with pytest.raises(DeviceError) as caught:
            verb()
        assert caught.value.fault is Fault.OFFLINE


def test_a_jack_that_is_plugged_in_again_is_asked_anew(bench: Bench) -> None:
    bench.jack.inserted = True
    assert bench.driver.poll(1.0) is True
    bench.port.unplugged = True
    with pytest.raises(DeviceError):
        bench.driver.poll(1.0)
    bench.port.unplugged = False
    bench.jack.inserted = False
    assert bench.driver.poll(1.0) is False


def test_an_address_that_the_system_refuses_is_offline() -> None:
    def refuse() -> Loopback:
        raise ValueError("embedded null byte")

    with pytest.raises(DeviceError, match="embedded null byte") as caught:
        Jack(refuse, lambda: 0.0).status()
    assert caught.value.fault is Fault.OFFLINE
