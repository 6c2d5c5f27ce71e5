"""The guest of the tests of one file. Without `--vm FOLDER` none of them is even looked at."""

import datetime
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vm.machine import QEMU, Freezer, Machine
from tests.vm.result import Result, as_toml

_TOOK: dict[str, float] = {}
_KERNELS: set[str] = set()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return None if config.getoption("--vm") else True


@pytest.fixture(scope="module")
def machine(pytestconfig: pytest.Config) -> Iterator[Machine]:
    """As it was frozen: no device has ever been plugged in."""
    with Freezer(pytestconfig.getoption("--vm")).thaw() as thawed:
        _KERNELS.update(thawed.run("uname", "-r"))
        yield thawed


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    name = report.nodeid.removeprefix("tests/vm/")
    took = _TOOK.get(name, 0.0)
    _TOOK[name] = took + report.duration if report.passed and took >= 0 else -1.0


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
    )
    file.write_text(as_toml(result), encoding="utf-8")
