"""The guest of the tests of one file. Without `--vm FOLDER` none of them is even looked at."""

import datetime
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.vm.machine import QEMU, Freezer, Machine
from tests.vm.result import Result, as_toml

AGAIN_S = 5.0  # from putting a plug back until its device is ready, on a machine that does nothing else
_TOOK: dict[str, float] = {}
_AGAIN: dict[str, float] = {}
_KERNELS: set[str] = set()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return None if config.getoption("--vm") else True


@pytest.fixture(scope="module")
def machine(pytestconfig: pytest.Config) -> Iterator[Machine]:
    """As it was frozen: no device has ever been plugged in."""
    with Freezer(pytestconfig.getoption("--vm")).thaw() as thawed:
        _KERNELS.update(thawed.run("uname", "-r"))
        yield thawed


@pytest.fixture
def again(record_property: Callable[[str, object], None]) -> Callable[[float], None]:
    """Takes how many seconds of the guest's clock passed from putting a plug back until its device was ready."""

    def took(seconds: float) -> None:
        record_property("again", seconds)
        wanted = os.getloadavg()[0] / (os.cpu_count() or 1)  # so many programs share a processor
        assert seconds <= AGAIN_S * max(wanted, 1.0)

    return took


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    name = report.nodeid.removeprefix("tests/vm/")
    took = _TOOK.get(name, 0.0)
    _TOOK[name] = took + report.duration if report.passed and took >= 0 else -1.0
    if report.when == "call":
        _AGAIN.update((name, float(str(value))) for what, value in report.user_properties if what == "again")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _AGAIN:
        terminalreporter.section("ready again, seconds after a plug was put back")
    for name, seconds in _AGAIN.items():
        terminalreporter.line(f"{seconds:5.2f}  {name}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    file: Path | None = session.config.getoption("--vm-result")
    if file is None or not _TOOK:
        return
    qemu = subprocess.run([QEMU, "--version"], capture_output=True, check=True, text=True).stdout
    result = Result(
        day=f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}",
        kernel=" ".join(sorted(_KERNELS)),
        qemu=qemu.split()[3],
        acceleration=Freezer(session.config.getoption("--vm")).acceleration(),
        load=os.getloadavg()[0],
        processors=os.cpu_count() or 1,
        tests=_TOOK,
        again=_AGAIN,
    )
    file.write_text(as_toml(result), encoding="utf-8")
