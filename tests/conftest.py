"""What holds for every test: the display it sees, and the marks that say what it needs of the machine.

The display is as large as our panels and has no glass: plain "offscreen" is 800x800, and taps beyond it are lost.
"""

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.marks import pytest_pyfunc_call as pytest_pyfunc_call  # a hook
from tests.needs import Named, Watch, behind, needs
from ui.gallery.render import offscreen
from ui.theme.sizes import Panel

_KEPT = tempfile.TemporaryDirectory(prefix="display-")  # its end is the interpreter's
_FOLDER = Path(_KEPT.name)
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_QPA_PLATFORM"] = offscreen(Panel(1920, 1920), _FOLDER)
os.environ["XDG_CACHE_HOME"] = str(_FOLDER)  # no remembered home screen of another run
os.environ["PCSCLITE_CSOCK_NAME"] = str(_FOLDER / "pcscd.comm")  # never this machine's; its library looks once

# How long an example takes says nothing on a machine that does other things as well. `brief` is for packaging/check.sh.
settings.register_profile("thorough", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("brief", settings.get_profile("thorough"), max_examples=20)
settings.load_profile("thorough")

# Modules and tests stay to the end. The collector would look through them again and again: a tenth of the time.
gc.disable()
_WATCH = Watch()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--taps", type=int, default=1, help="how often each control is tapped twice")
    parser.addoption("--vm", type=Path, metavar="FOLDER", help="run tests/vm as well, in the guest that lies there")
    parser.addoption("--vm-result", type=Path, metavar="FILE", help="where to write how tests/vm went")
    parser.addoption("--tap-seed", type=int, default=None, help="draws the gaps as in the run that told this number")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks each test as `window`, `process` or `socket`, by what it and its fixtures name; with none of them: fast."""
    for item in items:
        if isinstance(item, pytest.Function):
            for need in sorted(frozenset().union(*map(needs, _starts(item)))):
                item.add_marker(need)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """Also in the process that collects nothing and hands tests on to others."""
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    """Also where it came to no test."""
    gc.enable()


def _starts(test: pytest.Function) -> Iterator[Named]:
    """The functions of a test: its own, its fixtures', and those that it is given as parameters."""
    parameters = test.callspec.params.values() if hasattr(test, "callspec") else ()
    fixtures = (one.func for several in test._fixtureinfo.name2fixturedefs.values() for one in several)
    own = getattr(getattr(test.function, "hypothesis", None), "inner_test", test.function)
    for one in (own, *fixtures, *parameters):
        plain = behind(one)
        if plain is not None:
            yield plain


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    _WATCH.begin()
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    yield
    marked = {mark.name for mark in item.iter_markers()}
    unmarked = {need: where for need, where in _WATCH.opened().items() if need not in marked}
    assert not unmarked, f"opened what it does not name: {unmarked}; tests/needs.py tells how marks are found"
