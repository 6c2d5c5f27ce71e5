"""The watchdog made of software counts as a watchdog does."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.watchdog.watchdog import ABANDONED, FED, RESTART, STOPPED, SimWatchdog
from drivers.watchdog import codec

SOON_S = 20.0


@pytest.fixture
def sim(tmp_path: Path) -> Iterator[SimWatchdog]:
    sim = SimWatchdog(tmp_path / "watchdog", 0.05)
    yield sim
    sim.close()
    assert not sim.path.exists()


def said(sim: SimWatchdog) -> str:
    return sim.said.get(timeout=SOON_S)


def test_it_restarts_the_machine_where_nobody_feeds_it(sim: SimWatchdog) -> None:
    file = os.open(sim.path, os.O_WRONLY)
    os.write(file, codec.FEED)
    assert [said(sim), said(sim)] == [FED, RESTART]
    os.close(file)
    assert said(sim) == ABANDONED


def test_it_counts_only_once_somebody_has_opened_it_and_stops_where_it_is_told_to(sim: SimWatchdog) -> None:
    file = os.open(sim.path, os.O_WRONLY)
    os.write(file, codec.FEED + codec.STOP)
    os.close(file)
    assert said(sim) == FED
    assert said(sim) == STOPPED
    sim.nowayout = True
    file = os.open(sim.path, os.O_WRONLY)
    os.write(file, codec.STOP)
    os.close(file)
    assert [said(sim), said(sim), said(sim)] == [FED, ABANDONED, RESTART]


def test_it_answers_what_the_kernel_answers(sim: SimWatchdog) -> None:
    file = os.open(sim.path, os.O_WRONLY)
    assert codec.info_of(sim.ioctl(file, codec.GET_SUPPORT, bytes(codec.INFO_BYTES))).identity == "Simulated Watchdog"
    assert sim.ioctl(file, codec.SET_TIMEOUT, codec.number_bytes(7)) == codec.number_bytes(7)
    assert codec.number_of(sim.ioctl(file, codec.GET_TIMEOUT, codec.number_bytes(0))) == 7
    assert codec.number_of(sim.ioctl(file, codec.GET_BOOT_STATUS, codec.number_bytes(0))) == 0
    with pytest.raises(OSError, match="Invalid argument"):
        sim.ioctl(file, codec.SET_TIMEOUT, codec.number_bytes(sim.longest + 1))
    os.close(file)
