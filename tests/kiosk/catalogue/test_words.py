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
    change(folder / FUND / file, old, new)
    return mistakes(folder)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def mistakes(folder: Path) -> list[str]:
    return [str(mistake).removeprefix(f"{FUND}/") for mistake in examined(folder, thorough=True).mistakes]


def line_of(folder: Path, file: str, begins: str) -> int:
    lines = (folder / FUND / file).read_text(encoding="utf-8").splitlines()
    return next(at for at, line in enumerate(lines, start=1) if line.startswith(begins))


def test_a_refusal_may_speak_of_what_the_office_says_along_with_it_and_of_nothing_else(folder: Path) -> None:
    line = line_of(folder, "words.en.ftl", "refused-fund-account-locked-next")
    (said,) = told(folder, "words.en.ftl", "{ $counter }", "{ $window }")
    remedy = "or name it in \"params\" of 'housing-fund-proof' in contract.json"
    found = "'refused-fund-account-locked-next' speaks of { $window }, expected one of counter, since"
    assert said == f"words.en.ftl:{line}: {found} ({remedy})"


def test_a_variant_of_a_sentence_is_looked_at_as_well(folder: Path) -> None:
    elder = "\n    .elder = 到{ $where }\nrefused-no-fund-account-next ="
    (said,) = told(folder, "words.zh-Hans.ftl", "\nrefused-no-fund-account-next =", elder)
    assert "'refused-no-fund-account' speaks of { $where }, expected nothing that is put in" in said


def test_sentences_that_nothing_asks_for_are_told_with_their_lines(folder: Path) -> None:
    spare = "refused-no-fund-account =", "spare = x\nspare-too = x\nrefused-no-fund-account ="
    line = line_of(folder, "words.en.ftl", "refused-no-fund-account =")
    (said,) = told(folder, "words.en.ftl", *spare)
    found = "nothing asks for spare, spare-too (remove it, in every language)"
    assert said == f"words.en.ftl:{line}: {found}, also in line {line + 1}"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("{ $minutes }", "{ $minuts }", "'summary' speaks of { $minuts }, expected one of minutes"),
        (
            "ask-purpose =",
            "ask-purpose = { $who }",
            "'ask-purpose' speaks of { $who }, expected nothing that is put in",
        ),
        (
            "row-proof-employers =",
            "row-proof-employers = { $boss }",
            "'row-proof-employers' speaks of { $boss }, expected one of employer, from, monthly, rate, to",
        ),
        ("ask-purpose =", "title = x\nask-purpose =", "the sentence 'title' is written twice"),
    ],
    ids=lambda text: text.partition(" ")[0],
)
def test_a_sentence_that_could_not_be_said_is_told_where_it_stands(
    folder: Path, old: str, new: str, found: str
) -> None:
    line = line_of(folder, "words.en.ftl", "summary" if "minutes" in old else old)
    (said,) = told(folder, "words.en.ftl", old, new)
    assert said.startswith(f"words.en.ftl:{line}: {found}"), said


def test_the_words_of_a_language_that_are_not_there_are_told_once(folder: Path) -> None:
    (folder / FUND / "words.en.ftl").unlink()
    assert mistakes(folder) == ["words.en.ftl:1: there is no such file, expected the sentences of the service"]


def test_words_that_are_no_text_hide_no_other_mistake(folder: Path) -> None:
    """One file in another coding stops neither the rest of its own folder nor the next one."""
    (folder / FUND / "words.en.ftl").write_bytes("title = x\nsummary = 公积金".encode("gb18030"))
    shutil.copytree(SERVICES / "medical_security", folder / "medical_security")
    (folder / "medical_security/medical_insurance_history/page.toml").write_bytes(b"\n\xff")
    change(folder / FUND / "service.toml", "minutes = ", "minutes = -")
    assert [one.partition(": ")[0] for one in mistakes(folder)] == [
        "service.toml:4",
        "words.en.ftl:2",
        "medical_security/medical_insurance_history/page.toml:2",
    ]


def test_a_folder_without_steps_is_told(folder: Path) -> None:
    path = folder / FUND / "service.toml"
    path.rename(path.with_name("servce.toml"))
    shutil.copytree(SERVICES / "medical_security", folder / "medical_security")
    assert mistakes(folder) == ["service.toml:1: there is no such file, expected the head and the steps of the service"]
