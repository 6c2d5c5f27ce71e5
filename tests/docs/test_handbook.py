"""The technician's handbook says what the terminal says, in both languages."""

import pytest

from drivers.kinds import KINDS
from kiosk.problems.table import all_problems
from tests.docs.handbook import EDITIONS, Edition, codes_of, handbook

editions = pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.language)


@editions
def test_the_handbook_is_what_the_terminal_says(edition: Edition) -> None:
    assert edition.path.read_text(encoding="utf-8") == handbook(edition), "run: python -m tests.docs.handbook --write"


@editions
def test_every_code_has_a_chapter_and_one_line(edition: Edition) -> None:
    text = handbook(edition)
    assert {problem.code: text.count(f"| {problem.code} |") for problem in all_problems()} == {
        problem.code: 1 for problem in all_problems()
    }


def test_every_kind_of_device_has_codes_of_its_own() -> None:
    codes = [codes_of(kind.name) for kind in KINDS]
    assert all(codes)
    assert len(set.union(*codes)) == sum(map(len, codes))
