"""The walk-through of docs/adding-a-service.md, followed to the letter on a copy of the project."""

from dataclasses import replace
from pathlib import Path

import pytest

from device_sim.people import person
from kiosk.catalogue.load import CatalogueError, load
from kiosk.model.effects import Record
from kiosk.model.events import IdleTimeout
from kiosk.model.preferences import DisplayPreferences
from kiosk.visit.screen import screen_of
from tests.docs.page import ROOT, file_blocks
from tests.docs.walk import catalogue, copy_of_catalogue, copy_of_project, run, words, write_files
from tests.kiosk.paper_samples import PAPERS
from tests.kiosk.play import KEPT, LINE_DOWN, Gives, Play, texts_in, world
from ui.theme.reader import LANGUAGES
from ui.words.sentences import Vocabulary, missing_keys

PAGE = (ROOT / "docs" / "adding-a-service.md").read_text(encoding="utf-8")
FILES = file_blocks(PAGE)
FOLDER = "kiosk/services/civil_affairs/elder_canteen"
STEPS = f"{FOLDER}/service.toml"
JOURNEY = "tests/flows/journeys/21-elder-canteen.toml"
HE = person("he-xiuzhen").card


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """A catalogue and its words, with the files of the page among them."""
    copy_of_catalogue(tmp_path)
    write_files(tmp_path, FILES)
    return tmp_path


def test_the_page_names_one_folder_and_a_journey() -> None:
    inside = ("service.toml", "words.zh-Hans.ftl", "words.en.ftl", "contract.json")
    assert set(FILES) == {JOURNEY, *(f"{FOLDER}/{name}" for name in inside)}


def test_the_service_is_one_more_in_the_catalogue(overlay: Path) -> None:
    assert {one.id for one in catalogue(overlay)} == {"elder-canteen", *(one.id for one in load())}
    assert missing_keys(Vocabulary(one, [overlay / FOLDER / f"words.{one}.ftl"]) for one in LANGUAGES) == []


def test_a_visit_goes_from_the_card_to_the_slip_without_the_line(overlay: Path) -> None:
    play = Play(catalogue(overlay)).do(world(backend=LINE_DOWN), Gives(HE))
    script = [
        ("elder-canteen", "choice ask-meals"),
        ("lunch-and-supper", "form ask-phone"),
        (None, "form ask-phone"),
        ("confirm", "review review-apply"),
        ("confirm", "progress saving"),
        (Gives(KEPT), "progress printing-slip"),
        (Gives(), "done done-canteen"),
        ("finish", "home home-start"),
    ]
    spoken = [words(overlay, language) for language in ("zh-Hans", "en")]
    for move, expected in script:
        play = play.type("13800138000") if move is None else play.do(move)
        screen = screen_of(play.visit)
        assert f"{screen.kind} {screen.title.key.removeprefix('elder-canteen/')}" == expected
        assert all(language.say(text) for language in spoken for text in texts_in(screen))
    assert play.records() == ["application_submitted"]
    (record,) = (order.effect for order in play.orders if isinstance(order.effect, Record))
    assert record.data == {
        "service": "elder-canteen",
        "name": HE.name,
        "id_number": HE.number,
        "meals": "lunch-and-supper",
        "phone": "13800138000",
    }


def test_nobody_leaves_while_it_is_being_kept(overlay: Path) -> None:
    play = Play(catalogue(overlay)).do(Gives(HE), "elder-canteen", "lunch").type("13800138000")
    play.do("confirm", "confirm", "home", IdleTimeout("end"))
    assert screen_of(play.visit).title.key == "saving"


def test_the_slip_takes_its_title_from_the_service(overlay: Path) -> None:
    data = {
        **KEPT,
        "qr": KEPT["code"],
        "name": HE.name,
        "service": "elder-canteen",
    }
    papers = replace(PAPERS, services=overlay / "kiosk" / "services", says=lambda one: words(overlay, one).say)
    slip = papers.slip("application-slip", data, DisplayPreferences())
    assert "长者饭堂登记" in repr(slip)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("options = [", "option = ["),
        ('kind = "choose"', 'kind = "pick"'),
        ('change = "meals"', 'change = "meal"'),
        ('template = "application-slip"', 'template = "canteen-slip"'),
        ('number = "kept.number"\ncode', 'number = "keep.number"\ncode'),
    ],
)
def test_a_mistake_in_the_steps_is_told_as_the_page_says(overlay: Path, old: str, new: str) -> None:
    assert FILES[STEPS].count(old) == 1
    (overlay / STEPS).write_text(FILES[STEPS].replace(old, new), encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        catalogue(overlay)
    assert f"`{refused.value}`" in PAGE


def test_a_forgotten_sentence_is_told_as_the_page_says(overlay: Path) -> None:
    path = overlay / FOLDER / "words.zh-Hans.ftl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("ask-meals-why")), encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        catalogue(overlay)
    assert f"`{refused.value}`" in PAGE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the whole project, with the files of the page among its own."""
    project = copy_of_project(tmp_path / "project")
    write_files(project, FILES)
    return project


def test_the_journey_is_played_through_the_real_window(project: Path) -> None:
    assert "1 of 1 journeys ended as written" in run(project, "tests.flows", "--out", "out", Path(JOURNEY).stem)
    assert (project / "out" / "receipt-1.png").is_file()


def test_no_other_test_wants_to_know_of_the_new_service(project: Path) -> None:
    tests = ("tests/kiosk/catalogue/test_load.py", "tests/kiosk/visit/test_screen.py", "tests/rules/test_catalogue.py")
    rules = run(project, "pytest", "-p", "no:cacheprovider", "-v", *tests)
    assert "[elder-canteen] PASSED" in rules  # and what every service owes to the citizen holds for it
