"""A page in two languages is one page: what does not depend on the language is the same in both.

A fence that says `text` holds a drawing, whose words are translated; every other block is the same byte for byte.
"""

from itertools import zip_longest
from pathlib import Path

import pytest

from tests.docs.page import ROOT, blocks, links, outline, pages

CHINESE = ".zh-CN.md"
TRANSLATED = [page for page in pages() if page.name.endswith(CHINESE)]
DRAWING = "text"


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def english_of(page: Path) -> Path:
    return page.with_name(page.name.replace(CHINESE, ".md"))


def other_language_of(page: Path) -> Path:
    return english_of(page) if page in TRANSLATED else page.with_name(page.stem + CHINESE)


def both(page: Path) -> tuple[str, str]:
    """The English text of a Chinese page, and its own."""
    return english_of(page).read_text(encoding="utf-8"), page.read_text(encoding="utf-8")


def test_what_a_newcomer_reads_is_there_in_chinese() -> None:
    assert {page.name for page in TRANSLATED} >= {
        "README.zh-CN.md",
        "adding-a-service.zh-CN.md",
        "adding-a-device.zh-CN.md",
    }


@pytest.mark.parametrize("page", TRANSLATED, ids=name_of)
def test_the_blocks_are_the_same_byte_for_byte(page: Path) -> None:
    english, chinese = map(blocks, both(page))
    assert [info for info, _ in chinese] == [info for info, _ in english]
    for (info, ours), (_, theirs) in zip(chinese, english, strict=True):
        if info == DRAWING:
            assert len(ours.splitlines()) == len(theirs.splitlines())
        else:
            assert ours == theirs


@pytest.mark.parametrize("page", TRANSLATED, ids=name_of)
def test_headings_rows_items_and_paragraphs_follow_each_other_alike_and_name_the_same(page: Path) -> None:
    """A row's code is compared as well, so what the terminal says of a mistake is quoted alike."""
    english, chinese = (outline(text.replace(CHINESE, ".md")) for text in both(page))
    for ours, theirs in zip_longest(chinese, english):
        assert ours == theirs, f"{ours} where the English page has {theirs}"


@pytest.mark.parametrize("page", [*TRANSLATED, *map(english_of, TRANSLATED)], ids=name_of)
def test_a_page_begins_with_the_way_to_the_other_language(page: Path) -> None:
    title, _, way = page.read_text(encoding="utf-8").splitlines()[:3]
    assert title.startswith("# ")
    assert links(way) == [other_language_of(page).name]


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_other_link_stays_in_the_language(page: Path) -> None:
    """From a Chinese page to a Chinese one where there is one, from an English page to English ones."""
    wrong = TRANSLATED if page not in TRANSLATED else [english_of(one) for one in TRANSLATED]
    led = {(page.parent / link.partition("#")[0]).resolve() for link in links(page.read_text(encoding="utf-8"))}
    assert [one.relative_to(ROOT) for one in led - {other_language_of(page)} if one in wrong] == []
