"""Who watches over the terminal is told that the window's thread goes on, and what is true of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from device_sim.watchdog.service_manager import SimServiceManager
from device_sim.watchdog.watchdog import FED, STOPPED, SimWatchdog
from drivers.watchdog.device import RESTARTED
from kiosk.app.watched import EVERY_S, OPEN_EVERY_S, Watched
from kiosk.config.settings import Watchdog
from kiosk.model.device_state import DeviceState
from tests.kiosk.terminal_devices import ByHand

SOON_S = 20.0


@dataclass
class Machine:
    """As much of it as is asked: what is not well, and what it was told."""

    troubles: list[str] = field(default_factory=list)
    found: list[DeviceState] = field(default_factory=list)

    def watchdog_found(self, state: DeviceState) -> None:
        self.found.append(state)


class Desk:
    """A terminal's thread, whose time goes on by hand."""

    def __init__(self, folder: Path, *, language: str = "C") -> None:
        self.systemd = SimServiceManager(folder / "notify", 30.0)
        self.path = folder / "watchdog"
        self.run = ByHand()
        self.machine = Machine()
        self.environment = {**self.systemd.environment, "LANG": language}
        self.watched = Watched(Watchdog(), self.run, self.environment)

    def with_watchdog(self, **ways: object) -> Watched:
        self.watched.stopped()
        self.watched = Watched(Watchdog(self.path, 60), self.run, {}, **ways)
        return self.watched

    def beat(self, machine: Machine | None = None, out: str = "") -> None:
        self.run.seconds += 1.0
        self.watched.beat(machine, out)

    def heard(self, machine: Machine | None = None, out: str = "") -> dict[str, str]:
        self.beat(machine, out)
        return dict(self.systemd.hear(SOON_S))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.watched.stopped()
    desk.systemd.close()


def test_it_is_ready_once_the_home_screen_is_painted_and_not_before(desk: Desk) -> None:
    assert desk.watched.waits_for_paint
    starting = {"STATUS": "starting: the home screen has not been painted yet", "EXTEND_TIMEOUT_USEC": "30000000"}
    assert desk.heard(desk.machine) == {**starting, "WATCHDOG": "1"}
    assert "READY" not in desk.heard(desk.machine)
    desk.watched.painted()
    assert not desk.watched.waits_for_paint
    stands = "the home screen stands; queue and devices are being opened"
    assert desk.heard() == {"STATUS": stands, "READY": "1", "WATCHDOG": "1"}
    assert desk.heard() == {"WATCHDOG": "1"}


def test_its_status_is_what_is_true(desk: Desk) -> None:
    desk.watched.painted()
    assert desk.heard(out="SYS-03")["STATUS"] == "out of service: SYS-03; tried again by itself"
    assert desk.heard(desk.machine)["STATUS"] == "running; nothing is known to be wrong"
    desk.machine.troubles = ["PRN-01", "NET-01", "PRN-01"]
    assert desk.heard(desk.machine)["STATUS"] == "running; not well: NET-01, PRN-01"
    desk.watched.stops()
    assert desk.systemd.hear() == {"STOPPING": "1", "STATUS": "stopping"}


def test_a_technician_who_reads_chinese_reads_it_in_chinese(tmp_path: Path) -> None:
    desk = Desk(tmp_path, language="zh_CN.UTF-8")
    desk.watched.painted()
    assert desk.heard(desk.machine)["STATUS"] == "正在运行，没有发现问题"
    desk.watched.stopped()
    desk.systemd.close()


def test_what_was_not_taken_is_said_again(desk: Desk, tmp_path: Path) -> None:
    desk.watched.painted()
    desk.systemd.close()
    (tmp_path / "notify").unlink()
    desk.beat()
    desk.systemd = SimServiceManager(tmp_path / "notify", 30.0)
    assert desk.heard()["READY"] == "1"


def test_a_clock_that_goes_faster_says_nothing_more_often(desk: Desk) -> None:
    desk.heard()
    desk.run.seconds += EVERY_S / 2
    desk.watched.beat(None, "")
    with pytest.raises(TimeoutError):
        desk.systemd.hear(0.01)


def test_without_anybody_who_watches_nothing_happens(tmp_path: Path) -> None:
    watched = Watched(Watchdog(), ByHand(), {})
    watched.painted()
    watched.beat(Machine(), "")
    watched.stops()
    watched.stopped()
    assert not watched.waits_for_paint


def test_the_watchdog_is_fed_at_every_beat_and_stopped_at_the_end_alone(desk: Desk) -> None:
    sim = SimWatchdog(desk.path, 30.0)
    watched = desk.with_watchdog(ioctl=sim.ioctl)
    for _ in range(2):
        desk.beat(desk.machine)
        assert sim.said.get(timeout=SOON_S) == FED
    watched.stops()
    assert sim.said.empty()
    watched.stopped()
    heard = sim.said.get(timeout=SOON_S)
    assert (sim.said.get(timeout=SOON_S) if heard == FED else heard) == STOPPED
    (state,) = desk.machine.found
    assert (state.code, state.identity) == ("", "Simulated Watchdog, 60 s")
    sim.close()


def test_one_that_is_not_there_is_told_once_and_tried_again(desk: Desk) -> None:
    desk.with_watchdog()
    desk.beat()  # before there is a machine that could be told
    desk.beat(desk.machine)
    assert [state.code for state in desk.machine.found] == ["WDG-01"]
    sim = SimWatchdog(desk.path, 30.0)
    desk.beat(desk.machine)
    assert sim.said.empty()
    desk.run.seconds += OPEN_EVERY_S
    desk.beat(desk.machine)
    assert sim.said.get(timeout=SOON_S) == FED
    assert [state.code for state in desk.machine.found] == ["WDG-01", ""]
    sim.close()


def test_what_it_refuses_and_what_it_has_done_is_told(desk: Desk) -> None:
    sim = SimWatchdog(desk.path, 30.0, longest=59)
    sim.restarted = True
    desk.with_watchdog(ioctl=sim.ioctl)
    desk.beat(desk.machine)
    (state,) = desk.machine.found
    assert (state.code, state.warnings) == ("WDG-04", (RESTARTED,))
    assert state.evidence == f"{desk.path}: 60 s wanted, it counts 30 s (Invalid argument)"
    sim.close()
