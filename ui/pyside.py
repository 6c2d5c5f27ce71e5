"""Loads PySide6 as a terminal needs it: a third of an empty window's instructions less. To be imported before it.

PySide6 carries what describes its functions as source within a library, and compiles it at every start, with patterns
that only serve messages about mistakes and take as long. And from then on it reads the source of every module that is
imported, to learn whether names there are to be written in another way (`from __feature__ import snake_case`), which
nobody here asks for.
"""

import __future__

import builtins
import importlib
import marshal
import os
import re
import sys
from collections.abc import Callable, Hashable
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import Any

BESIDE = Path(__file__).parent / "__pycache__"  # where Python keeps what it has compiled
SUPPORT = "shibokensupport."  # where PySide6 describes its functions
METHODS = frozenset(name for name in dir(re.Pattern) if callable(getattr(re.Pattern, name)))
_OF_THE_FUTURE = sum(getattr(__future__, name).compiler_flag for name in __future__.all_feature_names)


def load(folder: Path = BESIDE) -> None:
    """Import it, if nobody has done so yet. `folder`: where is kept what was compiled, by the rules of Python."""
    if "PySide6.QtCore" in sys.modules:
        return
    pythons_own = builtins.__import__
    with _Compiled(folder / f"pyside.{sys.implementation.cache_tag}.bin"):
        importlib.import_module("PySide6.QtCore")
    builtins.__import__ = pythons_own


class _Compiled:
    """While it is entered, no source is compiled that was compiled before: what it was then is taken from the file.
    A pattern of PySide6 is not compiled either.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._pattern: Callable[..., re.Pattern[Any]] = re.compile
        self._compile: Callable[..., Any] = compile
        self._known: dict[Hashable, CodeType] = {}
        self._new = False

    def __enter__(self) -> None:
        try:
            self._known = dict(marshal.loads(self._file.read_bytes()))  # noqa: S302 - as trusted as the .pyc beside it
        except (OSError, EOFError, ValueError, TypeError):
            self._known = {}
        setattr(builtins, "compile", self._compiled)  # noqa: B010 - to a type checker it is another function
        setattr(re, "compile", self._later)  # noqa: B010

    def __exit__(self, *_: object) -> None:
        re.compile = self._pattern
        builtins.compile = self._compile
        if self._new and not sys.dont_write_bytecode:
            self._keep()

    def _compiled(self, source: Any, name: Any, mode: str, *args: Any, **named: Any) -> Any:
        """As `compile`. The source itself is what is looked up: another version of PySide6 has another one."""
        if not isinstance(source, bytes) or args or named:
            return self._compile(source, name, mode, *args, **named)
        inherited = sys._getframe(1).f_code.co_flags & _OF_THE_FUTURE
        made = sys.version, sys.flags.optimize, inherited, name, mode, source
        if made not in self._known:
            self._known[made] = self._compile(source, name, mode, inherited, dont_inherit=True)
            self._new = True
        return self._known[made]

    def _later(self, *args: Any, **named: Any) -> Any:
        """As `re.compile`; what PySide6 asks for is made when it is used."""
        asks = str(sys._getframe(1).f_globals.get("__name__", ""))
        return (_Pattern if asks.startswith(SUPPORT) else self._pattern)(*args, **named)

    def _keep(self) -> None:
        """Where it cannot be written, the next start compiles again."""
        beside = self._file.with_suffix(f".{os.getpid()}")
        try:
            self._file.parent.mkdir(exist_ok=True)
            beside.write_bytes(marshal.dumps(self._known))
            beside.replace(self._file)
        except OSError:
            return


class _Pattern:
    """A pattern that is compiled when it is first used. Its methods may be taken before."""

    def __init__(self, *args: Any, **named: Any) -> None:
        self._asked = args, named

    @cached_property
    def _made(self) -> "re.Pattern[Any]":
        args, named = self._asked
        return re.compile(*args, **named)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # a class that holds it asks whether it is a property, or abstract
            raise AttributeError(name)
        if name in METHODS:
            return lambda *args, **named: getattr(self._made, name)(*args, **named)
        return getattr(self._made, name)
