"""Texts are said in the reader's words, and otherwise where they are said aloud."""

from kiosk.model.text import Text
from ui.present.localizer import Localizer, frame_text
from ui.words.sentences import Words

CHINESE = Localizer(Words("zh-Hans"))
STAGE = {"at": 2, "of": 5, "label": Text("offline")}


def test_a_sentence_of_the_frame_is_said_and_nothing_of_nothing() -> None:
    assert CHINESE.frame("mark") == CHINESE.say(frame_text("mark")) == "穗"
    assert CHINESE.say(None) == ""


def test_what_has_other_words_aloud_has_both() -> None:
    text = frame_text("stage", **STAGE)
    (shown,) = CHINESE.spoken(text)
    assert shown == CHINESE.say(text)
    assert CHINESE.spoken(text)[shown].startswith("第 2 步，一共 5 步")


def test_what_is_said_as_it_is_shown_has_no_other_words() -> None:
    assert CHINESE.spoken(frame_text("mark")) == CHINESE.spoken(None) == {}
