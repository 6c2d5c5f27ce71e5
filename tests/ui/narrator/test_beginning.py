"""It begins with a key or with headphones, ends with the visit, and leaves nothing for the next citizen."""

from dataclasses import replace

from tests.ui.narrator.ears import BOTH, STARTED, Ears, listening, words
from tests.ui.narrator.pages import selected
from ui.gallery.reviews import REVIEW
from ui.gallery.screens import CHOICE, DONE, HOME
from ui.narrator.mode import Attended, Hush, Into, Key, Mode, Note, Pace, Plug, VisitOver
from ui.narrator.switches import AMONG_GROUPS
from ui.speech.utterance import HEADPHONES, SPEAKER, USUAL_SPEED, USUAL_VOLUME

ENDED = "语音读屏结束了"


def test_any_key_begins_it_and_the_whole_page_is_told() -> None:
    ears = Ears()
    assert ears.see(CHOICE) == []
    said = ears.press("help")
    assert said[0].startswith(STARTED)
    assert said[1:4] == ["高龄津贴确认", "第 2 步，一共 4 步，回答问题", "津贴发到哪里？"]
    assert said[-1] == "邮政汇款到家"
    assert ears.mode.aside == ""  # this key has only begun it
    assert [
        one
        for one in (Note(True, "key"), Into(SPEAKER), Pace(USUAL_SPEED, USUAL_VOLUME), Attended(True))
        if one not in ears.done
    ] == []


def test_headphones_that_are_plugged_in_begin_it_for_one_pair_of_ears() -> None:
    ears = Ears()
    ears.see(CHOICE)
    assert words(ears.on(Plug(jack=True)))[0].startswith(STARTED)
    assert [one for one in (Note(True, "headphones"), Into(HEADPHONES)) if one not in ears.done] == []


def test_headphones_that_somebody_has_left_there_begin_nothing_and_are_spoken_into() -> None:
    ears = Ears()
    ears.see(CHOICE)
    assert ears.on(Plug(jack=True, found=True)) == ()
    assert not ears.mode.on
    ears.press("down")
    assert (ears.mode.on, ears.mode.output) == (True, HEADPHONES)


def test_a_switch_begins_it_with_the_frame_around_a_group() -> None:
    ears = Ears()
    ears.see(CHOICE)
    said = ears.press("switch-1")
    assert said[0] not in ("", STARTED)
    assert (ears.mode.on, ears.mode.scan) == (True, AMONG_GROUPS)
    assert not listening().mode.scan  # no other key does


def test_where_nobody_can_tell_it_is_said_into_the_loudspeaker() -> None:
    ears = Ears()
    ears.on(Plug(jack=None))
    ears.press("down")
    assert ears.mode.output == SPEAKER


def test_a_terminal_with_headphones_alone_says_nothing_without_them() -> None:
    ears = Ears(Mode(outputs=frozenset({HEADPHONES})))
    ears.see(CHOICE)
    ears.press("down")
    assert (ears.mode.on, ears.mode.output, ears.mode.speaking) == (True, "", False)
    assert ears.wait(1000) == []


def test_with_the_visit_it_ends_and_the_next_citizen_finds_everything_as_usual() -> None:
    ears = listening(jack=True)
    ears.press("faster", "louder", "dark")
    commands = ears.on(VisitOver())
    assert words(commands)[0].startswith(ENDED)
    assert [one for one in (Note(False, "visit"), Pace(USUAL_SPEED, USUAL_VOLUME)) if one not in commands] == []
    assert replace(ears.mode, output="", speaking=False) == Mode(outputs=BOTH, jack=True)
    assert ears.hear_out() == []
    ears.see(HOME)
    assert ears.wait(1000) == []
    assert ears.press("up")[0].startswith(STARTED)


def test_the_end_of_a_visit_that_nobody_listened_to_says_nothing() -> None:
    ears = Ears()
    ears.see(DONE)
    assert ears.on(VisitOver()) == ()
    assert ears.mode.reading is None


def test_whoever_wants_ends_it() -> None:
    ears = listening()
    assert words(ears.on(Key("end", "button")))[0].startswith(ENDED)
    assert Note(False, "button") in ears.done
    assert ears.on(Key("down", "panel")) == ()  # a panel that is going does not bring it back


# --- headphones -----------------------------------------------------------------------------------------------


def test_pulled_out_it_is_silent_until_a_key_is_pressed() -> None:
    ears = listening(REVIEW, jack=True)
    ears.press("down")
    assert ears.on(Plug(jack=False)) == (Into(""), Hush())
    assert ears.wait(1000) == []
    assert Into(SPEAKER) in ears.on(Key("down"))
    assert ears.on(Plug(jack=False)) == ()


def test_plugged_in_again_it_goes_on_where_one_was() -> None:
    ears = listening(CHOICE)
    ears.press("down", "down")
    commands = ears.on(Plug(jack=True))
    assert Into(HEADPHONES) in commands
    assert words(commands)[0] == "社保卡里的银行账户"


def test_plugged_in_again_what_the_plug_has_torn_is_said_again() -> None:
    ears = listening(REVIEW, jack=True)
    number = ears.see(replace(REVIEW, items=tuple(map(selected, REVIEW.items))))
    ears.on(Plug(jack=False))
    assert words(ears.on(Plug(jack=True))) == number
    ears.hear_out()
    ears.on(Plug(jack=False))
    assert words(ears.on(Plug(jack=True)))[-1] != number[-1]


def test_headphones_plugged_in_after_a_key_has_begun_it_hear_everything_from_the_beginning() -> None:
    ears = Ears()
    ears.see(CHOICE)
    begun = ears.press("down")
    assert words(ears.on(Plug(jack=True))) == begun


def test_a_page_that_came_while_the_plug_was_out_is_told_when_it_is_in_again() -> None:
    ears = listening(CHOICE, jack=True)
    ears.on(Plug(jack=False))
    page = ears.see(REVIEW)
    assert words(ears.on(Plug(jack=True))) == page
