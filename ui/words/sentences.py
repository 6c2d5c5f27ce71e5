"""Sentences by key, in one language. Knows Fluent's files; knows no screens and no reader's size.

Most sentences are plain or hold only `{ $name }`. Those are read by the few lines here, because importing
fluent.runtime costs about 65 ms and parsing our files another 20 ms, a third of the time in which the home screen
must stand. Whatever has more in it (plurals, functions, terms) goes to Fluent itself, loaded when first needed.
A test holds both readings against each other for every sentence.
"""

import importlib
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from kiosk.model.masking import masked
from kiosk.model.text import Text, own

STRINGS = Path(__file__).parents[1] / "strings"
TECHNICIAN = STRINGS / "technician"  # for technicians: the running terminal does not load them
WRITTEN = {"yue": "zh-Hans"}  # a language that is only spoken, and the one that says what it has no words for
HEAD = ("title", "summary")  # what the home screen says of a service
SERVICES = Path(__file__).parents[2] / "kiosk" / "services"

_ENTRY = re.compile(r"^([a-zA-Z][\w-]*) *= ?(.*)$")
_ATTRIBUTE = re.compile(r"^ +\.([a-zA-Z][\w-]*) *= ?(.*)$")
_PLACE = re.compile(r"\{ *\$([a-zA-Z][\w-]*) *\}")
_ARGUMENT = re.compile(r"\$([a-zA-Z][\w-]*)")
_PLAIN_NUMBERS = range(1000)  # larger ones are grouped by the language


class Grammar(Protocol):
    """The whole of Fluent for one language."""

    def say(self, name: str, args: Mapping[str, Any]) -> str: ...


class Words:
    """The sentences of one language.

    What all share stands in `<folder>/<language>/*.ftl` of every folder; it is read at once. What belongs to one
    service, `service-id/key`, stands in its own folder below `services`; that is read when it is first asked for.
    """

    def __init__(
        self,
        language: str,
        folders: Iterable[Path] = (STRINGS,),
        services: Path | None = SERVICES,
        heads: Mapping[str, str] | None = None,
        spelled: Callable[[str], str] = str,
        otherwise: "Words | None" = None,
    ) -> None:
        """`heads`: sentences that are at hand already, by their whole key: see `heads`.

        `spelled`: how a value is written whose characters no font may have. `otherwise`: says what this language has no
        words for.
        """
        self.language = language
        files = [file for folder in folders for file in sorted((folder / language).glob("*.ftl"))]
        if not files:
            raise LookupError(f"no .ftl file for the language {language!r}")
        self._services = services
        self._shared = Vocabulary(language, files)
        self._own: dict[str, Vocabulary] = {}
        self._heads = Vocabulary(language, (), heads)
        self._spelled = spelled
        self._otherwise = otherwise

    def say(self, text: Text, *, elder: bool = False, spoken: bool = False, reveal: bool = False) -> str:
        """The sentence as it is shown or spoken. LookupError when the key is not in this language.

        `elder` and `spoken` prefer the sentence's everyday and spoken variant. `reveal` lifts the masks.
        """
        masks = text.mask and not reveal
        args = {
            key: self.say(value, elder=elder, spoken=spoken, reveal=reveal) if isinstance(value, Text) else value
            for key, value in text.args.items()
        }
        if not masks:  # a mask counts the characters of the value, so that it is spelled out afterwards
            args = {key: self._spelled(value) if isinstance(value, str) else value for key, value in args.items()}
        vocabulary, key = self._where(text.key)
        said = vocabulary.say(key, args, elder=elder, spoken=spoken)
        return self._spelled(masked(said, text.mask)) if masks else said

    def warm(self) -> None:
        """Load what the first richer sentence would have to wait for."""
        self._shared.warm()

    def places(self, service: str = "") -> Mapping[str, frozenset[str]]:
        """Key (with `.attribute`) of every sentence of this service, or of all that are shared -> its arguments."""
        return (self._of(service) if service else self._shared).places()

    def knows(self, key: str) -> bool:
        """Whether there is such a sentence, shared or of a service."""
        try:
            vocabulary, name = self._where(key)
        except LookupError:
            return False
        return name in vocabulary

    def heads(self, services: Iterable[str]) -> dict[str, str]:
        """The titles and summaries of these services as they are written, where they need no more than arguments."""
        return {
            own(service, name): pattern
            for service in services
            for key in HEAD
            for name, pattern in self._of(service).simple(key).items()
        }

    def _where(self, key: str) -> tuple["Vocabulary", str]:
        if key.partition(".")[0] in self._heads:  # with all its variants: one that is not there is nowhere
            return self._heads, key
        service, slash, name = key.partition("/")
        vocabulary, name = (self._of(service), name) if slash else (self._shared, key)
        if self._otherwise and name not in vocabulary:
            return self._otherwise._where(key)
        return vocabulary, name

    def _of(self, service: str) -> "Vocabulary":
        if service not in self._own:
            found = own_files(self.language, service, self._services) if self._services else []
            if not found and not self._otherwise:
                raise LookupError(f"no words.{self.language}.ftl of the service {service!r}")
            self._own[service] = Vocabulary(self.language, found)
        return self._own[service]


def own_files(language: str, service: str, services: Path = SERVICES) -> list[Path]:
    """The files with the sentences of one service."""
    return sorted(services.glob(f"*/{service.replace('-', '_')}/words.{language}.ftl"))


class Vocabulary:
    """The sentences of some files, by key."""

    def __init__(self, language: str, files: Iterable[Path], known: Mapping[str, str] | None = None) -> None:
        self.language = language
        self._files = tuple(files)
        self._patterns = {**(known or {}), **_read("\n".join(file.read_text("utf-8-sig") for file in self._files))}
        self._grammar: Grammar | None = None
        self._places: dict[str, frozenset[str]] | None = None

    def __contains__(self, key: str) -> bool:
        return key in self._patterns

    def say(self, key: str, args: Mapping[str, Any], *, elder: bool = False, spoken: bool = False) -> str:
        return self._fill(self._variant(key, elder=elder, spoken=spoken), args)

    def simple(self, key: str) -> dict[str, str]:
        """The sentence and its variants, by name, where all of them need no more than arguments; otherwise none."""
        found = {name: text for name, text in self._patterns.items() if name.partition(".")[0] == key}
        return found if all(map(_is_simple, found.values())) else {}

    def less(self, other: "Vocabulary") -> "Vocabulary":
        """Without the sentences that the other one says."""
        said = {name.partition(".")[0] for name in other._patterns}
        left = {name: text for name, text in self._patterns.items() if name.partition(".")[0] not in said}
        made = Vocabulary(self.language, (), left)
        made._files = self._files
        return made

    def warm(self) -> None:
        """Load the whole of Fluent for these sentences."""
        if self._grammar is None:
            self._grammar = importlib.import_module("ui.words.grammar").FluentGrammar(self.language, self._files)

    def places(self) -> Mapping[str, frozenset[str]]:
        """Key (with `.attribute`) -> the arguments its sentence uses."""
        if self._places is None:  # who checks a catalogue asks for every sentence of it
            self._places = {name: frozenset(_ARGUMENT.findall(text)) for name, text in self._patterns.items()}
        return self._places

    def _variant(self, key: str, *, elder: bool, spoken: bool) -> str:
        for wanted, attribute in ((spoken, "spoken"), (elder, "elder")):
            if wanted and f"{key}.{attribute}" in self._patterns:
                return f"{key}.{attribute}"
        if key not in self._patterns:
            raise LookupError(f"no sentence {key!r} in {self.language}")
        return key

    def _fill(self, name: str, args: Mapping[str, Any]) -> str:
        pattern = self._patterns[name]
        if "{" not in pattern:
            return pattern
        if _is_simple(pattern) and all(_is_simple_value(value) for value in args.values()):
            return _PLACE.sub(lambda place: _given(name, place[1], args), pattern)
        self.warm()
        assert self._grammar is not None  # warm() made it
        return self._grammar.say(name, args)


def missing_keys(words: Iterable[Words | Vocabulary]) -> list[str]:
    """What one language says and another cannot: a line a difference, empty when all agree.

    Variants (`.elder`, `.spoken`) may differ; a key and its arguments may not.
    """
    spoken = {each.language: each.places() for each in words}
    keys = sorted({name for places in spoken.values() for name in places if "." not in name})
    return [line for key in keys for line in _differences(key, spoken)]


def _differences(key: str, spoken: Mapping[str, Mapping[str, frozenset[str]]]) -> list[str]:
    absent = [f"{key}: not in {language}" for language, places in spoken.items() if key not in places]
    if absent:
        return absent
    arguments = {language: sorted(places[key]) for language, places in spoken.items()}
    return [f"{key}: arguments differ: {arguments}"] if len({*map(tuple, arguments.values())}) > 1 else []


def _read(source: str) -> dict[str, str]:
    """Fluent source -> name -> pattern. Names of attributes are `message.attribute`."""
    patterns: dict[str, list[str]] = {}
    message, lines = "", []
    for line in source.splitlines():
        if entry := _ENTRY.match(line):
            if entry[1] in patterns:
                raise ValueError(f"the sentence {entry[1]!r} is written twice")
            message, lines = entry[1], [entry[2]]
            patterns[message] = lines
        elif (attribute := _ATTRIBUTE.match(line)) and message:
            lines = patterns.setdefault(f"{message}.{attribute[1]}", [])
            lines.append(attribute[2])
        elif line.startswith(" ") or not line:
            lines.append(line.strip())
        else:
            message, lines = "", []  # a comment or a term
    return {name: "\n".join(lines).strip() for name, lines in patterns.items() if "".join(lines)}


def _is_simple(pattern: str) -> bool:
    return "{" not in _PLACE.sub("", pattern)


def _is_simple_value(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, int) and value in _PLAIN_NUMBERS)


def _given(sentence: str, name: str, args: Mapping[str, Any]) -> str:
    if name not in args:
        raise LookupError(f"the sentence {sentence!r} needs the argument {name!r}")
    return str(args[name])
