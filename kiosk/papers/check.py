"""What is wrong in the papers of a service although its files are well formed. Draws nothing.

A sentence that a language lacks, a member that no answer of the office has or that an answer may lack, an option that
has no word: each would stop the paper in front of a citizen, after the office had given it a number.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Protocol

from jsonschema_rs import Draft202012Validator, ValidationError

from kiosk.model.contract import Contract, Schema, members, required, resolved
from kiosk.model.mistake import Mistake
from kiosk.papers.template import (
    SHARED,
    Format,
    PageTemplate,
    Pairs,
    SlipTemplate,
    Value,
    said,
)
from kiosk.papers.template_file import TemplateError, file_of, read_page, read_slip

PAGE, SLIP = "page.toml", "slip.toml"
_ABSENT = "write that into contract.json, or optional = true here"


class Sentences(Protocol):
    """What one language can say."""

    @property
    def language(self) -> str: ...

    def knows(self, key: str) -> bool: ...

    def places(self, service: str = "") -> Mapping[str, frozenset[str]]:
        """Key (with `.attribute`) of each sentence of a service, or of all that are shared -> its arguments."""


def paper_mistakes(
    folder: Path, service: str, contract: Contract | None, texts: Sequence[Sentences]
) -> Iterator[Mistake]:
    """All of them, for the service in this folder. `contract`: what it may ask; None: that is wrong itself."""
    assert folder.name.replace("_", "-") == service
    for path, read in ((folder / PAGE, read_page), (folder / SLIP, read_slip)):
        for mistake in _in_file(path, read, service, contract, texts) if path.exists() else ():
            assert mistake.file in (file_of(path), *(file_of(folder / f"words.{one.language}.ftl") for one in texts))
            yield mistake


def _in_file(
    path: Path,
    read: Callable[[Path], PageTemplate | SlipTemplate],
    service: str,
    contract: Contract | None,
    texts: Sequence[Sentences],
) -> Iterator[Mistake]:
    try:
        template = read(path)
    except TemplateError as error:
        yield from error.mistakes
        return
    yield from _Told(path, service, contract, texts).mistakes(template)


class _Told:
    """The mistakes of one file."""

    def __init__(self, path: Path, service: str, contract: Contract | None, texts: Sequence[Sentences]) -> None:
        self._path, self._file, self._lines = path, file_of(path), path.read_text("utf-8-sig").splitlines()
        self._service, self._texts = service, texts
        self._agreed = contract is not None
        self._answers = [question.answer for question in contract.questions.values()] if contract else []

    def mistakes(self, template: PageTemplate | SlipTemplate) -> Iterator[Mistake]:
        for key in dict.fromkeys(template.sentences()):
            yield from self._unsaid(key, key)
            yield from self._unfilled(key, frozenset(template.values))
        for value in _values(template):
            yield from self._of_option(value, self._answers)
            yield from self._of_path(value)
            yield from self._of_absence(value, self._answers)
        if isinstance(template, PageTemplate) and self._agreed:
            for table in template.table:
                if not any(_found(answer, table.rows.partition(".")[0]) for answer in self._answers):
                    continue  # the step that prints the page tells that nobody gives it
                lists = [found for answer in self._answers for found in _found(answer, table.rows)]
                rows = [items for one in lists for items in _items(one)]
                if not rows:
                    yield self._mistake(table.rows, f"rows = {table.rows!r}", "a list in an answer of contract.json")
                    continue
                for column in table.columns:
                    yield from self._of_column(column, rows)
                    yield from self._of_option(column, rows)
                    yield from self._of_absence(column, rows)

    def _of_path(self, value: Value) -> Iterator[Mistake]:
        """What lies within a member of the answer. A fact of its own is checked with the step that gives it."""
        for path in filter(None, (value.show, value.until)):
            name, _, within = path.partition(".")
            inner = [one for answer in self._answers for one in _found(answer, name)]
            if within and inner and not any(_found(one, within) for one in inner):
                known = sorted({f"{name}.{member}" for one in inner for member in members(one)})
                expected = f"one of {', '.join(known)}" if known else f"{name!r}, which has no members"
                yield self._mistake(path, f"{path!r} is no member of an answer", expected)

    def _of_column(self, value: Value, rows: Sequence[Schema]) -> Iterator[Mistake]:
        for path in filter(None, (value.show, value.until)):
            if not any(_found(items, path) for items in rows):
                known = sorted({name for items in rows for name in members(items)})
                yield self._mistake(path, f"{path!r} is no member of the rows", f"one of {', '.join(known)}")

    def _of_absence(self, value: Value, schemas: Sequence[Schema]) -> Iterator[Mistake]:
        """What the office may leave out, or leave empty, is not there to be printed."""
        for path in filter(None, (value.show, value.until)) if not value.optional else ():
            known = [schema for schema in schemas if _found(schema, path)]
            if known and all(_may_lack(schema, path) for schema in known):
                expected = 'a member that is required and can be neither null nor ""'
                yield self._mistake(path, f"{path!r} may be missing or empty", expected, _ABSENT)

    def _of_option(self, value: Value, schemas: Sequence[Schema]) -> Iterator[Mistake]:
        """Each option that the office may answer has a word. What a question learns is checked with its step."""
        if value.format is not Format.OPTION:
            return
        found = [one for schema in schemas for one in _found(schema, value.show)]
        wanted = list(dict.fromkeys(f"{value.words}-{option}" for one in found for option in one.get("enum", ())))
        if self._texts and len(wanted) > 1 and not any(self._has(key) for key in wanted):
            begins = f"words = {value.words!r}: no sentence begins so"
            yield self._mistake(value.words, begins, ", ".join(wanted), "name how they begin, or write them")
            return
        for key in wanted:
            yield from self._unsaid(key, value.words)

    def _has(self, key: str) -> bool:
        return any(language.knows(said(self._service, key).key) for language in self._texts)

    def _unsaid(self, key: str, near: str) -> Iterator[Mistake]:
        lacking = [one.language for one in self._texts if not one.knows(said(self._service, key).key)]
        if lacking:
            own = " and ".join(f"words.{language}.ftl" for language in lacking)
            where = f"the shared strings of {' and '.join(lacking)}" if key.startswith(SHARED) else own
            found = f"the sentence {key!r} is missing in {where}"
            yield self._mistake(near, found, "a sentence in every language", f"write {key} = … there")

    def _unfilled(self, key: str, values: frozenset[str]) -> Iterator[Mistake]:
        """What a sentence of the service's own speaks of, and `values` does not have, would stop the paper.

        What all languages speak of is told of the paper, anything else of the words.
        """
        if key.startswith(SHARED):
            return
        strange = {text.language: _arguments(text, self._service, key) - values for text in self._texts}
        common = frozenset.intersection(*strange.values()) if strange else frozenset()
        for name in sorted(common):
            yield self._mistake(key, f"{key!r} speaks of {{ ${name} }}", f"{name} in [values]", "write it there")
        for language, names in strange.items():
            words = self._path.with_name(f"words.{language}.ftl")
            lines = words.read_text("utf-8-sig").splitlines() if names - common else []
            line = next((at for at, text in enumerate(lines, start=1) if text.partition("=")[0].strip() == key), 1)
            for name in sorted(names - common):
                expected = f"one of {', '.join(sorted(values))}" if values else "nothing that is put in"
                yield Mistake(
                    file_of(words), line, f"{key!r} speaks of {{ ${name} }}", expected, "name one that is there"
                )

    def _mistake(self, near: str, found: str, expected: str, remedy: str = "name one that is there") -> Mistake:
        lines = [at for at, line in enumerate(self._lines, start=1) if f'"{near}"' in line]
        key = found.partition(" ")[0]  # of the table whose value it is, where it names one
        line = next((at for at in lines if self._lines[at - 1].startswith(f"{key} =")), lines[0] if lines else 1)
        return Mistake(self._file, line, found, expected, remedy)


def _arguments(text: Sentences, service: str, key: str) -> frozenset[str]:
    """All that a sentence of the service and its variants speak of."""
    return frozenset().union(*(args for name, args in text.places(service).items() if name.partition(".")[0] == key))


def _values(template: PageTemplate | SlipTemplate) -> Iterator[Value]:
    """All that is shown outside of tables."""
    yield from template.values.values()
    if isinstance(template, PageTemplate):
        yield from template.row
    else:
        yield from chain.from_iterable(part.pairs for part in template.part if isinstance(part, Pairs))


def _found(schema: Schema, path: str) -> list[Schema]:
    """The schema at a dotted path; empty where the schema knows no such member."""
    for name in path.split("."):
        inner = members(schema).get(name)
        if inner is None:
            return []
        schema = _alone(inner, schema)
    return [schema]


def _may_lack(schema: Schema, path: str) -> bool:
    """Whether an object of this schema need not say anything at a path that it knows."""
    for name in path.split("."):
        if name not in required(schema) or _may_be_empty(_with_shapes(members(schema)[name], schema)):
            return True
        schema = _alone(members(schema)[name], schema)
    return False


def _may_be_empty(schema: Schema) -> bool:
    """Asked of the validator that the terminal checks an answer with: rules by hand would be others than its own."""
    try:
        rules = Draft202012Validator(dict(schema), offline=True, validate_formats=True)
    except ValidationError:
        return False  # that is told of the contract
    return any(rules.is_valid(empty) for empty in (None, ""))


def _items(schema: Schema) -> list[Schema]:
    """What the members of this list are; empty when it is no list."""
    return [_alone(schema["items"], schema)] if schema.get("type") == "array" and "items" in schema else []


def _alone(schema: Schema, root: Schema) -> Schema:
    return resolved(_with_shapes(schema, root))


def _with_shapes(schema: Schema, root: Schema) -> Schema:
    return {"$defs": root.get("$defs", {}), **schema}
