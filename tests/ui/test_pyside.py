"""PySide6 is loaded without what a terminal has no use for."""

import builtins
import json
import marshal
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ui.pyside import _Compiled

SOURCE = b"told = 6 * 7"
LONG = 2_000  # characters: so long is none but those of PySide6
LOAD = """
import builtins, json, linecache, re, sys
patterns, pattern_of = [], re.compile
def counted(*args, **named):
    patterns.append(len(args[0]))
    return pattern_of(*args, **named)
re.compile = counted
compiled = []
sys.addaudithook(lambda event, args: compiled.append(str(args[1])) if event == "compile" else None)
pythons_own = builtins.__import__
from pathlib import Path
from ui import pyside
pyside.load(Path(sys.argv[1]))
from PySide6.QtCore import QObject
import kiosk.model.text
before = max(patterns)
try:
    QObject().setObjectName(1)
except TypeError as error:
    why = str(error)
print(json.dumps({
    "compiled": sum(name.startswith("shibokensupport") for name in compiled),
    "before": before,
    "after": max(patterns),
    "imports": builtins.__import__ is pythons_own,
    "read": [name for name in linecache.cache if "kiosk" in name],
    "why": why,
}))
"""


def loaded(folder: Path) -> dict[str, Any]:
    """What a program tells that has loaded PySide6 and a module of ours; it keeps what it compiles in the folder."""
    command = [sys.executable, "-c", LOAD, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def refuses(*_: object, **__: object) -> None:
    raise AssertionError("it was compiled again")


def told_by(file: Path) -> object:
    """What a program tells that is compiled while the file is asked first."""
    known: dict[str, object] = {}
    with _Compiled(file):
        exec(compile(SOURCE, "sum", "exec"), known)  # noqa: S102 - our own
    return known["told"]


def test_pyside_is_compiled_once_and_imports_are_pythons_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    first, second = loaded(tmp_path), loaded(tmp_path)
    assert first["compiled"]
    assert not second["compiled"]
    for told in (first, second):
        assert told["imports"]
        assert told["read"] == []
        assert "setObjectName" in str(told["why"])  # a mistake is told as ever
        assert told["before"] < LONG < told["after"]  # by a pattern that is compiled for it


def test_what_was_compiled_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file = tmp_path / "made" / "pyside.bin"
    assert told_by(file) == 42
    monkeypatch.setattr(builtins, "compile", refuses)
    assert told_by(file) == 42
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_another_source_is_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file = tmp_path / "pyside.bin"
    told_by(file)
    (known,) = marshal.loads(file.read_bytes()).items()  # noqa: S302 - written above
    file.write_bytes(marshal.dumps({(*known[0][:-1], b"told = 0"): known[1]}))
    assert told_by(file) == 42


@pytest.mark.parametrize("damaged", [b"", b"\xdb", b"nonsense", marshal.dumps([1])])
def test_a_damaged_file_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: bytes) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file = tmp_path / "pyside.bin"
    file.write_bytes(damaged)
    assert told_by(file) == 42
    monkeypatch.setattr(builtins, "compile", refuses)
    assert told_by(file) == 42


def test_nothing_is_kept_where_nothing_may_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert told_by(tmp_path / "pyside.bin") == 42
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "a-file").write_bytes(b"")
    assert told_by(tmp_path / "a-file" / "pyside.bin") == 42
    assert [each.name for each in tmp_path.iterdir()] == ["a-file"]


def test_what_is_no_source_is_compiled_as_ever(tmp_path: Path) -> None:
    with _Compiled(tmp_path / "pyside.bin"):
        assert eval(compile("6 * 7", "sum", "eval")) == 42  # noqa: S307 - our own
    assert not list(tmp_path.iterdir())


def test_patterns_of_pyside_are_compiled_when_they_are_used_and_others_at_once(tmp_path: Path) -> None:
    asks = "import re\nfind, other, kept = re.compile('b+', flags=re.I).finditer, re.compile('('), re.compile('c')"
    theirs: dict[str, Any] = {"__name__": "shibokensupport.made_up"}
    with _Compiled(tmp_path / "pyside.bin"):
        exec(asks, theirs)  # noqa: S102 - our own
        assert isinstance(re.compile("b+"), re.Pattern)
    assert [found[0] for found in theirs["find"]("abBa b")] == ["bB", "b"]
    with pytest.raises(re.error):
        theirs["other"].search("b")
    assert theirs["kept"].pattern == "c"
    assert not hasattr(theirs["kept"], "_is_abstract")
    assert isinstance(re.compile("b+"), re.Pattern)
