"""What the sentences of a service may speak of, and which of them nothing asks for."""

import shutil
from pathlib import Path

import pytest

from kiosk.app.catalogue import examined
from kiosk.catalogue.load import SERVICES

FUND = "housing_fund/housing_fund_proof"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SERVICES / FUND, tmp_path / FUND)
    return tmp_path


def told(folder: Path, file: str, old: str, new: str) -> list[str]:
    path = folder / FUND / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(mistake).removeprefix(f"{FUND}/") for mistake in examined(folder, thorough=True).mistakes]


def line_of(folder: Path, file: str, begins: str) -> int:
    lines = (folder / FUND / file).read_text(encoding="utf-8").splitlines()
    return next(at for at, line in enumerate(lines, start=1) if line.startswith(begins))


def test_a_refusal_may_speak_of_what_the_office_says_along_with_it_and_of_nothing_else(folder: Path) -> None:
    line = line_of(folder, "words.en.ftl", "refused-fund-account-locked-next")
    (said,) = told(folder, "words.en.ftl", "{ $counter }", "{ $window }")
    remedy = "or name it in \"params\" of 'housing-fund-proof' in contract.json"
    found = "'refused-fund-account-locked-next' speaks of { $window }, expected one of counter"
    assert said == f"words.en.ftl:{line}: {found} ({remedy})"


def test_a_variant_of_a_sentence_is_looked_at_as_well(folder: Path) -> None:
    elder = "\n    .elder = 到{ $where }\nrefused-no-fund-account-next ="
    (said,) = told(folder, "words.zh-Hans.ftl", "\nrefused-no-fund-account-next =", elder)
    assert "'refused-no-fund-account' speaks of { $where }, expected no params: contract.json names none" in said


def test_sentences_that_nothing_asks_for_are_told_with_their_lines(folder: Path) -> None:
    spare = "refused-no-fund-account =", "spare = x\nspare-too = x\nrefused-no-fund-account ="
    line = line_of(folder, "words.en.ftl", "refused-no-fund-account =")
    (said,) = told(folder, "words.en.ftl", *spare)
    found = "nothing asks for spare, spare-too (remove it, in every language)"
    assert said == f"words.en.ftl:{line}: {found}, also in line {line + 1}"
