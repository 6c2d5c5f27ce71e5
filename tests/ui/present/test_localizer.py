"""Texts are said in the reader's words, and otherwise where they are said aloud."""

from kiosk.model.text import Text
from ui.present.localizer import Localizer, frame_text, state_word
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


def test_a_state_has_its_word_in_each_language_and_size_and_a_plain_one_has_none() -> None:
    words = {
        state_word("done", Localizer(Words(language), elder))
        for language in ("zh-Hans", "en")
        for elder in (False, True)
    }
    assert len(words) >= 2
    assert state_word("done", CHINESE) == CHINESE.frame("done")
    assert state_word("", CHINESE) == state_word("odd", CHINESE) == ""
