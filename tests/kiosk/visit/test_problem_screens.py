"""A problem's page: what is safe, what to do, and which way on comes first."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from drivers.api.errors import DeviceError, Fault
from kiosk.model.effects import AskBackend
from kiosk.model.text import Text
from kiosk.problems.table import all_problems, problem_for, problem_named
from tests.kiosk.play import (
    CERT,
    CERTIFICATE,
    CHEN,
    JAM,
    KEPT,
    LINE_DOWN,
    NO_PAPER,
    NO_ROLL,
    READER_GONE,
    RECORDED,
    Fails,
    Gives,
    Play,
    at_page,
    words,
    world,
)
from ui.words.sentences import Words

COVER_OPEN = problem_for(DeviceError("receipt_printer", Fault.COVER_OPEN))
PAGE_COVER = problem_for(DeviceError("page_printer", Fault.COVER_OPEN))
MENDED = Text("problem-mended")


def at_slip() -> Play:
    return at_page().do(Gives(), RECORDED)


def offered(play: Play) -> list[tuple[str, bool]]:
    return [(action.id, action.primary) for action in play.screen.actions]


def last_words(play: Play) -> list[str]:
    return words("zh-Hans").say(play.screen.body[-1]).splitlines()


def test_who_can_close_a_cover_is_told_so_before_trying_again() -> None:
    play = at_slip().do(Fails(COVER_OPEN))
    assert last_words(play) == ["请轻轻合上盖子再试；合不上请按“服务电话”。"]
    assert offered(play) == [("retry", True), ("go-on", False)]


def test_who_cannot_load_paper_is_first_offered_to_go_on_without_the_slip() -> None:
    play = at_slip().do(Fails(NO_ROLL))
    assert last_words(play)[0] == "没有凭条也可以接着办。"
    assert offered(play) == [("go-on", True), ("retry", False)]
    play.see(("go-on", "done done-certificate"))


def test_a_certificate_without_paper_is_tried_again_first() -> None:
    assert offered(at_page().do(Fails(NO_PAPER))) == [("retry", True), ("go-on", False)]


def test_another_try_comes_first_only_once_the_printer_is_well_again() -> None:
    """What is lacking can be mended by nobody who stands there; as soon as it is there, the page says so."""
    play = at_page().do(Fails(NO_PAPER), world(page_printer=NO_PAPER))
    assert offered(play) == [("go-on", True), ("retry", False)]
    play.do(world())
    assert offered(play) == [("retry", True), ("go-on", False)]
    assert play.screen.body[0] == MENDED


def test_that_it_is_well_again_is_said_as_long_as_it_is_so_and_only_where_it_was_not() -> None:
    play = at_slip().do(Fails(NO_ROLL), world())
    assert MENDED not in play.screen.body
    play.do(world(receipt_printer=NO_ROLL), world(backend=LINE_DOWN))
    assert MENDED in play.screen.body
    play.do(world(receipt_printer=NO_ROLL))
    assert (MENDED in play.screen.body, offered(play)[0]) == (False, ("go-on", True))
    play.do(world())
    assert (MENDED in play.screen.body, offered(play)[0]) == (True, ("retry", True))
    play.do("retry", Fails(NO_ROLL))
    assert (MENDED in play.screen.body, offered(play)[0]) == (False, ("go-on", True))


def test_nobody_is_told_to_try_again_where_nothing_can_be_tried() -> None:
    assert MENDED not in at_page().do(Fails(JAM), world(page_printer=JAM), world()).screen.body


def test_a_button_shows_a_slip_only_where_one_comes() -> None:
    for play, icon in ((at_page().do(Fails(NO_PAPER)), "receipt"), (at_slip().do(Fails(NO_ROLL)), "check")):
        assert [action.icon for action in play.screen.actions if action.id == "go-on"] == [icon]


def test_who_can_mend_it_at_once_is_offered_another_try_first() -> None:
    assert offered(at_slip().do(Fails(COVER_OPEN), world(receipt_printer=COVER_OPEN)))[0] == ("retry", True)


def test_without_the_line_an_office_is_not_asked_again_first() -> None:
    play = Play().do(CERT, Gives(CHEN), Fails(LINE_DOWN), world(backend=LINE_DOWN))
    assert offered(play) == [("home", True), ("retry", False)]
    assert offered(play.do(world()))[0] == ("retry", True)


def test_who_is_identified_by_a_device_that_is_gone_is_not_asked_to_try_it_again_first() -> None:
    play = Play().do(CERT, Fails(READER_GONE), world(id_card=READER_GONE))
    assert offered(play) == [("home", True), ("retry", False)]
    assert offered(play.do(world()))[0] == ("retry", True)


def test_who_could_not_be_identified_hears_that_nothing_has_begun() -> None:
    assert [text.key for text in Play().do(CERT, Fails(READER_GONE)).screen.body] == ["identify-nothing-yet"]


def test_a_second_failure_of_the_same_kind_is_said_as_such() -> None:
    play = at_page().do(Fails(NO_PAPER))
    assert play.screen.body[0].key != "problem-again"
    play.see(("retry", "progress printing-page"), (Fails(NO_PAPER), "problem problem-pag-01"))
    assert play.orders[-1].again
    assert play.screen.body[0].key == "problem-again"
    assert offered(play) == [("go-on", True), ("retry", False)]
    play.do("retry", Fails(NO_PAPER))
    assert play.screen.body[0].args == {"times": 3}


def test_another_failure_than_before_is_not_the_same_again() -> None:
    play = at_page().do(Fails(NO_PAPER), "retry", Fails(PAGE_COVER))
    assert not any(text.key.startswith("problem-again") for text in play.screen.body)
    assert offered(play)[0] == ("retry", True)
    play.do("retry", Fails(NO_PAPER))
    assert not any(text.key.startswith("problem-again") for text in play.screen.body)


def test_what_went_well_in_between_is_forgotten() -> None:
    play = Play().do(CERT, Gives(CHEN), Fails(LINE_DOWN), "retry", Gives(CERTIFICATE))
    play.do("confirm", Gives({**KEPT, "number": "", "code": ""}))
    assert not play.orders[-1].again
    assert not any(order.again for order in play.orders if not isinstance(order.effect, AskBackend))


def test_paper_that_has_begun_to_move_is_not_pulled() -> None:
    play = at_page().do(Fails(JAM))
    assert last_words(play)[0] == "请不要拉纸。"
    assert offered(play) == [("go-on", True)]


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_help_is_called_by_the_name_of_its_button(language: str) -> None:
    button = words(language).say(Text("frame-help"))
    asks = [problem.do for problem in all_problems() if problem.do and "help" in problem.do.args]
    assert asks
    assert all(button in words(language).say(ask) for ask in asks)
    parked = [{"number": "N1", "kind": "old-age-allowance", "state": "parked", "since": ""}]
    screen = Play().do("application-progress", Gives("SUIZHU1|GZ0117-20261123-0042-7|CSSQSUIF"), Gives(parked)).screen
    assert button in words(language).say(screen.body[-1])


def test_nobody_is_promised_that_somebody_was_told() -> None:
    texts = [text for problem in all_problems() for text in (problem.citizen, *problem.body)]
    assert not [said for text in texts if "已通知" in (said := words("zh-Hans").say(text))]


def locked(params: Mapping[str, Any]) -> Play:
    """The office says no and says this along with it."""
    refused = replace(problem_named("refused"), refusal="fund-account-locked", params=params)
    return Play().do("housing-fund-proof", Gives(CHEN), "close", "loan", Fails(refused))


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        (words("zh-Hans"), "账户从2026年8月起冻结。没有收费，也没有留下记录。请带身份证到公积金中心越秀管理部的窗口。"),
        (
            Words("yue", otherwise=words("zh-Hans")),
            "戶口由2026年8月開始凍結。冇收費，亦都冇留低記錄。請帶身份證去公積金中心越秀管理部嘅窗口。",
        ),
        (
            words("en"),
            "It has been frozen since Aug 2026. Nothing was charged and nothing was kept."
            " Please take your ID card to this counter of the Housing Fund Centre: 越秀管理部.",
        ),
    ],
    ids=["zh-Hans", "yue", "en"],
)
def test_what_an_office_says_along_with_a_refusal_is_shown_and_said_as_people_say_it(spoken: Words, said: str) -> None:
    (text,) = (one for one in locked({"since": "2026-08", "counter": "越秀管理部"}).screen.body if one.args)
    assert spoken.say(text).replace("\u2060", "") == spoken.say(text, spoken=True) == said
    assert text.private


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"counter": "越秀管理部"},
        {"since": "2026-08-14", "counter": "越秀管理部"},
        {"since": "soon", "counter": "越秀管理部"},
        {"since": "2026-08", "counter": "\x1b[2J"},
        {"since": "2026-08", "counter": ["越秀管理部"]},
    ],
)
def test_a_refusal_whose_sentence_would_have_a_gap_is_told_without_it(params: Mapping[str, Any]) -> None:
    screen = locked(params).screen
    plain = problem_named("refused")
    assert (screen.kind, screen.title, screen.code) == ("problem", plain.citizen, "DAT-02")
    assert not any(one.args for one in (screen.title, *screen.body))
