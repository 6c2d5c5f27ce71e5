"""What the tests of transports share."""

from collections.abc import Iterator

import pytest

from tests.drivers.transports.kernel import Line


@pytest.fixture
def line() -> Iterator[Line]:
    one = Line()
    yield one
    one.close()
