"""A page read aloud to somebody who sees it: begun by one touch, ended by another one, by another page, by itself."""

from dataclasses import replace

import pytest

from kiosk.model.screen import Screen
from tests.ui.narrator.pages import WORDS
from tests.ui.narrator.room import Room
from ui.gallery.reviews import REVIEW
from ui.gallery.screens import CHOICE, FORM, SCREENS
from ui.narrator.caption import caption
from ui.narrator.mode import Mode
from ui.narrator.screen_reader import MOST_TOLD
from ui.speech.utterance import (
    CANTONESE,
    ENGLISH,
    HEADPHONES,
    MANDARIN,
    SPEAKER,
    USUAL_SPEED,
    USUAL_VOLUME,
    Phrase,
    Utterance,
)
from ui.theme.reader import Reader
from ui.words.line_breaks import tidy

ELDER = Reader(elder=True)


def room(screen: Screen = CHOICE, reader: Reader = ELDER) -> Room:
    made = Room()
    made.presenter.wear(reader)
    made.presenter.show(screen)
    return made


def touch(made: Room, key: str) -> None:
    made.presenter.touch("voice", key)


def test_one_touch_reads_the_page_on_the_loudspeaker() -> None:
    made = room()
    touch(made, "read-zh")
    heard = made.speaker.heard()
    assert heard.startswith("高龄津贴。第 2 步，一共 4 步，回答问题。津贴发到哪里？")
    assert heard.endswith("一共 3 个可以选。社保卡。其他银行卡。邮政汇款到家。")
    assert (made.speaker.into, made.speaker.pace) == (SPEAKER, (USUAL_SPEED, USUAL_VOLUME))
    assert not made.narrator.mode.on
    assert made.seen[-1]["reading"]


def test_who_cannot_read_hears_every_service_by_its_name() -> None:
    made = room(SCREENS["home"])
    touch(made, "read-zh")
    names = [
        WORDS["zh-Hans"].say(item.label, elder=True) for item in SCREENS["home"].items if item.state != "unavailable"
    ]
    assert len(names) > MOST_TOLD
    assert made.speaker.heard().endswith("".join(f"{name}。" for name in names))


def test_who_stands_beside_is_told_that_it_was_stopped() -> None:
    told: list[tuple[int, Phrase | None, bool]] = []
    made = Room(overhears=lambda number, phrase, output, cut: told.append((number, phrase, cut)))
    made.presenter.wear(ELDER)
    made.presenter.show(CHOICE)
    touch(made, "read-zh")
    number = made.narrator.saying
    touch(made, "read-stop")
    assert told == [(number, None, True)]


def test_a_second_touch_stops_it_and_nothing_of_the_page_stays() -> None:
    made = room()
    touch(made, "read-zh")
    touch(made, "read-stop")
    assert made.speaker.silent
    assert (made.narrator.mode.reading, made.seen[-1]["reading"], "phrases" in made.seen[-1]) == (None, False, False)


def test_its_words_are_marked_as_they_are_said() -> None:
    made = room()
    touch(made, "read-zh")
    made.narrator.phrase_begun(made.narrator.saying, 3)
    assert made.seen[-1]["phrase"] == 3
    assert made.seen[-1]["phrases"] == [tidy(one.shown) for one in made.speaker.said[-1].phrases]


def test_another_page_stops_it_and_a_digit_more_does_not() -> None:
    made = room(FORM)
    touch(made, "read-zh")
    assert FORM.keys
    made.presenter.show(replace(FORM, keys=replace(FORM.keys, hint=FORM.title)))
    assert not made.speaker.silent
    made.presenter.show(CHOICE)
    assert made.speaker.silent
    assert not made.narrator.mode.aloud


def test_another_size_or_language_stops_it() -> None:
    for action, value in (("elder", ""), ("language", "en")):
        made = room()
        touch(made, "read-zh")
        made.presenter.touch(action, value)
        assert made.speaker.silent


def test_at_its_end_the_button_is_there_again() -> None:
    made = room()
    touch(made, "read-zh")
    made.speaker.finish()
    assert not made.seen[-1]["reading"]
    assert made.attended == [True, False]


def test_while_it_is_read_somebody_is_there() -> None:
    made = room()
    touch(made, "read-zh")
    made.narrator.tick()
    assert made.attended == [True, False]
    touch(made, "read-stop")
    made.narrator.tick()
    assert made.attended == [True, False, True]


def test_how_keys_are_used_is_not_told_to_who_has_none() -> None:
    made = room(FORM)
    touch(made, "read-zh")
    assert "确定键" not in made.speaker.heard()
    assert "数字键" not in made.speaker.heard()


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_private_is_said_or_shown_and_that_it_is_not_is_told(name: str) -> None:
    made = room(SCREENS[name])
    touch(made, "read-zh")
    said = made.speaker.said[-1]
    shown = made.seen[-1]["phrases"]
    assert {shown[at] for at, one in enumerate(said.phrases) if one.private} <= {"••••"}
    kept_back = any(one.private for one in said.phrases)
    assert (said.shown.endswith("有个人信息的地方没有念，请看屏幕。")) == kept_back


def test_a_review_is_read_without_what_is_in_it() -> None:
    made = room(REVIEW)
    touch(made, "read-zh")
    assert "姓名。" in made.speaker.heard()
    assert "陈志明" not in made.speaker.heard() + "".join(made.seen[-1]["phrases"])


def test_the_tongue_that_was_touched_is_that_of_the_visit() -> None:
    made = room()
    assert made.seen[-1]["reads"] == ["read-zh", "read-yue"]
    touch(made, "read-yue")
    assert made.speaker.said[-1].tongue == CANTONESE
    assert "津貼發去邊度？" in made.speaker.heard()
    made.narrator.key("down")  # the voice mode goes on in it
    assert (made.narrator.mode.on, made.speaker.said[-1].tongue) == (True, CANTONESE)
    made.narrator.visit_over()
    assert made.narrator.tongue == MANDARIN


def test_the_other_tongue_can_be_touched_later() -> None:
    made = room()
    touch(made, "read-yue")
    touch(made, "read-stop")
    touch(made, "read-zh")
    assert made.speaker.said[-1].tongue == MANDARIN


def test_a_tongue_that_is_chosen_beforehand_is_that_of_whatever_is_read() -> None:
    made = room()
    assert (made.seen[-1]["tongues"], made.seen[-1]["tongueLabels"]) == (
        ["tongue-zh", "tongue-yue"],
        ["普通话", "广东话"],
    )
    assert made.seen[-1]["tongue"] == "tongue-zh"
    touch(made, "tongue-yue")
    assert (made.seen[-1]["tongue"], made.speaker.said, made.attended) == ("tongue-yue", [], [True])
    made.narrator.key("down")
    assert "高齡津貼" in made.speaker.heard()
    made.narrator.visit_over()
    assert made.seen[-1]["tongue"] == "tongue-zh"


def test_a_page_that_is_being_read_is_silent_once_the_other_tongue_is_chosen() -> None:
    made = room()
    touch(made, "read-zh")
    touch(made, "tongue-yue")
    assert made.speaker.silent
    assert not made.narrator.mode.aloud
    touch(made, "tongue-yue")  # chosen already
    assert made.narrator.tongue == CANTONESE


def test_who_listens_and_chooses_a_tongue_hears_the_page_in_it() -> None:
    made = room()
    made.narrator.key("down")
    touch(made, "tongue-yue")
    assert "津貼發去邊度？" in made.speaker.heard()
    made.presenter.touch("usual")
    assert (made.narrator.tongue, made.seen[-1]["tongue"]) == (MANDARIN, "tongue-zh")


def test_where_there_is_one_tongue_none_is_to_be_chosen() -> None:
    assert room(reader=Reader("en", elder=True)).seen[-1]["tongues"] == []
    made = room()
    made.narrator.mode = replace(made.narrator.mode, tongues=frozenset({MANDARIN, ENGLISH}))
    touch(made, "tongue-yue")
    assert made.narrator.tongue == MANDARIN
    made.presenter.wear(Reader())
    assert made.seen[-1]["tongues"] == []
    assert (
        caption(Mode(outputs=frozenset()), Utterance((), MANDARIN), 0, MANDARIN, lambda text: text.key)["tongues"] == []
    )


def test_in_english_there_is_one_button_and_the_page_is_read_in_english() -> None:
    made = room(reader=Reader("en", elder=True))
    assert (made.seen[-1]["reads"], made.seen[-1]["readWords"]) == (["read-en"], ["Read aloud"])
    touch(made, "read-en")
    assert "Where should the allowance go? " in made.speaker.heard()


def test_with_the_visit_it_is_silent_and_forgotten() -> None:
    made = room()
    touch(made, "read-yue")
    made.narrator.visit_over()
    assert made.speaker.silent
    assert made.narrator.mode == Mode(outputs=made.narrator.mode.outputs, tongues=made.narrator.mode.tongues)


def test_headphones_that_are_plugged_in_begin_the_voice_mode_and_those_that_are_in_are_read_into() -> None:
    made = room(REVIEW)
    touch(made, "read-zh")
    made.narrator.plug(jack=True)
    assert (made.narrator.mode.on, made.narrator.mode.aloud, made.speaker.into) == (True, False, HEADPHONES)
    made.narrator.switch()
    touch(made, "read-zh")
    assert "陈志明" in made.speaker.heard()
    made.narrator.plug(jack=False)
    assert (made.speaker.silent, made.narrator.mode.aloud, made.speaker.into) == (True, False, "")


def test_where_there_is_no_loudspeaker_there_is_no_button() -> None:
    made = Room(outputs=(HEADPHONES,))
    made.presenter.show(CHOICE)
    assert made.seen[-1]["reads"] == []
    touch(made, "read-zh")
    assert made.speaker.said == []
