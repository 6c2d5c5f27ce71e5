"""Templates of papers in TOML: what is wrong in one is told all at once, each with its line.

Covers template as well.
"""

from pathlib import Path

import pytest

from kiosk.papers.template import Format, Pairs, Side
from kiosk.papers.template_file import TemplateError, read_page, read_slip

PAGE = """\
title = "page-title"
notes = ["page-note"]

[values]
purpose = { show = "purpose", format = "option", words = "option-purpose" }

[[row]]
label = "paper-name"
show = "name"

[[row]]
label = "page-account"
show = "account"
wide = true

[[table]]
rows = "months"
columns = [
    { head = "page-month", show = "month", format = "month", share = 30 },
    { head = "page-paid", show = "paid", format = "money", share = 20, align = "right" },
]
"""
SLIP = """\
title = "paper-claim-title"

[[part]]
kind = "number"
label = "paper-application-number"
show = "number"

[[part]]
kind = "pairs"
pairs = [
    { label = "paper-slip-name", show = "name", mask = "name" },
    { label = "paper-slip-code", show = "code", optional = true },
]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "paper.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_page_is_read_with_what_it_needs_and_says(tmp_path: Path) -> None:
    page = read_page(written(tmp_path, PAGE))
    assert page.needs == {
        *("number", "issued_on", "subject", "verify_code", "verify_url"),
        *("name", "account", "months", "purpose"),
    }
    assert [*page.sentences()] == [
        *("page-title", "page-note", "paper-name", "page-account", "page-month", "page-paid"),
    ]
    assert [(column.format, column.align) for column in page.table[0].columns] == [
        (Format.MONTH, Side.LEFT),
        (Format.MONEY, Side.RIGHT),
    ]


def test_a_slip_needs_what_may_not_be_missing(tmp_path: Path) -> None:
    slip = read_slip(written(tmp_path, SLIP))
    assert slip.needs == {"number", "name"}
    assert isinstance(slip.part[1], Pairs)
    assert [*slip.sentences()] == [
        *("paper-claim-title", "paper-application-number", "paper-slip-name", "paper-slip-code"),
    ]


MISTAKES = {  # what is written, what stands there instead, in which line it is told, and what is told
    "unknown key": ('notes = ["page-note"]', 'notes = ["page-note"]\ncolour = "red"', 3, "'colour'"),
    "missing key": ('title = "page-title"\n', "", 1, "'title'"),
    "unknown key of a row": ("wide = true", "wide = true\nlabels = 1", 15, "'labels'"),
    "missing key of the second row": ('show = "account"\n', "", 11, "'show'"),
    "unknown format": ('format = "money"', 'format = "cash"', 20, "one of plain, month"),
    "wrong type": ("share = 30", 'share = "30"', 19, "a whole number"),
    "no width": ("share = 20", "share = 0", 20, "1 or more"),
    "options without words": (', words = "option-purpose"', "", 5, "words for options"),
    "words without options": ("show = \"name\"", "show = \"name\"\nwords = \"x\"", 7, "words for options"),
    "no rows at all": ('[[row]]\nlabel = "paper-name"', '[row]\nlabel = "paper-name"', 7, "a list of tables"),
    "a string for a list": ('notes = ["page-note"]', 'notes = "page-note"', 2, "a list of strings"),
    "later than no day": ('wide = true', 'days = 3', 11, "a day or a month"),
    "no TOML": ("wide = true", "wide = yes", 14, "TOML"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    old, new, line, told = MISTAKES[name]
    assert PAGE.count(old) == 1
    text = PAGE.replace(old, new)
    if name == "no rows at all":
        text = text.replace("[[row]]", "[other]")
    with pytest.raises(TemplateError) as refused:
        read_page(written(tmp_path, text))
    mistakes = [(one.line, f"{one.found}: expected {one.expected}") for one in refused.value.mistakes]
    assert any(at == line and told in words for at, words in mistakes), mistakes
    assert all(one.remedy for one in refused.value.mistakes)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = PAGE.replace("wide = true", 'wide = "yes"').replace("share = 20", "share = 0").replace("notes", "note")
    with pytest.raises(TemplateError) as refused:
        read_page(written(tmp_path, text))
    assert {one.line for one in refused.value.mistakes} >= {2, 14, 20}
    assert str(refused.value).count(f"{tmp_path.name}/paper.toml:") == len(refused.value.mistakes) == 3


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ('kind = "number"', 'kind = "numbers"', 4, "one of number, code"),
        ('kind = "number"\n', "", 3, "one of number, code"),
        ('mask = "name"', 'mask = "face"', 11, "one of account"),
        ('label = "paper-application-number"\n', "", 3, "label"),
    ],
)
def test_a_mistake_in_a_slip_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, told: str) -> None:
    assert SLIP.count(old) == 1
    with pytest.raises(TemplateError) as refused:
        read_slip(written(tmp_path, SLIP.replace(old, new)))
    (mistake,) = refused.value.mistakes
    assert mistake.line == line
    assert told in mistake.expected
