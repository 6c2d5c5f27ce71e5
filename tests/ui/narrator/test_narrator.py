"""A view that speaks: what it says of screens, to whom, and what its keys touch."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.model.screen import Screen
from kiosk.model.text import Text, Value
from tests.ui.narrator.room import Room, room
from tests.ui.narrator.test_reading import typed
from tests.ui.speech.ear import listening
from ui.gallery.reviews import REVIEW
from ui.gallery.screens import CHOICE, DONE, FORM, HOME, PROGRESS, SCREENS, VERIFY
from ui.speech.utterance import CANTONESE, ENGLISH, HEADPHONES, MANDARIN, SPEAKER
from ui.theme.reader import Reader
from ui.words.line_breaks import JOIN

CUT = Text("notice-offline-later")


def test_nothing_is_said_or_made_of_screens_that_nobody_listens_to() -> None:
    made = Room()
    made.presenter.show(HOME)
    made.presenter.show(CHOICE)
    made.narrator.tick()
    assert (made.speaker.said, made.narrator.mode.reading) == ([], None)
    assert [(seen["there"], seen["on"], "phrases" in seen) for seen in made.seen] == [(True, False, False)]


def test_what_is_said_when_it_begins_is_the_page_that_stands() -> None:
    made = room(CHOICE)
    assert made.speaker.heard().startswith("语音读屏打开了。")
    assert "第 2 步，一共 4 步，回答问题。津贴发到哪里？" in made.speaker.heard()
    assert (made.speaker.into, made.notes, made.attended) == (HEADPHONES, [(True, "headphones")], [True])


def test_sentences_end_where_they_end() -> None:
    made = room(CHOICE)
    made.narrator.key("right")
    said = made.speaker.said[-1]
    assert said.shown == "选项。社保卡里的银行账户。最快，不用再填卡号。已选择。第 1 个，一共 3 个。按确定键选它。"
    assert said.tongue == MANDARIN
    assert all(one.pause > 0 for one in said.phrases)


def test_an_english_reader_is_spoken_to_in_english() -> None:
    made = room(CHOICE)
    made.presenter.touch("language", "en")
    assert made.speaker.said[-1].tongue == ENGLISH
    assert "Where should the allowance go? " in made.speaker.heard()


def test_who_chose_cantonese_is_spoken_to_in_cantonese() -> None:
    made = room(CHOICE)
    made.narrator.key("help")
    for _ in range(7):
        made.narrator.key("down")
    made.narrator.key("select")
    assert made.speaker.said[-1].tongue == CANTONESE
    assert "第 2 步，總共 4 步，答問題。津貼發去邊度？" in made.speaker.heard()
    made.narrator.key("right")
    assert (
        made.speaker.heard()
        == "選項。社保卡入面嘅銀行戶口。最快，不用再填卡号。已經揀咗。第 1 個，總共 3 個。撳圓掣揀佢。"
    )
    made.presenter.touch("language", "en")
    made.narrator.key("down")
    assert made.speaker.said[-1].tongue == ENGLISH


def test_who_sets_the_volume_in_the_middle_of_a_page_hears_the_rest_from_there() -> None:
    made = room(CHOICE)
    page = made.speaker.said[-1].phrases
    made.narrator.phrase_begun(1, 5)
    made.narrator.key("louder")
    made.narrator.key("louder")  # before the first was said
    assert made.speaker.heard().startswith("音量 8。")
    assert made.speaker.said[-1].phrases[1:] == page[5:]
    made.narrator.phrase_begun(3, 2)
    made.narrator.key("softer")
    assert made.speaker.said[-1].phrases[1:] == page[6:]


def test_colours_are_changed_without_the_glass() -> None:
    made = room(CHOICE)
    made.narrator.key("help")
    for _ in range(4):
        made.narrator.key("up")
    made.narrator.key("select")
    assert made.speaker.heard() == "深色。"
    made.narrator.key("select")
    assert made.speaker.heard() == "黄底黑字。"


def test_of_what_is_kept_back_nobody_says_where_it_comes_from() -> None:
    made = room(REVIEW, jack=None)
    assert "姓名。身份证号码。" in made.speaker.heard()
    assert "来自身份证" not in made.speaker.heard()
    assert "来自身份证" in room(REVIEW).speaker.heard()


def test_what_is_private_is_kept_from_a_loudspeaker_and_that_is_said() -> None:
    made = room(REVIEW, jack=None)
    heard = made.speaker.heard()
    assert "陈志明" not in heard
    assert heard.endswith("个人信息只在耳机里说。")
    assert made.seen[-1]["phrases"].count("••••") >= 4
    assert "陈志明" not in "".join(made.seen[-1]["phrases"])


def test_in_headphones_it_is_said_and_shown() -> None:
    made = room(REVIEW)
    assert "陈志明" in made.speaker.heard()
    assert "陈志明" in "".join(made.seen[-1]["phrases"])
    assert "个人信息只在耳机里说" not in made.speaker.heard()


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_private_is_open_to_others_on_any_screen(name: str) -> None:
    made = room(SCREENS[name], jack=None)
    reading = made.narrator.mode.reading
    assert reading
    secrets = {one.shown for stop in reading.stops for one in stop.said if one.private}
    for _ in reading.stops:
        made.narrator.key("down")
    spoken = [phrase.shown for one in made.speaker.said for phrase in one.phrases if not phrase.private]
    shown = [phrase for one in made.seen for phrase in one.get("phrases", ())]
    leaks = [secret for secret in secrets for words in (*spoken, *shown) if len(secret) > 1 and secret in words]
    assert [leak for leak in leaks if leak not in ("已选择", "Selected")] == []


def test_a_digit_is_said_to_one_pair_of_ears_and_counted_to_others() -> None:
    for jack, heard in ((True, "8。"), (None, "已输入 3 位。")):
        made = room(_typed("13"), jack=jack)
        made.speaker.finish()
        made.presenter.show(_typed("138"))
        assert made.speaker.heard() == heard


@pytest.mark.parametrize("page", [FORM, VERIFY])
@pytest.mark.parametrize("jack", [True, None])
def test_others_do_not_hear_at_which_digit_somebody_is(page: Screen, *, jack: bool | None) -> None:
    made = room(page, jack=jack)
    told = made.speaker.heard()
    heard = []
    made.narrator.mode = replace(made.narrator.mode, at=_first_key(made) - 1)
    for _ in "1234567890":
        made.narrator.key("down")
        heard.append(made.speaker.heard())
        shown = "".join(made.seen[-1]["phrases"]).replace(JOIN, "")
        assert shown == heard[-1], "whoever stands beside reads no more than they hear"
    named = [f"数字 {digit}。按确定键输入。" for digit in "1234567890"]
    assert heard == (named if jack else ["数字键。按确定键输入。"] * 10)
    assert ("停在哪一个，只在耳机里说" in told) == (jack is None)


def _first_key(made: Room) -> int:
    assert made.narrator.mode.reading
    return made.narrator.mode.reading.first_of("keys")


@pytest.mark.parametrize(
    ("jack", "heard"),
    [(True, "删掉了。9。已输入 3 位。"), (None, "删掉了。已输入 3 位。")],
    ids=["headphones", "loudspeaker"],
)
def test_of_a_digit_less_others_hear_only_how_many_are_left(*, jack: bool | None, heard: str) -> None:
    here = room(typed("1389"), jack=jack)
    here.speaker.finish()
    here.presenter.show(typed("138"))
    assert here.speaker.heard() == heard


def test_the_round_key_touches_and_what_comes_is_told() -> None:
    made = room(CHOICE)
    made.answer = FORM
    for key in ("right", "down", "select"):
        made.narrator.key(key)
    assert made.touched == [("bank", "")]
    assert made.speaker.heard().startswith("请输入手机号。")


def test_a_touch_that_brings_nothing_is_answered() -> None:
    made = room(CHOICE)
    for key in ("right", "down", "select"):
        made.narrator.key(key)
    assert made.speaker.heard().startswith("其他银行卡。")
    assert not made.speaker.silent


def test_any_key_interrupts() -> None:
    made = room(CHOICE)
    before = len(made.speaker.said)
    made.narrator.key("down")
    assert len(made.speaker.said) == before + 1
    made.answer = CHOICE  # the page that stands already
    made.narrator.key("left")
    assert made.touched == [("back", "")]


def test_pulling_the_plug_silences_in_the_middle_of_a_number() -> None:
    made = room(REVIEW)
    made.speaker.hears.phrase_begun(1, 5)
    made.narrator.plug(jack=False)
    assert (made.speaker.silent, made.speaker.into) == (True, "")
    said = len(made.speaker.said)
    made.presenter.show(DONE)
    assert len(made.speaker.said) == said
    assert "GZ0117-20261123-0001-X" not in "".join(made.seen[-1]["phrases"])
    made.narrator.key("down")
    assert made.speaker.into == SPEAKER


def test_the_words_that_are_being_said_are_marked() -> None:
    made = room(CHOICE)
    made.speaker.hears.phrase_begun(len(made.speaker.said), 3)
    assert made.seen[-1]["phrase"] == 3
    made.speaker.hears.phrase_begun(len(made.speaker.said) - 1, 9)
    assert made.seen[-1]["phrase"] == 3  # of an utterance that was interrupted


def test_what_changes_meanwhile_is_said_afterwards() -> None:
    made = room(PROGRESS)
    made.presenter.show(SCREENS["progress-sheets"])
    said = len(made.speaker.said)
    made.speaker.finish()
    assert len(made.speaker.said) == said + 1
    made.speaker.hears.ended(1, whole=False)  # one that was interrupted long ago
    assert made.narrator.mode.speaking


def test_a_notice_of_which_the_sound_broke_off_is_told_on_the_next_page() -> None:
    made = room(CHOICE)
    made.speaker.finish()
    made.presenter.show(replace(FORM, notice=CUT))
    made.speaker.finish(whole=False)
    made.presenter.show(replace(REVIEW, notice=CUT))
    assert "网络暂时中断" in made.speaker.heard()
    made.speaker.finish()
    made.presenter.show(replace(CHOICE, notice=CUT))
    assert "网络暂时中断" not in made.speaker.heard()


def test_a_notice_is_told_once_where_something_else_of_its_page_is_left_out_or_has_no_voice() -> None:
    made = room(replace(REVIEW, notice=CUT), jack=None)
    assert any(one.private for one in made.speaker.said[-1].phrases)
    made.speaker.begin(voiceless="领取方式。")
    made.speaker.finish(whole=False)
    made.presenter.show(replace(DONE, notice=CUT))
    assert "网络暂时中断" not in made.speaker.heard()


def test_a_notice_of_which_a_part_has_no_voice_is_told_on_the_next_page() -> None:
    made = room(replace(REVIEW, notice=CUT))
    made.speaker.begin(voiceless="可以照常办，")
    made.speaker.finish(whole=False)
    made.presenter.show(replace(DONE, notice=CUT))
    assert "网络暂时中断" in made.speaker.heard()


def test_a_notice_has_been_heard_when_the_words_after_it_begin_and_no_sooner() -> None:
    made = room(replace(REVIEW, notice=CUT))
    made.speaker.begin("恢复后自动送出。")
    made.presenter.show(replace(DONE, notice=CUT))
    assert "网络暂时中断" in made.speaker.heard()
    after = made.speaker.said[-1].phrases
    made.speaker.begin(after[[one.shown for one in after].index("恢复后自动送出。") + 1].shown)
    made.presenter.show(replace(REVIEW, notice=CUT))
    assert "网络暂时中断" not in made.speaker.heard()


def test_a_notice_in_whose_middle_somebody_sets_the_volume_is_told_once() -> None:
    made = room(replace(REVIEW, notice=CUT), jack=None)
    made.speaker.begin("网络暂时中断。")
    made.narrator.phrase_begun(made.narrator.saying, made.narrator._said.phrase + 1)
    made.narrator.key("louder")
    made.speaker.begin()
    made.speaker.finish(whole=False)
    made.presenter.show(replace(DONE, notice=CUT))
    assert "网络暂时中断" not in made.speaker.heard()


def test_over_a_real_loudspeaker_a_notice_is_told_once_although_what_is_private_is_left_out(tmp_path: Path) -> None:
    with listening(tmp_path, tmp_path / "none") as (speaker, ear):
        made = Room(speaks=lambda _: speaker)
        made.presenter.show(replace(REVIEW, notice=CUT))
        made.narrator.key("down")
        number = made.narrator.saying
        assert not ear.end_of(number), "not all of it was said"
        for phrase in ear.begun:
            made.narrator.phrase_begun(*phrase)
        made.narrator.ended(number, whole=False)
        assert "网络暂时中断" in "".join(made.seen[-1]["phrases"]).replace(JOIN, "")
        made.presenter.show(replace(DONE, notice=CUT))
        assert "网络暂时中断" not in "".join(made.seen[-1]["phrases"]).replace(JOIN, "")


def test_the_frames_place_switches_it_on_and_off() -> None:
    made = Room()
    made.presenter.show(CHOICE)
    made.presenter.touch("voice")
    assert made.narrator.mode.on
    made.presenter.touch("voice", "down")
    assert made.narrator.mode.at == 1
    made.presenter.touch("voice")
    assert (made.narrator.mode.on, made.notes) == (False, [(True, "button"), (False, "button")])
    assert made.speaker.heard().startswith("语音读屏结束了")


def test_its_own_stop_ends_it() -> None:
    made = room(CHOICE)
    for key in ("up", "up", "select"):
        made.narrator.key(key)
    assert not made.narrator.mode.on


def test_it_ends_with_the_visit() -> None:
    made = room(DONE)
    made.narrator.key("faster")
    assert made.speaker.pace == (1.25, 6)
    made.narrator.visit_over()
    made.presenter.show(HOME, another=True)
    assert (made.speaker.pace, made.narrator.mode.on, made.notes[-1]) == ((1.0, 6), False, (False, "visit"))
    assert made.speaker.heard().startswith("语音读屏结束了")
    made.now = 1000
    made.narrator.tick()
    assert made.speaker.heard().startswith("语音读屏结束了")


@pytest.mark.parametrize("pulled", [False, True], ids=["listening", "headphones pulled out"])
def test_what_was_prepared_for_somebody_is_forgotten_before_the_last_word_is_said(*, pulled: bool) -> None:
    made = room(REVIEW)
    if pulled:
        made.narrator.plug(jack=False)
    said = len(made.speaker.said)
    made.narrator.visit_over()
    assert made.speaker.forgot_after == said


def test_what_may_be_asked_for_next_is_prepared() -> None:
    made = room(CHOICE)
    made.narrator.key("right")
    assert made.speaker.prepared[0].startswith("其他银行卡。")


def test_a_change_of_colours_alone_says_nothing() -> None:
    made = room(CHOICE)
    said = len(made.speaker.said)
    made.presenter.wear(Reader(contrast="dark"))
    assert len(made.speaker.said) == said


def test_without_any_output_it_is_shown_what_would_be_said() -> None:
    made = Room()
    made.narrator.mode = type(made.narrator.mode)(outputs=frozenset())
    made.presenter.show(CHOICE)
    made.narrator.key("down")
    assert made.speaker.said == []
    assert made.seen[-1]["line"].startswith("语音读屏开着 · 现在没有声音")


def test_in_the_end_the_speaker_is_closed() -> None:
    made = room(CHOICE)
    made.narrator.close()
    assert made.speaker.closed


def _typed(value: str) -> Screen:
    assert FORM.keys
    return replace(FORM, keys=replace(FORM.keys, value=Value(value, private=True), note=None))
