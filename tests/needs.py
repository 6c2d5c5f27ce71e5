"""What a test needs of the machine: a window, another process, a socket. It is told from what the test names.

A test and its fixtures name functions and classes, which name others: whatever is reached so is looked at, in the tests
and in the product, as far as the module that opens something. What a test then opens in truth is watched: see `Watch`.
"""

import functools
import os
import sys
import threading
from collections.abc import Iterator
from inspect import unwrap
from types import CodeType, FrameType, FunctionType, MethodType, ModuleType

WINDOW, PROCESS, SOCKET = "window", "process", "socket"
OURS = ("tests.", "kiosk.", "drivers.", "ui.", "offline_cache.", "device_sim.")
# What the modules that open something are called; a name below a module counts as well.
OPENS = {
    "PySide6.QtGui": WINDOW,
    "PySide6.QtQuick": WINDOW,
    "PySide6.QtWidgets": WINDOW,
    "pytestqt": WINDOW,
    "multiprocessing": PROCESS,
    "subprocess": PROCESS,
    "http.server": SOCKET,
    "requests": SOCKET,
    "socket": SOCKET,
    "socketserver": SOCKET,
    "uvicorn": SOCKET,
}
CALLERS = 12  # as many as lead from a socket to the test
EVENTS = {
    "os.exec": PROCESS,
    "os.fork": PROCESS,
    "os.forkpty": PROCESS,
    "os.posix_spawn": PROCESS,
    "os.system": PROCESS,
    "subprocess.Popen": PROCESS,
    "socket.__new__": SOCKET,
}


Named = FunctionType | type | ModuleType


@functools.cache
def needs(start: Named) -> frozenset[str]:
    """What is reached from a function or class: a subset of window, process and socket."""
    seen: set[Named] = set()
    found: set[str] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            need, named = _look(one)
            found |= need
            waiting += named
    return frozenset(found)


@functools.cache
def _look(one: Named) -> tuple[frozenset[str], tuple[Named, ...]]:
    """What opens something, as far as it does, and otherwise what it names; others' code is not looked into."""
    home = one.__name__ if isinstance(one, ModuleType) else one.__module__
    need = frozenset(need for name, need in OPENS.items() if f"{home}.".startswith(f"{name}."))
    if need or isinstance(one, ModuleType) or not home.startswith(OURS):
        return need, ()
    return need, tuple(dict.fromkeys(plain for named in _named_by(one) if (plain := behind(named)) is not None))


def behind(one: object) -> Named | None:
    """The function, class or module behind a method, a partial, a cache or a decorator. None: it is something else."""
    if isinstance(one, MethodType | staticmethod | classmethod):
        return behind(one.__func__)
    if isinstance(one, functools.partial):
        return behind(one.func)
    plain = unwrap(one) if callable(one) else one
    return plain if isinstance(plain, Named) else None


def _named_by(one: FunctionType | type) -> Iterator[object]:
    if isinstance(one, FunctionType):
        yield from (one.__globals__[name] for name in _names(one.__code__) if name in one.__globals__)
        return
    yield from one.__mro__[1:]
    for part in vars(one).values():
        yield from (part.fget, part.fset) if isinstance(part, property) else (part,)


def _names(code: CodeType) -> frozenset[str]:
    """The names that a function and the functions within it speak of."""
    inner = (_names(part) for part in code.co_consts if isinstance(part, CodeType))
    return frozenset(code.co_names).union(*inner)


class Watch:
    """Sees what the test that runs opens: sockets and processes as Python tells its auditors, windows by Qt's count.

    Threads that an earlier test left behind are not the test's. While coverage is measured, only windows are seen:
    up to Python 3.11 a thread cannot be traced whose start meets an auditor within another's start, and does not run.
    """

    def __init__(self) -> None:
        self._opened: dict[str, str] = {}
        self._strangers: set[int] = set()
        self._application = False
        self._auditor = False

    def begin(self) -> None:
        if not self._auditor and sys.gettrace() is None:
            sys.addaudithook(self._see)
            self._auditor = True
        others = (thread.ident for thread in threading.enumerate() if thread is not threading.main_thread())
        self._strangers = {ident for ident in others if ident is not None}
        self._application = _application()
        self._opened = {}

    def opened(self) -> dict[str, str]:
        """What was opened since `begin`, and where."""
        if _application() and not self._application:
            self._opened[WINDOW] = "a QGuiApplication"
        return dict(self._opened)

    def _see(self, event: str, _: object) -> None:
        need = EVENTS.get(event)
        if need and need not in self._opened and threading.get_ident() not in self._strangers:
            self._opened[need] = f"{event}, {_place()}"


def _application() -> bool:
    qt = sys.modules.get("PySide6.QtCore")
    return qt is not None and qt.QCoreApplication.instance() is not None


def _place() -> str:
    """The files and lines that led here, the nearest first."""
    frame: FrameType | None = sys._getframe(2)
    lines: list[str] = []
    while frame is not None and len(lines) < CALLERS:
        lines.append(f"{os.path.basename(frame.f_code.co_filename)}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(lines)
