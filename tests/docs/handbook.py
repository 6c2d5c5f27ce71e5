"""`.venv/bin/python -m tests.docs.handbook [--write]`: the technician's handbook, from the problems and their words."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from drivers.addresses import form
from drivers.api.errors import DeviceError, Fault
from drivers.kinds import KINDS, Kind
from kiosk.model.problem import Problem
from kiosk.model.text import Text
from kiosk.problems.table import all_problems, problem_for
from tests.docs.page import ROOT
from ui.words.sentences import STRINGS, TECHNICIAN, Words

SOURCES = "kiosk/problems/table.py, drivers/kinds.py and ui/strings"


@dataclass(frozen=True)
class Edition:
    """The handbook in one language."""

    language: str
    path: Path
    chapters: Mapping[str, str]  # of the codes that are no device's, by their first letters
    table: str  # the first row of a chapter's table
    hint: str
    again: str
    no: str
    where: str
    options: str
    models: str

    @property
    def head(self) -> str:
        """What stands before the chapters; a paragraph a line, as Markdown has it."""
        return Path(__file__).with_name(f"handbook.{self.language}.md").read_text(encoding="utf-8")


ENGLISH = Edition(
    "en",
    ROOT / "docs" / "handbook.md",
    {
        "NET": "The line and the back end",
        "DAT": "What the office answers",
        "SYS": "The terminal itself",
        "SND": "Sound",
        "WDG": "The machine's watchdog",
    },
    "code | the citizen reads | repeated | what to do",
    "same screen",
    "again",
    "no",
    "Its address, `{}` in `kiosk.toml`: {}.",
    " Options: {}.",
    " Models: {}.",
)

CHINESE = Edition(
    "zh-Hans",
    ROOT / "docs" / "handbook.zh-CN.md",
    {"NET": "线路和后台", "DAT": "部门的答复", "SYS": "终端自己", "SND": "声音", "WDG": "看门狗"},
    "代码 | 市民看到的话 | 能否重试 | 怎么办",
    "同一页",
    "可重试",
    "否",
    "`kiosk.toml` 里的地址 `{}`：{}。",
    "选项：{}。",
    "型号：{}。",
)

EDITIONS = (ENGLISH, CHINESE)


def handbook(edition: Edition) -> str:
    return "".join(_parts(edition))


def _parts(edition: Edition) -> Iterator[str]:
    words = Words(edition.language, (STRINGS, TECHNICIAN))
    made = f"<!-- Made by `.venv/bin/python -m tests.docs.handbook --write` from {SOURCES}. -->"
    title, other, rest = edition.head.split("\n\n", 2)
    yield f"{title}\n\n{other}\n\n{made}\n\n{rest}"
    for kind in KINDS:
        yield f"\n## {words.say(Text(kind.words))}\n\n{_address(kind, edition)}\n"
        yield from _chapter(codes_of(kind.name), edition, words)
    for prefix, title in edition.chapters.items():
        yield f"\n## {title}\n"
        yield from _chapter({one.code for one in all_problems() if one.code.startswith(prefix)}, edition, words)


def codes_of(device: str) -> set[str]:
    """The codes of what a kind of device can have."""
    return {problem_for(DeviceError(device, fault)).code for fault in Fault} - {"SYS-00"}


def _address(kind: Kind[object], edition: Edition) -> str:
    options = [f"{name}={'|'.join(values)}" for name, values in kind.options.items()]
    options += ["KEY=CODE"] if kind.codes else []
    said = edition.where.format(kind.serves, _code(form(scheme, kind.baud) for scheme in kind.schemes))
    said += edition.options.format(_code(options)) if options else ""
    return said + edition.models.format(_code(kind.models))


def _code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _chapter(codes: set[str], edition: Edition, words: Words) -> Iterator[str]:
    yield f"\n| {edition.table} |\n|---|---|---|---|\n"
    for code in sorted(codes):
        forms = [one for one in all_problems() if one.code == code]
        yield f"| {code} | {_lines(words.say(form.citizen) for form in forms)} | "
        yield f"{_lines(_repeated(form, edition) for form in forms)} | {words.say(forms[0].technician)} |\n"


def _lines(sentences: Iterable[str]) -> str:
    return "<br>".join(sentences)


def _repeated(problem: Problem, edition: Edition) -> str:
    return edition.hint if problem.hint else edition.again if problem.retry else edition.no


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.docs.handbook", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the pages in docs/ instead of printing them")
    write = parser.parse_args().write
    for edition in EDITIONS:
        if write:
            edition.path.write_text(handbook(edition), encoding="utf-8")
        else:
            print(handbook(edition))
    return 0


if __name__ == "__main__":
    sys.exit(main())
