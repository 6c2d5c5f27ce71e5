"""Loads PySide6 as a terminal needs it: it takes a quarter of an empty window's time less. To be imported before it.

PySide6 carries what describes its functions as source within a library, and compiles it at every start. And from then
on it reads the source of every module that is imported, to learn whether names there are to be written in another way
(`from __feature__ import snake_case`), which nobody here asks for.
"""

import __future__

import builtins
import importlib
import marshal
import os
import sys
from collections.abc import Callable, Hashable
from pathlib import Path
from types import CodeType
from typing import Any

BESIDE = Path(__file__).parent / "__pycache__"  # where Python keeps what it has compiled
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
    """While it is entered, no source is compiled that was compiled before: what it was then is taken from the file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._compile: Callable[..., Any] = compile
        self._known: dict[Hashable, CodeType] = {}
        self._new = False

    def __enter__(self) -> None:
        try:
            self._known = dict(marshal.loads(self._file.read_bytes()))  # noqa: S302 - as trusted as the .pyc beside it
        except (OSError, EOFError, ValueError, TypeError):
            self._known = {}
        setattr(builtins, "compile", self._compiled)  # noqa: B010 - to a type checker it is another function

    def __exit__(self, *_: object) -> None:
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

    def _keep(self) -> None:
        """Where it cannot be written, the next start compiles again."""
        beside = self._file.with_suffix(f".{os.getpid()}")
        try:
            self._file.parent.mkdir(exist_ok=True)
            beside.write_bytes(marshal.dumps(self._known))
            beside.replace(self._file)
        except OSError:
            return
