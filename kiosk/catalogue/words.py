"""Which sentences a service asks for, and which are missing or asked for by nothing. Knows no kind of step."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Protocol

from kiosk.catalogue.read import ReadService, service_id
from kiosk.model.contract import Contract, Schema, required, row_of
from kiosk.model.dates import LASTING, MONTHS
from kiosk.model.mistake import Mistake
from kiosk.model.paper import Paper
from kiosk.model.text import own
from kiosk.visit.step import Asked, Placed

_QUERY = "query"  # the key of a step that asks for what is said where an office refuses
_NAME = re.compile(r"([a-zA-Z][\w-]*) *=")


class Sentences(Protocol):
    """What one language can say."""

    @property
    def language(self) -> str: ...

    def knows(self, key: str) -> bool: ...

    def places(self, service: str = "") -> Mapping[str, frozenset[str]]:
        """Key (with `.attribute`) of each sentence of a service, or of all that are shared -> its arguments.

        LookupError: there is no file of this service. ValueError: it cannot be read.
        """


def unreadable(folder: Path, texts: Sequence[Sentences]) -> Mapping[str, Mistake]:
    """Language -> why it can say nothing of the service in this folder: told once, not once a sentence."""
    found: dict[str, Mistake] = {}
    for text in texts:
        path = folder / words_file(text.language)
        try:
            text.places(service_id(folder))
        except LookupError:
            found[text.language] = Mistake(_name(path), 1, "there is no such file", "the sentences of the service")
        except ValueError as error:
            found[text.language] = why_unreadable(path, error)
    return found


def why_unreadable(path: Path, error: ValueError) -> Mistake:
    if isinstance(error, UnicodeDecodeError):
        line = path.read_bytes().count(b"\n", 0, error.start) + 1
        return Mistake(_name(path), line, f"no text: {error.reason}", "UTF-8")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    named = [(at, name[1]) for at, line in enumerate(lines, start=1) if (name := _NAME.match(line))]
    again = (at for number, (at, name) in enumerate(named) if name in (before for _, before in named[:number]))
    return Mistake(_name(path), next(again, 1), str(error), "each sentence once")


def _name(path: Path) -> str:
    """As mistakes name a file: DEPARTMENT/SERVICE/FILE."""
    return "/".join(path.parts[-3:])


def check_words(read: ReadService, contract: Contract, texts: Sequence[Sentences]) -> None:
    """A sentence that is missing in any language is found here and not in front of a citizen."""
    service = service_id(read.file.path.parent)
    for step, asked in sentences_of(read, contract):
        if read.file.told_of(asked.key, step, asked.value, "" if asked.shared else asked.value):
            continue
        key = asked.sentence if asked.shared else own(service, asked.sentence)
        lacking = [language.language for language in texts if not language.knows(key)]
        if not lacking:
            _check_params(read, asked, contract, texts)
            continue
        if names := _names_instead(asked, texts):
            read.file.wrong(f"{asked.key} {asked.value!r}", f"one of {listed(names)}", asked.key, step, asked.value)
            continue
        where = f"the shared strings of {_and(lacking)}" if asked.shared else _and(map(words_file, lacking))
        remedy = "" if asked.shared else f"write {asked.sentence} = … there"
        read.file.wrong(
            f"the sentence {asked.sentence!r} is missing in {where}", "", asked.key, step, asked.value, remedy
        )


def _check_params(read: ReadService, asked: Asked, contract: Contract, texts: Sequence[Sentences]) -> None:
    """What a sentence speaks of and nobody says would be missing in front of the citizen."""
    row = row_of(contract, asked.rows) if asked.rows else None
    if asked.shared or (asked.rows and row is None):
        return
    may = asked.params | (_told(row) if row else frozenset())
    for language in texts:
        there = language.places(service_id(read.file.path.parent))
        spoken = [args for name, args in there.items() if name.partition(".")[0] == asked.sentence]
        for name in sorted(frozenset().union(*spoken) - may):
            read.file.elsewhere(
                words_file(language.language),
                read.file.line_in(words_file(language.language), asked.sentence),
                f"{asked.sentence!r} speaks of {{ ${name} }}",
                f"one of {listed(may)}" if may else "nothing that is put in",
                f'or name it in "params" of {asked.value!r} in contract.json' if asked.key == _QUERY else "",
            )


def _told(row: Schema) -> frozenset[str]:
    """What the sentences of a row may speak of: what every row has, and how long its months are."""
    there = required(row)
    return there | {LASTING} if MONTHS in there else there


def unused(
    read: ReadService, contract: Contract, papers: Sequence[Paper], texts: Sequence[Sentences]
) -> Mapping[str, list[str]]:
    """Language -> the own sentences that neither a step nor one of the service's own `papers` asks for.

    What several languages have stands with the first of them.
    """
    service = service_id(read.file.path.parent)
    asked = {one.sentence for _, one in sentences_of(read, contract) if not one.shared}
    asked |= set(chain.from_iterable(paper.sentences for paper in papers))
    options = tuple(f"{words}-" for paper in papers for words in paper.words)
    found: dict[str, list[str]] = {}
    for language in texts:
        there = {name.partition(".")[0] for name in language.places(service)}
        left = sorted(there - asked - set(chain.from_iterable(found.values())))
        if strange := [key for key in left if not key.startswith(options)]:
            found[language.language] = strange
    return found


def sentences_of(read: ReadService, contract: Contract) -> Iterator[tuple[int | None, Asked]]:
    """Every sentence that the folder asks for, in its order, with the number of the step that does."""
    yield None, Asked("title", "")
    yield None, Asked("summary", "", params=frozenset({"minutes"}))
    if read.head:
        yield from ((None, Asked(f"group-{group}", "groups", group, shared=True)) for group in read.head.groups)
        yield from ((None, Asked(f"stage-{stage}", "stages", stage, shared=True)) for stage in read.head.stages)
    for number, placed in enumerate(read.steps):
        if placed is not None:
            yield from ((number, asked) for asked in placed.sentences())
            yield from ((number, asked) for asked in _refused(placed, contract))


def _refused(placed: Placed, contract: Contract) -> Iterator[Asked]:
    """What is said when the office refuses the question of this step."""
    question = contract.questions.get(placed.step.question)
    if question is not None:
        for code in placed.step.told_of(question.refusals):
            named = frozenset(question.params.get(code, ()))
            for end in ("", "-next"):
                yield Asked(f"refused-{code}{end}", _QUERY, question.name, params=named)


def _names_instead(asked: Asked, texts: Sequence[Sentences]) -> Collection[str]:
    """The names that could stand there, where the value is the end of a shared sentence's key."""
    before = asked.sentence.removesuffix(asked.value)
    return shared_names(before, texts) if asked.shared and asked.value and before != asked.sentence else ()


def shared_names(before: str, texts: Sequence[Sentences]) -> Collection[str]:
    """What stands behind `before` in the keys of shared sentences, such as the names of all groups."""
    keys = {key for language in texts for key in language.places() if key.startswith(before) and "." not in key}
    return sorted(key.removeprefix(before) for key in keys)


def listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def words_file(language: str) -> str:
    return f"words.{language}.ftl"


def _and(names: Iterable[str]) -> str:
    return " and ".join(names)
