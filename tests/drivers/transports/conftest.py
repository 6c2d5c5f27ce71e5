"""What the tests of transports share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drivers.transports.kernel import Line
from tests.drivers.transports.pcscd import Pcscd, the_pcscd
from tests.drivers.transports.usb import Socketed, sockets


@pytest.fixture
def usb(tmp_path: Path) -> Iterator[Socketed]:
    with sockets(tmp_path) as one:
        yield one


@pytest.fixture
def line() -> Iterator[Line]:
    one = Line()
    yield one
    one.close()


@pytest.fixture
def pcscd() -> Iterator[Pcscd]:
    one = the_pcscd()
    one.start()
    yield one
    one.stop()
