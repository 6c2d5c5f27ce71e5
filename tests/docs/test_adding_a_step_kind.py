"""The kind of step of docs/adding-a-step-kind.md, used by a service from its file to its last page."""

from pathlib import Path

import pytest

from kiosk.catalogue.load import check_all, load
from kiosk.visit.screen import screen_of
from kiosk.visit.steps.kinds import KINDS, Kinds
from tests.docs.page import ROOT, blocks, file_blocks, module_of
from tests.kiosk.made_service import made_service
from tests.kiosk.play import CHEN, Gives, Play
from ui.words.sentences import Words

PAGE = (ROOT / "docs" / "adding-a-step-kind.md").read_text(encoding="utf-8")
FILE = "kiosk/visit/steps/inform.py"
BLOCKS = dict(blocks(PAGE))
HEAD = """\
icon = "id"
minutes = 1
groups = ["common"]
needs = ["id_card"]
stages = ["identity", "questions", "finish"]
verified = false

[[step]]
id = "who"
kind = "identify"
stage = "identity"

"""
END = """
[[step]]
id = "end"
kind = "done"
stage = "finish"
title = "thanks"
"""
WORDS = "title = x\nsummary = x\nthanks = x\nthanks-next = x\n"


@pytest.fixture
def kinds(tmp_path: Path) -> Kinds:
    """Those there are, and the one of the page."""
    return {**KINDS, "inform": module_of(PAGE, FILE, tmp_path).Inform}


def folder(path: Path, step: str = BLOCKS["toml"], words: str = BLOCKS["ftl"]) -> Path:
    return made_service(path / "services", "culture/reading", HEAD + step + END, WORDS + words)


def test_the_page_names_one_file_and_the_line_that_names_the_kind() -> None:
    assert set(file_blocks(PAGE)) == {FILE}
    assert BLOCKS["python"] == '"inform": Inform,\n'


def test_it_stands_there_until_it_is_read(kinds: Kinds, tmp_path: Path) -> None:
    services = folder(tmp_path)
    play = Play(load(services, texts=[Words("en", services=services)], kinds=kinds)).do(Gives(CHEN), "reading")
    screen = screen_of(play.visit)
    assert (screen.kind, screen.title.key) == ("guide", "reading/inform-declaration")
    assert [text.key for text in screen.body] == ["reading/inform-declaration-1", "reading/inform-declaration-2"]
    assert screen_of(play.do("something-else").visit) == screen
    assert screen_of(play.do("next").visit).title.key == "reading/thanks"


@pytest.mark.parametrize(
    ("step", "words", "found"),
    [
        (BLOCKS["toml"].replace("paragraphs = 2", "paragraphs = 4"), BLOCKS["ftl"], "paragraphs = 4"),
        (BLOCKS["toml"].replace("paragraphs", "paragraph"), BLOCKS["ftl"], "unknown key 'paragraph'"),
        (BLOCKS["toml"].replace('about = "declaration"\n', ""), BLOCKS["ftl"], "missing key 'about'"),
    ],
)
def test_mistakes_in_its_table_are_told(kinds: Kinds, tmp_path: Path, step: str, words: str, found: str) -> None:
    told = check_all(folder(tmp_path, step, words), kinds=kinds).mistakes
    assert any(mistake.found.startswith(found) for mistake in told)
