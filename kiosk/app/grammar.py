"""Sentences of a service that cannot be said in front of a citizen although they are there: told with their line.

Fluent's own parser finds them, which is slow to import: only who writes services waits for it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from fluent.runtime.builtins import BUILTINS
from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    BaseNode,
    FunctionReference,
    Junk,
    Message,
    MessageReference,
    Pattern,
    Placeable,
    StringLiteral,
    TermReference,
    TextElement,
)
from fluent.syntax.visitor import Visitor

from drivers.api.font_coverage import is_written
from kiosk.model.mistake import Mistake

_SENTENCE = re.compile(r"([a-zA-Z][\w-]*) *=")  # one without a name is told where it is asked for
_HAN, _LATIN = re.compile(r"[\u3400-\u9fff]"), re.compile("[A-Za-z]{3}")
_BLANKS = " \n\u2060"  # a word joiner is used between names and marks
_SPOKEN = "spoken"  # of this variant nothing is drawn

Wrong = tuple[str, str]
"""What was found in a sentence, and what was expected."""


def ungrammatical(path: Path) -> Iterator[Mistake]:
    """All in this file, which is UTF-8. Such a sentence could not be said in front of the citizen."""
    text = path.read_text("utf-8-sig")
    entries = FluentParser().parse(text).body
    messages = {entry.id.name: entry for entry in entries if isinstance(entry, Message)}
    english = path.name == "words.en.ftl"
    for entry in entries:
        span = entry.id.span if isinstance(entry, Message) else entry.span  # a comment belongs to its sentence
        line = text.count("\n", 0, span.start if span else 0) + 1
        for found, expected in _wrong(entry, messages, english=english):
            yield Mistake("/".join(path.parts[-3:]), line, found, expected)


def _wrong(entry: BaseNode, messages: Mapping[str, Message], *, english: bool) -> Iterator[Wrong]:
    if isinstance(entry, Junk) and (sentence := _SENTENCE.match(entry.content or "")):
        yield f"{sentence[1]!r} cannot be read: {entry.annotations[0].message}", "a sentence as Fluent writes it"
    if isinstance(entry, Message):
        patterns = {one.id.name: one.value for one in entry.attributes if one.value}
        for variant, pattern in {**({"": entry.value} if entry.value else {}), **patterns}.items():
            name = f"{entry.id.name}.{variant}" if variant else entry.id.name
            seen = _Seen()
            seen.visit(pattern)
            wrong = [*_unsayable(entry, seen, messages)]
            if variant != _SPOKEN:
                wrong += _unseen(seen, pattern, english=english)
            yield from ((f"{name!r} {found}", expected) for found, expected in wrong)


class _Seen(Visitor):
    """What stands in a pattern."""

    def __init__(self) -> None:
        self.text = ""
        self.messages: list[str] = []
        self.strange: list[str] = []

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802 - the visitor's own form
        self.text += node.value

    def visit_StringLiteral(self, node: StringLiteral) -> None:  # noqa: N802
        self.text += node.parse()["value"]

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802
        self.messages.append(node.id.name)

    def visit_TermReference(self, node: TermReference) -> None:  # noqa: N802
        self.strange.append(f"-{node.id.name}")

    def visit_FunctionReference(self, node: FunctionReference) -> None:  # noqa: N802
        if node.id.name not in BUILTINS:
            self.strange.append(f"{node.id.name}()")
        self.generic_visit(node)


def _unsayable(entry: Message, seen: _Seen, messages: Mapping[str, Message]) -> Iterator[Wrong]:
    for name in [*seen.strange, *(one for one in seen.messages if one not in messages)]:
        yield f"speaks of {{ {name} }}", "a sentence of the same file, or a value that is put in"
    if entry.id.name in _reached(seen.messages, messages):
        yield "speaks of itself", "a sentence that comes to an end"


def _reached(names: list[str], messages: Mapping[str, Message]) -> set[str]:
    reached: set[str] = set()
    left = list(names)
    while left:
        name = left.pop()
        if name in messages and name not in reached:
            within = _Seen()
            within.visit(messages[name])
            left += within.messages
        reached.add(name)
    return reached


def _unseen(seen: _Seen, pattern: Pattern, *, english: bool) -> Iterator[Wrong]:
    if not seen.text.strip(_BLANKS) and all(_is_literal(one) for one in pattern.elements):
        yield "says nothing", "a sentence"
    for character in dict.fromkeys(seen.text):
        if character not in _BLANKS and not is_written(character):
            yield f"has U+{ord(character):04X}", "characters that people write"
    han, latin = _HAN.search(seen.text), _LATIN.search(seen.text)
    if latin and not han and not english:
        yield "is not Chinese", "a sentence in the language of its file"
    if han and not latin and english:
        yield "is Chinese", "a sentence in the language of its file"


def _is_literal(element: BaseNode) -> bool:
    return isinstance(element, TextElement) or (
        isinstance(element, Placeable) and isinstance(element.expression, StringLiteral)
    )
