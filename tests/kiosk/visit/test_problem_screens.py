"""A problem's page: what is safe, what to do, and which way on comes first."""

import pytest

from drivers.api.errors import DeviceError, Fault
from kiosk.model.text import Text
from kiosk.problems.table import all_problems, problem_for
from tests.kiosk.play import JAM, KEPT, NO_PAPER, NO_ROLL, Fails, Gives, Play, at_page, words

COVER_OPEN = problem_for(DeviceError("receipt_printer", Fault.COVER_OPEN))
RECORDED = Gives({**KEPT, "number": "", "code": ""})


def at_slip() -> Play:
    return at_page().do(Gives(), RECORDED)


def offered(play: Play) -> list[tuple[str, bool]]:
    return [(action.id, action.primary) for action in play.screen.actions]


def last_words(play: Play) -> list[str]:
    return words("zh-Hans").say(play.screen.body[-1]).splitlines()


def test_who_can_close_a_cover_is_told_so_before_trying_again() -> None:
    play = at_slip().do(Fails(COVER_OPEN))
    assert last_words(play) == [
        "请轻轻合上盖子再试；合不上请按“找人帮忙”。",
        "身份证如果还在读卡区，请记得拿走。",
    ]
    assert offered(play) == [("retry", True), ("go-on", False)]


def test_who_cannot_load_paper_is_first_offered_to_go_on_without_the_slip() -> None:
    play = at_slip().do(Fails(NO_ROLL))
    assert last_words(play)[0] == "没有凭条也可以接着办。"
    assert offered(play) == [("go-on", True), ("retry", False)]
    play.see(("go-on", "done done-certificate"))


def test_a_certificate_without_paper_is_tried_again_first() -> None:
    assert offered(at_page().do(Fails(NO_PAPER))) == [("retry", True), ("go-on", False)]


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
