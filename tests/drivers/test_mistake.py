"""The sentences of wrong settings: each in both languages, none of them missing and none too many.

Covers kiosk.config.words as well.
"""

from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from drivers import ports, scan
from drivers.mistake import LANGUAGES, SENTENCES, either, in_a_row, in_every_language, language_of, mistake, sentences
from kiosk.config import words
from kiosk.technician import parked_commands
from tests.both_languages import HAN

ROOT = Path(__file__).parents[2]
FILES = {
    "drivers": SENTENCES,
    "drivers/ports.py": ports.SENTENCES,
    "drivers/scan.py": scan.SENTENCES,
    "kiosk": words.SENTENCES,
    "kiosk/technician/parked_commands.py": parked_commands.SENTENCES,
}
LISTS = {"colon", "commas", "semicolons"}  # what stands in a list, or before a meaning
EVERYWHERE = {"at-line", "in-file", "of-device"}  # no words in them
OF_THE_SYSTEM = {"reason"}  # English of its own, which the Chinese may say in its own words
ALL = [(room, key) for room, file in FILES.items() for key in sentences(file) if key not in LISTS]


def places(pattern: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name}


@pytest.mark.parametrize(("room", "key"), ALL)
def test_a_mistake_has_a_sentence_in_both_languages_with_the_same_values(room: str, key: str) -> None:
    said = sentences(FILES[room])[key]
    assert set(said) == set(LANGUAGES)
    english, chinese = places(said["en"]), places(said["zh-Hans"])
    assert chinese <= english
    assert english - chinese <= OF_THE_SYSTEM
    assert bool(HAN.search(said["zh-Hans"])) is (key not in EVERYWHERE)


@cache
def code_of(room: str) -> str:
    files = [ROOT / room] if room.endswith(".py") else (ROOT / room).rglob("*.py")
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize(("room", "key"), ALL)
def test_there_is_no_sentence_that_nobody_says(room: str, key: str) -> None:
    assert f'"{key}"' in code_of(room)


def test_a_list_is_written_as_each_language_writes_lists() -> None:
    these = either(["none", "xonxoff", "rtscts"])
    assert in_every_language(mistake("unknown-value", name="flow", value="dtr", these=these)) == [
        "flow 'dtr', expected none, xonxoff or rtscts",
        "flow 写的是 'dtr'，应为 none、xonxoff 或 rtscts",
    ]


def test_sayings_stand_in_a_row_as_each_language_writes_them() -> None:
    assert [in_a_row(("a", "b"), language) for language in LANGUAGES] == ["a; b", "a；b"]


def test_what_is_no_mistake_in_settings_is_told_as_it_is() -> None:
    assert in_every_language(OSError("disk full")) == ["disk full"]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_GB"}, "zh-Hans"),
        ({"LANG": "zh_CN.UTF-8"}, "zh-Hans"),
        ({}, "en"),
    ],
)
def test_the_first_locale_that_is_set_counts(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language
