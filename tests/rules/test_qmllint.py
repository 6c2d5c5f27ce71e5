"""Qt's own checker has nothing to say about the QML, and knows the one type that Python gives it."""

import subprocess
import sys
from pathlib import Path

import PySide6

import ui

PYSIDE = Path(PySide6.__file__).parent
UI = Path(ui.__file__).parent
QML = UI / "qml"
VIEW_MODEL = UI / "present" / "view_model.py"
TYPES = QML / "Suizhu" / "Suizhu.qmltypes"


def _lint(*files: Path) -> str:
    command = [str(PYSIDE / "qmllint"), "--ignore-settings", "-I", str(QML), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    return done.stdout + done.stderr


def test_qmllint_has_nothing_to_say() -> None:
    assert _lint(*sorted(QML.rglob("*.qml"))) == ""


def test_nothing_is_switched_off() -> None:
    for file in QML.rglob("*.qml"):
        assert "qmllint disable" not in file.read_text("utf-8"), file
    assert not list(QML.rglob(".qmllint.ini"))


def test_a_misspelt_colour_is_seen(tmp_path: Path) -> None:
    mistaken = tmp_path / "Mistaken.qml"
    mistaken.write_text(f'import QtQuick\nimport "{QML}/theme"\nRectangle {{ color: Theme.dress.c_inc }}\n', "utf-8")
    assert 'Member "c_inc" not found on type "Dress"' in _lint(mistaken)


def test_the_types_that_python_gives_are_told_as_they_are(tmp_path: Path) -> None:
    dump, types = tmp_path / "view_model.json", tmp_path / TYPES.name
    subprocess.run(
        [sys.executable, PYSIDE / "scripts" / "metaobjectdump.py", "-c", "-s", "-o", dump, VIEW_MODEL], check=True
    )
    module = ["--import-name", "Suizhu", "--major-version", "1", "--minor-version", "0"]
    subprocess.run(
        [
            PYSIDE / "Qt" / "libexec" / "qmltyperegistrar",
            "--generate-qmltypes",
            types,
            *module,
            "-o",
            tmp_path / "x",
            dump,
        ],
        check=True,
        capture_output=True,
    )
    assert TYPES.read_text("utf-8") == types.read_text("utf-8"), f"ViewModel has changed: cp {types} {TYPES}"
