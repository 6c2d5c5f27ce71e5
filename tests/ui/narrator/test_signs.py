"""Sounds without words: which change of the page they belong to, who hears them, and how long a card is called for."""

from dataclasses import replace

import pytest

from kiosk.model.screen import Screen
from kiosk.model.text import Text
from tests.ui.narrator.room import Room, room
from ui.gallery.reviews import REVIEW
from ui.gallery.screens import CHOICE, DONE, FORM, HOME, PROGRESS, SCREENS, VERIFY
from ui.narrator.signs import CALL_S, signs
from ui.speech.utterance import CARD_READ, HEADPHONES, MISTAKE, PAPER_OUT, SPEAKER, TAKE_CARD

READING = Screen("prompt", Text("identify-reading"), device="id_card")
AT_HOME = Screen("home", Text("home-start"), device="id_card")
GREETED = Screen("home", Text("home-hello", {"name": "陈先生"}, private=True))
PROBLEM = SCREENS["problem"]
LIES = replace(DONE, card_lies=True)


@pytest.mark.parametrize(
    ("before", "after", "heard"),
    [
        (READING, CHOICE, (CARD_READ,)),
        (AT_HOME, GREETED, (CARD_READ,)),
        (replace(AT_HOME, title=Text("home-reading")), CHOICE, (CARD_READ,)),
        (READING, AT_HOME, ()),
        (READING, PROBLEM, (MISTAKE,)),
        (AT_HOME, CHOICE, ()),
        (GREETED, CHOICE, ()),
        (CHOICE, FORM, ()),
        (FORM, replace(FORM, keys=replace(FORM.keys, hint=Text("digits-must-begin"))), (MISTAKE,)),  # type: ignore[type-var]
        (VERIFY, VERIFY, ()),
        (PROBLEM, replace(PROBLEM, body=(*PROBLEM.body, Text("problem-again"))), (MISTAKE,)),
        (PROBLEM, PROBLEM, ()),
        (PROGRESS, DONE, (PAPER_OUT, TAKE_CARD)),
        (PROGRESS, replace(DONE, reminder=Text("take-card")), (TAKE_CARD,)),
        (DONE, replace(DONE, reminder=Text("take-papers")), ()),
        (PROGRESS, replace(PROGRESS, reminder=Text("card-stays")), ()),
        (DONE, AT_HOME, ()),
    ],
)
def test_a_change_of_the_page_is_heard(before: Screen, after: Screen, heard: tuple[str, ...]) -> None:
    assert signs(before, after) == heard


def test_the_first_page_sounds_of_nothing() -> None:
    assert signs(None, PROBLEM) == ()


def earcons(made: Room) -> list[str]:
    """Of everything that was said, in order."""
    return [phrase.earcon for said in made.speaker.said for phrase in said.phrases if phrase.earcon]


def test_everybody_hears_them_on_the_loudspeaker() -> None:
    made = Room()
    made.presenter.show(READING)
    made.presenter.show(CHOICE)
    assert (earcons(made), made.speaker.into, made.speaker.heard()) == ([CARD_READ], SPEAKER, "")
    assert not made.narrator.mode.on
    assert made.attended == []


def test_who_listens_hears_them_before_what_is_said_of_the_page() -> None:
    made = room(READING)
    made.presenter.show(CHOICE)
    said = made.speaker.said[-1]
    assert (said.phrases[0].earcon, made.speaker.into) == (CARD_READ, HEADPHONES)
    assert "津贴发到哪里？" in said.shown


def test_a_sound_that_had_not_begun_when_the_next_page_came_is_heard_with_that_and_only_once() -> None:
    made = room(READING)
    made.presenter.show(CHOICE)  # answered at once
    made.presenter.show(PROBLEM)
    assert [phrase.earcon for phrase in made.speaker.said[-1].phrases if phrase.earcon] == [CARD_READ, MISTAKE]
    made.narrator.phrase_begun(made.narrator.saying, 1)
    made.presenter.show(CHOICE)
    assert [phrase.earcon for phrase in made.speaker.said[-1].phrases if phrase.earcon] == []


def test_a_terminal_can_do_without_them() -> None:
    made = Room(earcons=False)
    for screen in (READING, CHOICE, PROBLEM, LIES):
        made.presenter.show(screen)
    made.now = 1000.0
    made.narrator.tick()
    assert made.speaker.said == []


def calls(made: Room) -> int:
    return sum("请拿走身份证" in said.shown for said in made.speaker.said)


def wait(made: Room, seconds: float) -> None:
    made.now += seconds
    made.narrator.tick()
    if made.narrator.saying >= 0:
        made.speaker.finish()


def test_a_card_that_lies_there_is_called_for_less_and_less_often_and_not_for_ever() -> None:
    made = Room()
    made.presenter.show(PROGRESS)
    made.presenter.show(LIES)
    assert calls(made) == 1
    made.speaker.finish()
    for number, seconds in enumerate(CALL_S, start=1):
        wait(made, seconds - 1)
        assert calls(made) == number
        wait(made, 1)
        assert calls(made) == number + 1
    wait(made, 1000.0)
    assert calls(made) == len(CALL_S) + 1
    assert earcons(made).count(TAKE_CARD) == calls(made)


def test_it_is_called_for_until_it_is_taken_also_after_the_visit() -> None:
    made = Room()
    made.presenter.show(LIES)
    made.speaker.finish()
    made.narrator.visit_over()
    made.presenter.show(replace(AT_HOME, card_lies=True), another=True)
    wait(made, CALL_S[0])
    assert calls(made) == 2
    made.presenter.show(AT_HOME)
    wait(made, 1000.0)
    assert calls(made) == 2


def test_where_nobody_can_tell_that_it_lies_there_it_is_not_said() -> None:
    made = Room()
    made.presenter.show(PROGRESS)
    made.presenter.show(DONE)
    wait(made, 1000.0)
    assert (calls(made), earcons(made)) == (0, [PAPER_OUT, TAKE_CARD])


def test_who_listens_hears_it_from_the_page_and_then_when_all_is_quiet() -> None:
    made = room(PROGRESS)
    made.presenter.show(LIES)
    assert calls(made) == 1
    wait(made, CALL_S[0])  # it is still being read
    assert calls(made) == 1
    wait(made, 1.0)
    assert calls(made) == 2


def test_what_is_private_of_a_page_has_no_part_in_it() -> None:
    made = Room()
    made.presenter.show(READING)
    made.presenter.show(REVIEW)
    made.presenter.show(HOME)
    assert {one.shown for said in made.speaker.said for one in said.phrases} <= {""}
