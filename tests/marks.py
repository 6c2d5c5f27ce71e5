"""Coverage marks: `pytest.mark.hits("what-happened")` on the one test that is there for a fault's branch.

The test fails where the product did not go through the branch of that name, so it cannot pass for another reason and
go on passing when the branch is never reached any more. `tests/rules/test_marks.py` holds marks and tests together.
"""

import logging
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import pytest

LOGGER = logging.getLogger("suizhu.mark")


class _Ear(logging.Handler):
    """Hears which marks were hit, on whatever thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.add(record.getMessage())


@contextmanager
def hitting(*wanted: str) -> Iterator[None]:
    """AssertionError at the end of the block: the product has not gone through the branches of these marks."""
    ear, level = _Ear(), LOGGER.level
    LOGGER.addHandler(ear)
    LOGGER.setLevel(logging.DEBUG)
    LOGGER.propagate = False  # a test may look at what else was logged
    try:
        yield
    finally:
        LOGGER.propagate = True
        LOGGER.setLevel(level)
        LOGGER.removeHandler(ear)
    assert set(wanted) <= ear.heard, f"not hit: {', '.join(sorted(set(wanted) - ear.heard))}"


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Holds a test to the marks that it names."""
    with hitting(*(name for marker in pyfuncitem.iter_markers("hits") for name in marker.args)):
        return (yield)
