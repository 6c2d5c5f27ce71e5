"""What somebody has written wrongly in a terminal's settings, in the languages of technicians. Knows no device.

The sentences stand in a `mistakes.toml` beside the code that uses them; it is read when one has to be told.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

ENGLISH, CHINESE = "en", "zh-Hans"
LANGUAGES = (ENGLISH, CHINESE)
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts
SENTENCES = Path(__file__).with_name("mistakes.toml")


class Names(NamedTuple):
    """What may be written, with commas between."""

    words: tuple[str, ...]


class Sentence(NamedTuple):
    """A sentence of `file` by its key. An argument is a value, names, or another sentence."""

    key: str
    args: Mapping[str, Any]
    file: Path = SENTENCES

    def __str__(self) -> str:
        return self.say(ENGLISH)

    def say(self, language: str) -> str:
        """In one of LANGUAGES."""
        args = {name: _said(value, language) for name, value in self.args.items()}
        return sentences(self.file)[self.key][language].format(**args)

    def lines(self) -> list[str]:
        """A line a language, English first."""
        return [self.say(one) for one in LANGUAGES]


def language_of(environment: Mapping[str, str]) -> str:
    """The technician's language: Chinese where the locale is, English anywhere else."""
    locale = next((environment[name] for name in LOCALE if environment.get(name)), "")
    return CHINESE if locale.startswith("zh") else ENGLISH


class SettingsError(ValueError):
    """Says what was found and what was expected. `str` gives the English."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def mistake(key: str, /, **args: Any) -> SettingsError:
    return SettingsError(Sentence(key, args))


def at_line(file: Path, line: int, what: Sentence) -> Sentence:
    """`line` counts from 1."""
    return Sentence("at-line", {"file": file, "line": line, "what": what})


def in_file(file: Path, what: Sentence) -> Sentence:
    return Sentence("in-file", {"file": file, "what": what})


def either(words: Sequence[str]) -> Sentence | str:
    """One of these."""
    *others, last = words
    return Sentence("or", {"these": Names(tuple(others)), "last": last}) if others else last


def in_a_row(sayings: Iterable[str], language: str) -> str:
    """What is said one behind the other, with semicolons between."""
    return sentences(SENTENCES)["semicolons"][language].join(sayings)


def in_every_language(error: Exception) -> list[str]:
    """A line a language, English first; what is no SettingsError has no words but its own."""
    return error.sentence.lines() if isinstance(error, SettingsError) else [str(error)]


@cache
def sentences(file: Path) -> Mapping[str, Mapping[str, str]]:
    """By key, then by language."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _said(value: Any, language: str) -> Any:
    if isinstance(value, Sentence):
        return value.say(language)
    return sentences(SENTENCES)["commas"][language].join(value.words) if isinstance(value, Names) else value
