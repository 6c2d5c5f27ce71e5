"""What a visit looks like: cards, stages, notices, and what may be touched.

Covers home_screen as well.
"""

from dataclasses import replace
from datetime import date

import pytest

from device_sim.people import person
from kiosk.model.effects import AskBackend, PrintPage, PrintReceipt
from kiosk.model.preferences import DisplayPreferences
from kiosk.model.problem import Problem
from kiosk.model.text import Text, plain
from kiosk.papers.paper_data import paper_data
from kiosk.visit.screen import screen_of
from tests.kiosk.paper_samples import PLACE, PRINTED_AT
from tests.kiosk.play import (
    ALLOWANCE,
    CERT,
    CERTIFICATE,
    CHEN,
    GONE,
    HUANG,
    JAM,
    LINE_DOWN,
    NO_PAPER,
    NOBODY_KNOWS,
    PROGRESS,
    READER_GONE,
    RECORDED,
    SCANNER_GONE,
    THERE,
    Fails,
    Gives,
    Play,
    at_allowance_review,
    at_certificate_review,
    at_page,
    services,
    words,
    world,
)

SHIPPED = [CERT, ALLOWANCE, PROGRESS]


def test_home_shows_every_service_in_its_order() -> None:
    screen = Play().screen
    assert [item.id for item in screen.items] == [service.id for service in services()]
    assert [item.id for item in screen.items if item.id in SHIPPED] == SHIPPED
    assert {item.state for item in screen.items} == {""}
    assert not screen.personal
    assert not screen.can_go_back


def test_services_meant_for_people_of_this_age_come_first() -> None:
    assert next(iter(Play().do(Gives(HUANG)).screen.items)).id == ALLOWANCE
    play = Play().do(Gives(CHEN))
    assert [item.id for item in play.screen.items if item.id in SHIPPED] == SHIPPED


@pytest.mark.parametrize(
    ("birth", "offered"), [(date(1966, 11, 23), True), (date(1966, 11, 24), False), (date(1944, 3, 8), True)]
)
def test_larger_letters_are_offered_from_sixty_on(birth: date, offered: bool) -> None:
    actions = Play().do(Gives(replace(HUANG, birth=birth))).screen.actions
    assert ("elder" in [action.id for action in actions]) is offered


def test_the_name_at_home_is_private() -> None:
    screen = Play().do(Gives(CHEN)).screen
    assert screen.title.args["name"].private
    assert screen.title.private
    assert screen.personal


def test_a_card_says_why_its_service_cannot_start_now() -> None:
    items = {item.id: item for item in Play().do(world(backend=LINE_DOWN)).screen.items}
    note = items[CERT].note
    assert note is not None
    assert (items[CERT].state, note.key) == ("unavailable", "unavailable-net-01")
    assert items[ALLOWANCE].state == items[PROGRESS].state == ""


def test_the_first_need_that_is_lacking_is_the_reason() -> None:
    screen = Play().do(world(page_printer=NO_PAPER, id_card=READER_GONE), CERT).screen
    assert screen.code == "IDC-01"


def test_a_service_of_two_ways_is_offered_as_long_as_one_of_them_works() -> None:
    def progress(**gone: Problem) -> tuple[str, str]:
        play = Play().do(world(**gone))
        state = next(item.state for item in play.screen.items if item.id == PROGRESS)
        return state, play.do(PROGRESS).seen

    assert progress(id_card=READER_GONE) == progress(scanner=SCANNER_GONE) == ("", "prompt identify-receipt")
    assert progress(id_card=READER_GONE, scanner=SCANNER_GONE) == ("unavailable", "guide unavailable-title")


def test_who_is_known_needs_neither_of_the_ways() -> None:
    play = Play().do(Gives(CHEN), world(id_card=READER_GONE, scanner=SCANNER_GONE))
    assert {item.id: item.state for item in play.screen.items}[PROGRESS] == ""
    assert play.do(PROGRESS).seen == "progress finding"


def test_the_line_is_mentioned_only_while_it_is_down() -> None:
    play = Play()
    assert play.screen.notice is None
    notice = play.do(world(backend=LINE_DOWN)).screen.notice
    assert notice is not None
    assert notice.key == "offline"
    assert play.do(world()).screen.notice is None


def test_nothing_is_said_of_the_line_once_the_visit_needs_it_no_more() -> None:
    play = Play().do(CERT, Gives(CHEN), world(backend=LINE_DOWN))
    assert (play.screen.kind, play.screen.notice) == ("progress", Text("offline")), "the office is being asked"
    play = at_certificate_review().do(world(backend=LINE_DOWN))
    assert (play.screen.kind, play.screen.notice) == ("review", None)
    assert play.do("help").screen.notice is None
    assert play.do("help", "confirm", RECORDED).screen.notice is None
    assert isinstance(play.effect, PrintPage)


def test_stages_are_counted_from_one() -> None:
    stage = at_certificate_review().screen.stage
    assert stage is not None
    assert (stage.at, stage.of, stage.label.key) == (3, 4, "stage-check")


def test_real_stages_are_shown_while_the_terminal_works() -> None:
    play = at_page()
    assert [(item.id, item.state) for item in play.screen.items] == [
        ("ask", "done"),
        ("page", "now"),
        ("slip", "waiting"),
    ]
    assert play.screen.device == "page_printer"


@pytest.mark.parametrize("problem", [NO_PAPER, JAM, NOBODY_KNOWS])
def test_a_page_that_did_not_come_is_not_among_what_is_done_and_the_slip_for_it_is(problem: Problem) -> None:
    play = at_page().do(Fails(problem), "go-on")
    assert [(item.id, item.state) for item in play.screen.items] == [("ask", "done"), ("claim", "waiting")]
    assert play.do(RECORDED).seen == "progress printing-claim"
    assert [(item.id, item.state) for item in play.screen.items] == [("ask", "done"), ("claim", "now")]


def test_nobody_is_offered_to_leave_while_paper_moves() -> None:
    screen = at_page().screen
    assert (screen.can_leave, screen.can_go_back) == (False, False)
    screen = at_certificate_review().screen
    assert (screen.can_leave, screen.can_go_back) == (True, True)


def test_every_screen_of_a_service_says_where_it_is() -> None:
    for play in (at_certificate_review(), at_page(), at_allowance_review()):
        assert play.screen.where is not None


def test_a_screen_depends_on_the_visit_alone() -> None:
    visit = at_allowance_review().visit
    assert screen_of(visit) == screen_of(visit)


# --- whose name, in whose letters -----------------------------------------------------------------------------

ANNA = person("anna-schmidt").card


@pytest.mark.parametrize(("language", "name"), [("en", "Anna"), ("zh-Hans", "安娜")])
def test_a_name_is_written_in_the_readers_letters_where_the_card_has_them(language: str, name: str) -> None:
    play = Play().do(DisplayPreferences(language=language), Gives(ANNA))
    assert play.screen.title.args["name"] == plain(name, private=True)
    review = play.do(CERT, Gives(CERTIFICATE)).screen
    shown = review.items[0].value or plain("", private=True)
    assert words(language).say(shown) == "安娜·施密特 SCHMIDT, ANNA"  # both, as on the paper, whoever reads
    asked = next(order.effect for order in play.orders if isinstance(order.effect, AskBackend))
    assert asked.data["name"] == ANNA.name


def test_a_card_without_a_latin_name_keeps_its_own() -> None:
    assert (
        Play().do(DisplayPreferences(language="en"), Gives(CHEN)).screen.title.args["name"].args["value"] == CHEN.name
    )


def test_the_name_on_the_slip_can_be_either() -> None:
    play = Play().do(Gives(ANNA), CERT, Gives(CERTIFICATE), "confirm", RECORDED, Gives(), RECORDED)
    assert isinstance(play.effect, PrintReceipt)
    assert paper_data(play.effect.data, PLACE, PRINTED_AT, "en")["name"] == ANNA.english_name
    assert paper_data(play.effect.data, PLACE, PRINTED_AT, "zh-Hans")["name"] == CERTIFICATE["name"]


def test_the_question_whether_to_leave_shows_where_the_card_lies_as_long_as_it_may_lie_there() -> None:
    play = at_allowance_review().do("home")
    assert play.screen.title.key == "leave-title"
    assert play.screen.device == "id_card"
    assert play.do(THERE, GONE).screen.device == ""
