"""The technician's handbook says what the terminal says."""

from kiosk.problems.table import all_problems
from tests.docs.handbook import CHAPTERS, PATH, handbook


def test_the_handbook_is_what_the_terminal_says() -> None:
    assert PATH.read_text(encoding="utf-8") == handbook(), "run: python -m tests.docs.handbook --write"


def test_every_code_has_a_chapter_and_a_line() -> None:
    text = handbook()
    assert {problem.code[:3] for problem in all_problems()} == set(CHAPTERS)
    assert all(f"| {problem.code} |" in text for problem in all_problems())
