"""The simulated jack says how it is as soon as somebody listens, and then each change."""

from device_sim.headphones.jack import SimHeadphones
from device_sim.port import Loopback
from drivers.api.input_event import take_event


def heard(port: Loopback) -> tuple[int, int, int] | None:
    event = take_event(bytearray(port.read(4096, 0.1)))
    return event[:3] if event else None


def test_a_plug_goes_in_and_out() -> None:
    port = Loopback(SimHeadphones)
    port.open()
    assert heard(port) == (5, 2, 0)
    assert isinstance(port.device, SimHeadphones)
    port.device.insert()
    assert heard(port) == (5, 2, 1)
    port.device.pull()
    assert heard(port) == (5, 2, 0)
    assert heard(port) is None
