"""Sentences of a service that Fluent cannot read although their names can be: told with their line.

Fluent's own parser finds them, which is slow to import: only who writes services waits for it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk

from kiosk.model.mistake import Mistake

_SENTENCE = re.compile(r"([a-zA-Z][\w-]*) *=")  # one without a name is told where it is asked for


def ungrammatical(path: Path) -> Iterator[Mistake]:
    """All in this file, which is UTF-8. Such a sentence could not be said in front of the citizen."""
    text = path.read_text("utf-8")
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, Junk) and (sentence := _SENTENCE.match(entry.content or "")):
            line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
            found = f"{sentence[1]!r} cannot be read: {entry.annotations[0].message}"
            yield Mistake("/".join(path.parts[-3:]), line, found, "a sentence as Fluent writes it")
