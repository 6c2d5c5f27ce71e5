"""The page about papers: its files are read as they stand, and its tables name every key there is."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.model.masking import MASKS
from kiosk.papers.template import PARTS, Format, PageTemplate, Pair, Row, Side, Table, TableColumn, Value
from kiosk.papers.template_file import read_page, read_slip
from tests.docs.page import ROOT, file_blocks

PAGE = (ROOT / "docs" / "papers.md").read_text(encoding="utf-8")


def keys_of(table: str) -> set[str]:
    """What stands as code in the first column of the table that begins with these words."""
    rows = PAGE.partition(f"| {table} |")[2].partition("\n\n")[0].splitlines()[2:]
    return {key for row in rows for key in re.findall(r"`(\w+)`", row.split("|")[1])}


def names(kind: type) -> set[str]:
    return {one.name for one in fields(kind)}


def test_the_page_and_the_slip_are_read_as_they_stand_here(tmp_path: Path) -> None:
    for name, body in file_blocks(PAGE).items():
        (tmp_path / name).write_text(body, encoding="utf-8")
    assert read_page(tmp_path / "page.toml").needs >= {"purpose", "employers", "address"}
    assert read_slip(tmp_path / "slip.toml").needs == {"number", "qr", "name"}


@pytest.mark.parametrize(
    ("table", "kind"), [("key of the page", PageTemplate), ("key of a table", Table), ("key of a value", Value)]
)
def test_the_tables_name_every_key(table: str, kind: type) -> None:
    assert keys_of(table) == names(kind)


def test_the_table_of_parts_names_every_kind_with_its_keys() -> None:
    assert keys_of("kind of part") == {*PARTS}
    for kind, part in PARTS.items():
        row = PAGE.partition(f"\n| `{kind}` |")[2].partition("\n")[0]
        assert names(part) <= {*re.findall(r"`(\w+)`", row)}


def test_what_may_be_chosen_is_named() -> None:
    for words in (*Format, *Side, *MASKS, *(names(Row) | names(TableColumn) | names(Pair))):
        assert f"`{words}`" in PAGE or f"`{words} = " in PAGE, words
