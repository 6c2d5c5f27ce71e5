"""What a journey wants to read on paper, and what must not stand there."""

from collections.abc import Callable

from kiosk.model.screen import Item, Screen
from kiosk.model.text import Text
from tests.flows.player import Journey, PatientClock, Player, describe, misread
from ui.gallery.reviews import REVIEW

ROWS = ["姓名                 陈*明", "证明编号", "440100-2026-0037715"]


def test_words_that_stand_in_one_row_are_read_whatever_space_keeps_the_columns_apart() -> None:
    assert misread(ROWS, ["姓名 陈*明", "0037715"]) == []


def test_words_that_stand_nowhere_or_in_two_rows_are_told() -> None:
    assert misread(ROWS, ["黄玉兰", "证明编号 440100"]) == ["黄玉兰", "证明编号 440100"]


def test_words_that_must_not_stand_there_are_told_where_they_do() -> None:
    assert misread(ROWS, ["!陈建明", "!陈*明"]) == ["!陈*明"]


class SlowHand:
    """Before a terminal that offers its service only after it was looked at several times."""

    def __init__(self) -> None:
        self.looks = 0
        self.touched: list[tuple[str, str]] = []

    @property
    def screen(self) -> Screen:
        state = "" if self.looks > 3 else "unavailable"
        return Screen("home", Text("home-start"), items=(Item("proof", Text("proof"), state=state),))

    def touch(self, name: str) -> None:
        self.touched.append((name, self.screen.items[0].state))

    turn = touch_twice = touch

    def settle(self) -> None:
        pass

    let_time_pass = settle

    def until(self, condition: Callable[[], bool], what: str) -> None:
        while not condition():
            self.looks += 1


def test_who_touches_a_service_waits_until_a_slow_machine_has_asked_its_devices() -> None:
    hand = SlowHand()
    Player(hand, lambda *_words: {}, PatientClock()).play(Journey("x", "", "", ({"touch": "proof", "see": "home"},)))
    assert hand.touched == [("proof", "")]


def test_time_passes_for_a_journey_only_as_it_says() -> None:
    clock, hand = PatientClock(), SlowHand()
    Player(hand, lambda *_words: {}, clock).play(
        Journey("x", "", "", ({"see": "home"}, {"quiet": 21, "touch": "proof"}))
    )
    assert clock() == 21


def test_who_looks_in_vain_is_told_every_button_there_is_that_of_an_item_too() -> None:
    assert describe(REVIEW).endswith("(change:you, confirm)"), describe(REVIEW)
