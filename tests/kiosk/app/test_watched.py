"""Who watches over the terminal is told that the window's thread goes on, and what is true of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.watchdog.service_manager import SimServiceManager
from device_sim.watchdog.watchdog import FED, STOPPED, SimWatchdog
from drivers.watchdog.device import RESTARTED
from kiosk.app.watched import AGAIN_S, EVERY_S, Watched
from kiosk.config.settings import Watchdog
from kiosk.model.device_state import DeviceState
from tests.kiosk.terminal_devices import ByHand

SOON_S = 20.0


class Desk:
    """A terminal's thread, whose time goes on by hand."""

    def __init__(self, folder: Path, *, language: str = "C") -> None:
        self.systemd = SimServiceManager(folder / "notify", 30.0)
        self.path = folder / "watchdog"
        self.run = ByHand()
        self.found: list[DeviceState] = []
        self.environment = {**self.systemd.environment, "LANG": language}
        self.watched = Watched(Watchdog(), self.run, self.environment)

    def with_watchdog(self, seconds: int = 60, **ways: object) -> Watched:
        self.watched.stopped()
        self.watched = Watched(Watchdog(self.path, seconds), self.run, {}, **ways)
        return self.watched

    def beat(self, *codes: str) -> None:
        """With what is behind the window, of which `codes` are not well."""
        self.run.seconds += 1.0
        self.watched.beat("", codes, self.found.append)

    def beat_alone(self, out: str = "") -> None:
        """With nothing behind the window yet."""
        self.run.seconds += 1.0
        self.watched.beat(out)

    def heard(self) -> dict[str, str]:
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
    desk.beat()
    assert desk.heard() == {**starting, "WATCHDOG": "1"}
    desk.beat()
    assert "READY" not in desk.heard()
    desk.watched.painted()
    assert not desk.watched.waits_for_paint
    stands = "the home screen stands; queue and devices are being opened"
    desk.beat_alone()
    assert desk.heard() == {"STATUS": stands, "READY": "1", "WATCHDOG": "1"}
    desk.beat_alone()
    assert desk.heard() == {"WATCHDOG": "1"}


def test_its_status_is_what_is_true(desk: Desk) -> None:
    desk.watched.painted()
    desk.beat_alone("SYS-03")
    assert desk.heard()["STATUS"] == "out of service: SYS-03; tried again by itself"
    desk.beat()
    assert desk.heard()["STATUS"] == "running; nothing is known to be wrong"
    desk.beat("PRN-01", "NET-01", "PRN-01")
    assert desk.heard()["STATUS"] == "running; not well: NET-01, PRN-01"
    desk.watched.stops()
    assert desk.systemd.hear() == {"STOPPING": "1", "STATUS": "stopping"}


def test_a_technician_who_reads_chinese_reads_it_in_chinese(tmp_path: Path) -> None:
    desk = Desk(tmp_path, language="zh_CN.UTF-8")
    desk.watched.painted()
    desk.beat()
    assert desk.heard()["STATUS"] == "正在运行，没有发现问题"
    desk.watched.stopped()
    desk.systemd.close()


def test_what_was_not_taken_is_said_again(desk: Desk, tmp_path: Path) -> None:
    desk.watched.painted()
    desk.systemd.close()
    (tmp_path / "notify").unlink()
    desk.beat_alone()
    desk.systemd = SimServiceManager(tmp_path / "notify", 30.0)
    desk.beat_alone()
    assert desk.heard()["READY"] == "1"


def test_a_clock_that_goes_faster_says_nothing_more_often(desk: Desk) -> None:
    desk.beat_alone()
    desk.heard()
    desk.run.seconds += EVERY_S / 2
    desk.watched.beat("")
    with pytest.raises(TimeoutError):
        desk.systemd.hear(0.01)


def test_without_anybody_who_watches_nothing_happens(tmp_path: Path) -> None:
    watched = Watched(Watchdog(), ByHand(), {})
    watched.painted()
    watched.beat("")
    watched.stops()
    watched.stopped()
    assert not watched.waits_for_paint


def test_the_watchdog_is_fed_at_every_beat_and_stopped_at_the_end_alone(desk: Desk) -> None:
    sim = SimWatchdog(desk.path, 30.0)
    watched = desk.with_watchdog(ioctl=sim.ioctl)
    for _ in range(2):
        desk.beat()
        assert sim.said.get(timeout=SOON_S) == FED
    watched.stops()
    assert sim.said.empty()
    watched.stopped()
    heard = sim.said.get(timeout=SOON_S)
    assert (sim.said.get(timeout=SOON_S) if heard == FED else heard) == STOPPED
    (state,) = desk.found
    assert (state.code, state.identity) == ("", "Simulated Watchdog, 60 s")
    sim.close()


def test_one_that_is_not_there_is_told_once_and_tried_again(desk: Desk) -> None:
    desk.with_watchdog()
    desk.beat_alone()  # before there is anybody who could be told
    desk.beat()
    assert [state.code for state in desk.found] == ["WDG-01"]
    sim = SimWatchdog(desk.path, 30.0)
    desk.beat()
    assert sim.said.empty()
    desk.run.seconds += AGAIN_S
    desk.beat()
    assert sim.said.get(timeout=SOON_S) == FED
    assert [state.code for state in desk.found] == ["WDG-01", ""]
    sim.close()


@pytest.mark.parametrize("seconds", [10, 12, 60])
def test_one_that_is_lost_is_tried_again_before_it_restarts_the_machine(desk: Desk, seconds: int) -> None:
    first = SimWatchdog(desk.path, 30.0)
    desk.with_watchdog(seconds)
    desk.beat()
    assert first.said.get(timeout=SOON_S) == FED
    lost_at = desk.run.seconds
    first.close()
    desk.beat()
    assert [state.code for state in desk.found] == ["", "WDG-01"]
    again = SimWatchdog(desk.path, 30.0)
    while desk.found[-1].code:
        desk.beat()
    assert again.said.get(timeout=SOON_S) == FED
    assert desk.run.seconds - lost_at <= seconds / 2
    again.close()


def test_what_it_refuses_and_what_it_has_done_is_told(desk: Desk) -> None:
    sim = SimWatchdog(desk.path, 30.0, longest=59)
    sim.restarted = True
    desk.with_watchdog(ioctl=sim.ioctl)
    desk.beat()
    (state,) = desk.found
    assert (state.code, state.warnings) == ("WDG-04", (RESTARTED,))
    assert state.evidence == f"{desk.path}: 60 s wanted, it counts 30 s (Invalid argument)"
    sim.close()
