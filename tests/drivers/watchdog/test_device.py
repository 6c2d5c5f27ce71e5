"""A watchdog is opened, fed, stopped and left, over a pipe at whose other end one made of software counts."""

import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from device_sim.watchdog.watchdog import ABANDONED, FED, RESTART, STOPPED, SimWatchdog
from drivers.api.errors import DeviceError, Fault
from drivers.mistake import CHINESE
from drivers.reasons import in_language
from drivers.watchdog import codec
from drivers.watchdog.device import DEVICE, Watchdog, look, not_opened
from kiosk.problems.table import problem_for

SOON_S = 20.0


@pytest.fixture
def sim(tmp_path: Path) -> Iterator[SimWatchdog]:
    sim = SimWatchdog(tmp_path / "watchdog", 30.0)
    yield sim
    sim.close()


def said(sim: SimWatchdog) -> str:
    return sim.said.get(timeout=SOON_S)


def somebody_has(pipe: int) -> bool:
    """Whether more may come through it, once all is read."""
    with suppress(BlockingIOError):
        while os.read(pipe, 65_536):
            pass
        return False
    return True


def refused(path: Path) -> DeviceError:
    with pytest.raises(DeviceError) as caught:
        Watchdog(path, 60).feed()
    return caught.value


def test_it_counts_the_seconds_that_are_wanted_and_is_stopped_in_the_end(sim: SimWatchdog) -> None:
    watchdog = Watchdog(sim.path, 60, sim.ioctl)
    watchdog.feed()
    watchdog.feed()
    assert (watchdog.identity, watchdog.refusal) == ("Simulated Watchdog, 60 s", None)
    watchdog.stop()
    heard = [said(sim)]
    while heard[-1] == FED:
        heard.append(said(sim))
    assert heard[-1] == STOPPED


def test_a_program_that_ends_without_stopping_it_leaves_it_counting(sim: SimWatchdog) -> None:
    sim.seconds = 0.1
    file = os.open(sim.path, os.O_WRONLY)
    os.write(file, codec.FEED)
    os.close(file)
    assert [said(sim), said(sim), said(sim)] == [FED, ABANDONED, RESTART]


def test_one_that_cannot_be_stopped_says_so_and_goes_on(sim: SimWatchdog) -> None:
    sim.nowayout = True
    watchdog = Watchdog(sim.path, 60, sim.ioctl)
    watchdog.feed()
    assert watchdog.identity == "Simulated Watchdog, 60 s, cannot be stopped"
    assert said(sim) == FED
    watchdog.stop()
    heard = said(sim)
    assert (said(sim) if heard == FED else heard) == ABANDONED


@pytest.mark.hits("watchdog-keeps-its-own-time")
def test_seconds_that_it_does_not_take_are_told_and_it_is_fed_all_the_same(sim: SimWatchdog) -> None:
    sim.longest = 31
    watchdog = Watchdog(sim.path, 60, sim.ioctl)
    watchdog.feed()
    assert said(sim) == FED
    assert watchdog.refusal is not None
    assert watchdog.refusal.fault is Fault.REFUSED
    assert watchdog.refusal.evidence == f"{sim.path}: 60 s wanted, it counts 30 s (Invalid argument)"
    assert in_language(watchdog.refusal.evidence, CHINESE).startswith(f"{sim.path}：要它计 60 秒，它计 30 秒 (")


def test_other_seconds_than_it_was_told_are_told(sim: SimWatchdog) -> None:
    def rounds(file: int, request: int, data: bytes) -> Any:
        return codec.number_bytes(64) if request == codec.GET_TIMEOUT else sim.ioctl(file, request, data)

    watchdog = Watchdog(sim.path, 60, rounds)
    watchdog.feed()
    assert "60 s wanted, it counts 64 s" in str(watchdog.refusal)


def test_one_that_tells_no_seconds_is_fed(sim: SimWatchdog) -> None:
    def silent(file: int, request: int, data: bytes) -> Any:
        if request in (codec.GET_TIMEOUT, codec.GET_BOOT_STATUS):
            raise OSError(errno.ENOTTY, os.strerror(errno.ENOTTY))
        return sim.ioctl(file, request, data)

    watchdog = Watchdog(sim.path, 60, silent)
    watchdog.feed()
    assert (watchdog.identity, watchdog.refusal) == ("Simulated Watchdog, unknown", None)


def test_that_it_has_restarted_the_machine_is_known(sim: SimWatchdog) -> None:
    watchdog = Watchdog(sim.path, 60, sim.ioctl)
    watchdog.feed()
    assert not watchdog.restarted
    watchdog.stop()
    sim.restarted = True
    watchdog.feed()
    assert watchdog.restarted


@pytest.mark.hits("watchdog-lost")
def test_one_that_is_pulled_out_is_told_and_opened_again_once_it_is_back(tmp_path: Path) -> None:
    path = tmp_path / "watchdog"
    first = SimWatchdog(path, 30.0)
    watchdog = Watchdog(path, 60)
    watchdog.feed()
    assert watchdog.identity == "named pipe"
    first.close()
    with pytest.raises(DeviceError) as caught:
        watchdog.feed()
    assert (caught.value.fault, caught.value.evidence) == (Fault.OFFLINE, f"{path}: Broken pipe")
    second = SimWatchdog(path, 30.0)
    watchdog.feed()
    assert said(second) == FED
    second.close()


@pytest.mark.hits("watchdog-takes-nothing")
def test_one_that_takes_nothing_for_once_is_not_let_go_of(tmp_path: Path) -> None:
    path = tmp_path / "watchdog"
    os.mkfifo(path)
    reads = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    watchdog = Watchdog(path, 60)
    watchdog.feed()
    fills = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    for size in (4096, 1):
        with suppress(BlockingIOError):
            while os.write(fills, bytes(size)):
                pass
    os.close(fills)
    with pytest.raises(DeviceError) as caught:
        watchdog.feed()
    assert (caught.value.fault, caught.value.evidence) == (Fault.OFFLINE, f"{path}: Resource temporarily unavailable")
    assert somebody_has(reads)
    watchdog.feed()
    assert os.read(reads, 2) == codec.FEED
    watchdog.stop()
    os.close(reads)


def test_what_stands_in_its_place_is_told_and_not_written_to(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("kept", encoding="ascii")
    assert refused(file).fault is refused(tmp_path).fault is refused(Path("/dev/null")).fault is Fault.REFUSED
    assert file.read_text(encoding="ascii") == "kept"
    assert refused(tmp_path / "none").fault is Fault.OFFLINE
    os.mkfifo(tmp_path / "nobody-reads")
    assert refused(tmp_path / "nobody-reads").fault is Fault.OFFLINE


def test_a_watchdog_that_is_never_opened_can_be_let_go_of(tmp_path: Path) -> None:
    Watchdog(tmp_path / "none", 60).stop()
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.EBUSY, Fault.IN_USE),
        (errno.EACCES, Fault.FORBIDDEN),
        (errno.EPERM, Fault.FORBIDDEN),
        (errno.ENOENT, Fault.OFFLINE),
        (errno.ENODEV, Fault.OFFLINE),
        (errno.EISDIR, Fault.REFUSED),
    ],
)
def test_why_the_system_does_not_open_it_is_told_apart(number: int, fault: Fault) -> None:
    error = not_opened(Path("/dev/watchdog"), OSError(number, os.strerror(number)))
    assert error.fault is fault
    assert "/dev/watchdog" in error.evidence


def test_a_look_finds_what_may_be_opened_and_opens_nothing(sim: SimWatchdog, tmp_path: Path) -> None:
    look(sim.path)
    look(Path("/dev/null"))  # a device: more is not known before it is opened
    assert sim.said.empty()
    for path, fault in ((tmp_path, Fault.REFUSED), (tmp_path / "none", Fault.OFFLINE)):
        with pytest.raises(DeviceError) as caught:
            look(path)
        assert caught.value.fault is fault


def test_a_look_tells_a_user_who_may_not_open_it(sim: SimWatchdog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_, **__: False)  # these tests may run as root, who may everything
    with pytest.raises(DeviceError) as caught:
        look(sim.path)
    assert caught.value.fault is Fault.FORBIDDEN


def test_every_fault_has_a_row() -> None:
    faults = (Fault.OFFLINE, Fault.FORBIDDEN, Fault.IN_USE, Fault.REFUSED)
    assert [problem_for(DeviceError(DEVICE, fault)).code for fault in faults] == [
        "WDG-01",
        "WDG-02",
        "WDG-03",
        "WDG-04",
    ]
