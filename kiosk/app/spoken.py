"""Sentences of a service in a language that is only spoken: a file that may be missing, and may not be wrong."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.catalogue.words import why_unreadable, words_file
from kiosk.model.mistake import Mistake
from ui.words.sentences import WRITTEN, Vocabulary

Places = Mapping[str, frozenset[str]]
"""Key (with `.attribute`) of each sentence -> its arguments."""


def spoken_files(folder: Path) -> list[Path]:
    """Those that are there."""
    return [path for language in WRITTEN if (path := folder / words_file(language)).is_file()]


def unspeakable(folder: Path) -> Iterator[Mistake]:
    """What is spoken says a sentence that is written as well, of what is put in there."""
    for language, written in WRITTEN.items():
        path, beside = folder / words_file(language), folder / words_file(written)
        if not (path.is_file() and beside.is_file()):
            continue
        try:
            said = Vocabulary(language, [path]).places()
        except ValueError as error:
            yield why_unreadable(path, error)
            continue
        try:
            known = Vocabulary(written, [beside]).places()
        except ValueError:
            continue  # that is told by itself
        yield from _strange(path, said, known, written)


def _strange(path: Path, said: Places, known: Places, written: str) -> Iterator[Mistake]:
    file, lines = "/".join(path.parts[-3:]), path.read_text("utf-8-sig").splitlines()
    for name, spoken in said.items():
        key = name.partition(".")[0]
        line = next((at for at, one in enumerate(lines, 1) if one.partition("=")[0].strip() == key), 1)
        may = {one for other, args in known.items() if other.partition(".")[0] == key for one in args}
        if key not in known:
            yield Mistake(file, line, f"the sentence {key!r}", f"one that stands in {words_file(written)} as well")
        for argument in sorted(spoken - may) if key in known else ():
            expected = f"what stands in {words_file(written)}: {', '.join(sorted(may)) or 'nothing that is put in'}"
            yield Mistake(file, line, f"{name!r} speaks of {{ ${argument} }}", expected)
