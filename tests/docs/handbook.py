"""`.venv/bin/python -m tests.docs.handbook [--write]`: the technician's handbook, from the problems and their words."""

import argparse
import sys
from collections.abc import Iterable, Iterator

from kiosk.model.problem import Problem
from kiosk.problems.table import all_problems
from tests.docs.page import ROOT
from ui.words.sentences import Words

PATH = ROOT / "docs" / "technician-handbook.md"
CHAPTERS = {
    "IDC": "Identity-card reader",
    "SCN": "Code scanner",
    "CAM": "Camera",
    "PRN": "Receipt printer",
    "PAG": "A4 printer",
    "NET": "The line and the back end",
    "DAT": "What the office answers",
    "SYS": "The terminal itself",
}
HEAD = """\
# Technician's handbook

<!-- Made by `.venv/bin/python -m tests.docs.handbook --write` from kiosk/problems/table.py and ui/strings/zh-Hans. -->

Every code the terminal can show (small on a problem's screen, and in its journal `visits.jsonl`), with
the sentence the citizen reads beside it.

First look: `.venv/bin/kiosk doctor --config kiosk.toml` says for every part whether it is well, and what to do if it
is not; the exit code is 1 if any part is not. Beside the running terminal it says what that terminal last saw of its
devices and its outbox. One device alone: stop the terminal, then `.venv/bin/python -m drivers DEVICE status --port …`.

What the citizen is offered:

* **again**: nothing had happened yet, so *try again* is safe and is offered.
* **same screen**: the citizen mends it at once; the same screen says what to do and goes on asking.
* **no**: it is not repeated. Where paper had begun to move (second sentence) the sheet counts as spoiled and is never
  printed again by itself.

Whatever a code says: what was accepted is in the outbox on the disk. Do not delete the data folder. A file that was
found damaged stands in `outbox.db.damaged-NNNN/` with a report, nothing of it is deleted; the doctor says `SYS-04`
until that folder has been carried to repair and removed. *Parked* rows were refused by the back end and wait for a
person; `.venv/bin/kiosk parked --config kiosk.toml` lists them with key and reason. Settle the reason with the office
(where it is `too-old` or `from-the-future`, the clock was wrong: set it), then
`.venv/bin/kiosk release --config kiosk.toml --key KEY` puts one back into delivery, also while the terminal runs.
An *open visit*, as the doctor says beside a stopped terminal, is a paper that was begun and of which nobody knows
whether it came out: take it out of the printer; the next start reports it to the back end and never prints it again.
"""


def handbook() -> str:
    return "".join(_parts())


def _parts() -> Iterator[str]:
    yield HEAD
    words = Words("zh-Hans")
    for prefix, title in CHAPTERS.items():
        yield f"\n## {title}\n\n| code | the citizen reads | repeated | what to do |\n|---|---|---|---|\n"
        yield from _rows([one for one in all_problems() if one.code.startswith(prefix)], words)


def _rows(problems: Iterable[Problem], words: Words) -> Iterator[str]:
    by_code: dict[str, list[Problem]] = {}
    for problem in problems:
        by_code.setdefault(problem.code, []).append(problem)
    for code, forms in sorted(by_code.items()):
        sentences = "<br>".join(words.say(form.citizen) for form in forms)
        repeated = "<br>".join(_repeated(form) for form in forms)
        yield f"| {code} | {sentences} | {repeated} | {forms[0].technician} |\n"


def _repeated(problem: Problem) -> str:
    return "same screen" if problem.hint else "again" if problem.retry else "no"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.docs.handbook", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/technician-handbook.md instead of printing")
    if parser.parse_args().write:
        PATH.write_text(handbook(), encoding="utf-8")
    else:
        print(handbook())
    return 0


if __name__ == "__main__":
    sys.exit(main())
