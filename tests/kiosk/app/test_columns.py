"""Columns of a page that are too narrow for what the examples put into them.

Covers kiosk.papers.widths as well.
"""

import shutil
from pathlib import Path

import pytest

from kiosk.app.columns import narrow
from kiosk.catalogue.contract import SERVICES, read_contract, shared_shapes
from ui.theme.reader import LANGUAGES
from ui.words.sentences import STRINGS, Words

PLACE = "human_resources/social_insurance_certificate"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SERVICES / PLACE, tmp_path / PLACE))


def found(folder: Path) -> list[str]:
    texts = [Words(language, (STRINGS, SERVICES)) for language in LANGUAGES]
    return [str(one) for one in narrow(folder, read_contract(folder, shared_shapes()), texts)]


def share(folder: Path, column: str, old: int, new: int) -> None:
    page = folder / "page.toml"
    lines = page.read_text(encoding="utf-8").splitlines()
    at = next(at for at, line in enumerate(lines) if f'"{column}"' in line)
    assert f"share = {old}" in lines[at]
    lines[at] = lines[at].replace(f"share = {old}", f"share = {new}")
    page.write_text("\n".join(lines), encoding="utf-8")


def test_the_columns_of_the_certificate_are_wide_enough(folder: Path) -> None:
    assert found(folder) == []


def test_a_column_that_breaks_its_head_or_a_date_is_told_with_its_line_and_what_it_needs(folder: Path) -> None:
    share(folder, "page-period", 90, 9)
    (told,) = found(folder)
    assert told.startswith(f"{PLACE}/page.toml:19: share = 9: ")
    assert "does not fit on a line, expected " in told
    needed = int(told.partition(", expected ")[2].partition(" or more")[0])
    assert needed > 9


def test_a_service_without_a_page_has_no_column(folder: Path) -> None:
    (folder / "page.toml").unlink()
    assert found(folder) == []
