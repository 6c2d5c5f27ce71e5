"""`.venv/bin/python -m tests.quality [--write]`: whether what devices and services claim of themselves is there."""

import argparse
import sys

from tests.docs.page import ROOT
from tests.quality.language import WRITE
from tests.quality.pages import pages
from tests.quality.scale import SCALE, complaints, devices, lacking, rules, services, tier


def main(words: list[str]) -> int:
    """0: all is there. 1: something is claimed that is not there, or a page is out of date."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.quality",
        description="Says which tier of docs/quality.md each device model and service has reached, and whether the"
        " tests and documents that they name are there.",
        epilog="exit codes: 0 all is there; 1 something is claimed that is not there, or a page is out of date.",
    )
    parser.add_argument(
        "--write", action="store_true", help="write docs/devices.md and every service's README.md, in both languages"
    )
    arguments = parser.parse_args(words)
    of_all = rules(SCALE.read_text(encoding="utf-8"))
    subjects = [*devices(), *services()]
    for subject in subjects:
        lacks = ", ".join(rule.name for rule in lacking(subject, of_all))
        print(f"{' '.join(subject.name):50} {tier(subject, of_all) or 'none yet':10}{lacks and ' lacks '}{lacks}")
    wrong = [why for subject in subjects for why in complaints(subject, of_all)]
    if not wrong:
        for path, text in pages(subjects, of_all).items():
            if arguments.write:
                path.write_text(text, encoding="utf-8")
            elif not path.is_file() or path.read_text(encoding="utf-8") != text:
                wrong.append(f"{path.relative_to(ROOT)} is out of date: {WRITE}")
    for why in wrong:
        print(why, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
