"""Whoever listens finds every way about a page with six keys, and is never kept in the dark.

Covers mode and saying as well.
"""

from dataclasses import replace

import pytest

from kiosk.model.screen import Item, Screen
from kiosk.model.text import Text
from tests.ui.narrator.ears import STARTED, Ears, listening, words
from tests.ui.narrator.pages import WORDS, reading, selected
from tests.ui.narrator.test_reading import MISSING, typed
from ui.gallery.reviews import REVIEW
from ui.gallery.screens import CHOICE, FORM, HOME, PROGRESS, SCREENS
from ui.narrator.mode import (
    Attended,
    Ended,
    Heard,
    Hush,
    Key,
    Say,
    Shown,
    Touch,
    Unmoved,
    VisitOver,
)
from ui.narrator.voice_mode import REREAD_S

# --- from stop to stop ----------------------------------------------------------------------------------------


def test_down_and_up_go_round() -> None:
    ears = listening()
    length = len(ears.mode.reading.stops) if ears.mode.reading else 0
    assert ears.press("up") == ["服务电话", "按确定键按下"]
    assert ears.press("down")[-1] == "津贴发到哪里？"
    assert ears.press(*["down"] * length)[-1] == "津贴发到哪里？"


def test_a_choice_is_told_with_its_place_and_what_the_round_key_does() -> None:
    assert listening().press("down", "down") == [
        "社保卡里的银行账户",
        "最快，不用再填卡号",
        "已选择",
        "第 1 个，一共 3 个",
        "按确定键选它",
    ]


def test_nobody_is_asked_to_choose_what_cannot_be_done_now_but_may_ask_why() -> None:
    ears = listening(HOME)
    assert ears.mode.reading
    before = ears.mode.reading.place_of("item-appointment")
    ears.mode = replace(ears.mode, at=before or 0)
    assert ears.press("up")[1:] == ["网络中断，恢复后可办", "现在办不了"]
    assert Touch("tax") in ears.on(Key("select"))
    assert ears.press("down")[-1] == "按确定键选它"


@pytest.mark.parametrize("name", SCREENS)
def test_going_down_all_the_way_everything_is_heard_once(name: str) -> None:
    ears = listening(SCREENS[name])
    stops = reading(SCREENS[name]).stops
    ears.press("up")
    for stop in stops:
        said = ears.press("down")
        assert [one.shown for one in stop.said] == said[: len(stop.said)]


def test_right_goes_to_the_next_group_and_names_it() -> None:
    ears = listening(FORM)
    assert ears.press("right")[:2] == ["数字键", "数字 1"]
    assert ears.press("right")[:2] == ["按钮", "下一步"]
    assert ears.press("right")[:2] == ["页面底部", "返回"]
    assert ears.press("right")[0] == "页面内容"


def test_left_goes_back_a_page_where_that_is_possible() -> None:
    assert listening(CHOICE).on(Key("left")) == (Attended(True), Hush(), Touch("back"))
    assert listening(HOME).press("left") == ["这一页不能返回"]


def test_the_round_key_touches_what_was_heard() -> None:
    ears = listening(CHOICE)
    assert ears.press("select") == ["这里只听，没有要按的"]
    ears.press("down", "down", "down")
    assert ears.on(Key("select")) == (Attended(True), Hush(), Touch("bank"))


def test_a_touch_that_brings_nothing_is_answered_all_the_same() -> None:
    ears = listening(CHOICE)
    ears.press("down", "down", "select")
    assert words(ears.on(Unmoved()))[0] == "社保卡里的银行账户"
    assert ears.on(Unmoved()) == ()


def test_who_goes_on_before_a_number_is_whole_hears_what_it_lacks() -> None:
    ears = listening(typed("1380013800", note=MISSING))
    ears.press("up", "select")
    assert ears.see(typed("1380013800", hint=MISSING)) == []  # it is only drawn in another way
    assert words(ears.on(Unmoved()))[0] == "还差 1 位。"


def test_a_touch_that_brings_something_is_not_told_twice() -> None:
    ears = listening(CHOICE)
    ears.press("down", "down", "select")
    assert ears.see(FORM)[0] == "请输入手机号"
    assert ears.on(Unmoved()) == ()


def test_a_keypad_with_digits_types() -> None:
    ears = listening(FORM)
    assert ears.on(Key("7"))[-1] == Touch("digit", "7")
    assert ears.on(Key("cancel"))[-1] == Touch("delete")
    assert listening(CHOICE).press("7") == ["这个键现在用不到"]
    assert listening(CHOICE).on(Key("cancel"))[-1] == Touch("back")


def test_keys_before_anything_is_shown_do_nothing() -> None:
    ears = Ears()
    assert ears.press("down")[0].startswith(STARTED)
    assert ears.press("down") == []
    assert ears.press("select", "where", "repeat") == []


@pytest.mark.parametrize(("elder", "counted"), [(True, 1), (False, 2)])
def test_in_elder_mode_the_same_key_half_a_second_later_is_one_press(elder: bool, counted: int) -> None:
    ears = listening(FORM)
    ears.on(Shown(reading(FORM, elder=elder)))
    ears.done.clear()
    ears.wait(1.0)
    for _ in range(2):
        ears.on(Key("7"))
        ears.now += 0.5
    assert ears.done.count(Touch("digit", "7")) == counted
    ears.now += 0.2
    ears.on(Key("7"))
    assert ears.done.count(Touch("digit", "7")) == counted + 1


def test_in_elder_mode_another_key_counts_at_once() -> None:
    ears = listening(FORM)
    ears.on(Shown(reading(FORM, elder=True)))
    ears.press("1")
    assert ears.on(Key("3"))[-1] == Touch("digit", "3")


# --- pages that come and change -------------------------------------------------------------------------------


def test_another_page_interrupts_and_is_told_from_its_beginning() -> None:
    ears = listening(CHOICE)
    ears.press("down", "down")
    assert ears.see(FORM)[0] == "请输入手机号"
    assert ears.mode.at == 0


STEP = "第 2 步，一共 4 步，回答问题"


def begun(screen: Screen) -> Ears:
    """While this page is being read, of which nothing was heard yet."""
    ears = listening(HOME)
    ears.see(screen)
    return ears


def test_a_step_whose_name_the_next_page_breaks_off_is_called_there_and_once_it_was_heard_no_more() -> None:
    ears = begun(CHOICE)
    assert ears.see(FORM)[:3] == ["请输入手机号", "高龄津贴确认", STEP]
    assert ears.see(CHOICE)[:3] == ["津贴发到哪里？", "高龄津贴确认", STEP]
    ears.on(Heard(ears.mode.unheard[0]))
    assert ears.see(FORM)[:2] == ["请输入手机号", STEP]
    ears.hear_out()
    assert STEP not in ears.see(CHOICE)


def test_a_step_whose_sound_broke_off_is_called_on_the_next_page() -> None:
    ears = begun(CHOICE)
    ears.hear_out(whole=False)
    assert STEP in ears.see(FORM)


@pytest.mark.parametrize("key", ["down", "left"])
def test_a_step_whose_name_somebody_cuts_short_by_a_key_is_not_called_again(key: str) -> None:
    ears = begun(CHOICE)
    ears.press(key)
    assert STEP not in ears.see(FORM)


def test_of_a_step_that_is_past_nothing_is_said() -> None:
    ears = begun(CHOICE)
    assert STEP not in ears.see(REVIEW)


def test_what_the_keys_do_is_told_after_a_page_that_came_meanwhile() -> None:
    ears = Ears()
    ears.see(HOME)
    assert ears.press("down")[0].startswith(STARTED)
    page = ears.see(SCREENS["home-greeted"])
    assert page[-1].startswith(STARTED)
    assert "广州政务服务自助终端" not in page, "of the home screen the name is not called twice"
    ears.hear_out()
    assert not any(one.startswith(STARTED) for one in ears.see(CHOICE))


def test_another_sound_does_not_make_a_page_heard() -> None:
    ears = begun(CHOICE)
    ears.hear_out(whole=False)
    ears.hear_out()  # of a call that the card still lies there
    assert STEP in ears.see(FORM)


def test_on_the_same_page_one_stays_where_one_was() -> None:
    ears = listening(REVIEW)
    ears.press("right", "down", "down")
    ears.hear_out()
    stop = ears.mode.stop
    more = replace(REVIEW, items=(Item("new", Text("frame-home")), *REVIEW.items))
    assert ears.see(more) == ["首页"]
    assert stop
    assert ears.mode.stop
    assert ears.mode.stop.id == stop.id


def test_where_ones_stop_has_gone_one_stands_at_one_that_is_there() -> None:
    ears = listening(CHOICE)
    ears.press("up")
    ears.see(replace(CHOICE, items=CHOICE.items[:1], can_go_back=False))
    assert ears.mode.stop


def test_what_changes_by_itself_waits_for_the_end_of_what_is_being_said() -> None:
    ears = listening(PROGRESS)
    ears.press("where")
    assert ears.see(_later(PROGRESS)) == []
    assert ears.press("louder") == ["音量 7"]  # which is no wish to hear less
    assert ears.hear_out() == ["打印证明", "已完成"]
    assert ears.hear_out() == []


def test_what_has_changed_is_said_after_what_a_key_asks_for_and_not_where_the_key_has_told_it() -> None:
    for keys, left in ((("where",), ["打印证明", "已完成"]), (("up", "up"), ["打印证明", "已完成"])):
        ears = listening(PROGRESS)
        ears.press("where")
        ears.see(_later(PROGRESS))
        ears.press(*keys)
        assert ears.hear_out() == left
    ears = listening(PROGRESS)
    ears.press("where")
    ears.see(_later(PROGRESS))
    assert ears.mode.reading
    for _ in ears.mode.reading.stops:
        if ears.press("down")[:2] == ["打印证明", "已完成"]:
            break
    assert ears.hear_out() == []


def _machines(*notes: str) -> Screen:
    named = zip(("frame-home", "frame-back", "frame-help"), notes, strict=False)
    return replace(HOME, items=tuple(Item(name, Text(name), note=Text(note)) for name, note in named))


def _at_a_key(screen: Screen) -> Ears:
    """Listening to where one is, at something that can be pressed."""
    ears = listening(screen)
    while ears.mode.stop and not ears.mode.stop.touch:
        ears.press("down")
    ears.press("where")
    return ears


WELL, SHUT = "frame-all", "offline"
NOTED = {note: WORDS["zh-Hans"].say(Text(note)) for note in (WELL, SHUT, "frame-home", "frame-back", "frame-help")}


def test_old_news_is_not_said_after_new_so_that_what_is_heard_last_is_true() -> None:
    ears = _at_a_key(_machines(WELL, WELL))
    assert ears.see(_machines(SHUT, WELL)) == []
    assert ears.press("select") == []
    assert ears.see(_machines(WELL, WELL)) == [NOTED["frame-home"], NOTED[WELL]]
    assert ears.hear_out() == []


def test_what_waits_to_be_said_is_told_in_order_before_what_a_key_has_changed() -> None:
    ears = _at_a_key(_machines(WELL, WELL, WELL))
    assert ears.see(_machines(SHUT, WELL, WELL)) == []
    ears.press("select")
    said = ears.see(_machines(SHUT, SHUT, WELL))
    assert said == [NOTED["frame-home"], NOTED["frame-back"], NOTED[SHUT]]
    assert ears.hear_out() == []


@pytest.mark.parametrize("then", [(WELL, WELL), (WELL,)], ids=["well again", "one machine less"])
def test_what_was_taken_back_before_it_was_said_is_never_said(then: tuple[str, ...]) -> None:
    ears = listening(_machines(WELL, WELL))
    ears.press("where")
    ears.see(_machines(WELL, SHUT))
    assert ears.see(_machines(*then)) == []
    assert NOTED[SHUT] not in ears.hear_out()
    assert ears.hear_out() == []


def test_a_digit_is_said_at_once_and_what_waits_after_it() -> None:
    def form(value: str, hint: str) -> Screen:
        return replace(typed(value), notice=Text(hint))

    ears = listening(form("", WELL))
    ears.press("where")
    assert ears.see(form("", SHUT)) == []
    ears.press("1")
    assert ears.see(form("1", SHUT)) == ["1"]
    assert ears.hear_out() == [NOTED[SHUT]]
    assert ears.hear_out() == []


def test_digits_that_come_while_something_is_said_are_said_after_it_one_after_another() -> None:
    ears = listening(typed(""))
    ears.press("where")
    assert ears.see(typed("1")) == ears.see(typed("13")) == ears.see(typed("13")) == []
    assert ears.hear_out() == ["1", "3"]
    assert ears.hear_out() == []


def test_what_a_key_has_changed_is_told_at_once() -> None:
    ears = listening(REVIEW)
    ears.press("right", "down", "down", "select")
    shown = replace(REVIEW, items=tuple(selected(item) for item in REVIEW.items))
    assert ears.see(shown) == ["显示完整号码", "已打开"]


def test_a_page_that_stays_as_it_is_says_nothing() -> None:
    assert listening(CHOICE).see(CHOICE) == []


def test_a_change_of_language_is_told_in_the_new_language_while_speaking() -> None:
    ears = listening(CHOICE)
    ears.press("down")
    assert ears.see(CHOICE, "en")[0] == "Old-age allowance"


@pytest.mark.parametrize("name", SCREENS)
def test_any_key_interrupts_on_every_screen(name: str) -> None:
    for key in ("up", "down", "left", "right", "select", "help", "slower", "louder", "repeat", "where", "dark", "x"):
        ears = listening(SCREENS[name])
        ears.press("where")
        commands = ears.on(Key(key))
        assert any(isinstance(one, Say | Hush) for one in commands), key


# --- silence --------------------------------------------------------------------------------------------------


def test_after_silence_it_is_read_again_and_then_less_often() -> None:
    ears = listening(CHOICE)
    for seconds in REREAD_S:
        assert ears.wait(seconds - 0.1) == []
        assert ears.wait(0.2)[-1] == "津贴发到哪里？"
        ears.hear_out()
    assert ears.wait(1000) == []
    ears.press("down")
    ears.hear_out()
    assert ears.wait(REREAD_S[0]) != []


def test_who_listens_is_there_and_who_is_read_to_again_may_have_gone() -> None:
    ears = listening(CHOICE)
    ears.press("down")
    ears.done.clear()
    ears.wait(5)
    assert ears.done == [Attended(False)]
    assert ears.on(Ended(whole=True)) == (Attended(False),)
    ears.wait(REREAD_S[0])
    ears.done.clear()
    ears.wait(5)
    ears.hear_out()
    assert ears.done == []


def test_in_headphones_it_is_the_same_person_who_listens() -> None:
    ears = listening(CHOICE, jack=True)
    ears.press("down")
    assert ears.on(Ended(whole=True)) == (Attended(True),)


# --- what is not said again and again -------------------------------------------------------------------------

CUT = Text("notice-offline-later")
SAID = "网络暂时中断。可以照常办，恢复后自动送出。"


def test_a_notice_that_was_heard_to_its_end_is_said_once_in_a_visit() -> None:
    ears = listening(replace(CHOICE, notice=CUT))
    assert SAID not in ears.see(replace(FORM, notice=CUT))
    ears.hear_out()
    assert SAID not in ears.see(replace(REVIEW, notice=CUT))


def test_a_notice_that_another_page_has_broken_off_is_said_there() -> None:
    ears = Ears()
    ears.see(replace(CHOICE, notice=CUT))
    assert SAID in ears.press("down")
    assert SAID in ears.see(replace(FORM, notice=CUT))


def test_a_notice_whose_sound_broke_off_is_said_on_the_next_page() -> None:
    ears = listening(CHOICE)
    assert SAID in ears.see(replace(FORM, notice=CUT))
    ears.hear_out(whole=False)
    assert SAID in ears.see(replace(REVIEW, notice=CUT))


def test_a_notice_that_was_heard_before_its_page_broke_off_is_not_said_on_the_next_page() -> None:
    ears = listening(CHOICE)
    ears.see(replace(FORM, notice=CUT))
    notice = ears.mode.unheard[-1]
    assert ears.on(Heard(notice)) == ()
    assert notice not in ears.mode.unheard
    ears.hear_out(whole=False)
    assert SAID not in ears.see(replace(REVIEW, notice=CUT))


def test_a_notice_that_was_gone_is_said_again() -> None:
    ears = listening(replace(CHOICE, notice=CUT))
    ears.see(FORM)
    assert SAID in ears.see(replace(REVIEW, notice=CUT))


def test_the_next_citizen_hears_the_notice() -> None:
    ears = listening(replace(CHOICE, notice=CUT))
    ears.on(VisitOver())
    ears.see(replace(CHOICE, notice=CUT))
    assert SAID in ears.press("down")
    assert SAID in ears.see(replace(FORM, notice=CUT))


def test_whoever_deletes_in_an_empty_field_hears_that_it_is_empty() -> None:
    ears = listening(typed(""))
    assert ears.press("cancel") == ["还没有输入"]
    assert Touch("delete") not in ears.done


def _later(screen: Screen) -> Screen:
    return replace(
        screen, items=tuple(replace(item, state="done" if item.state == "now" else item.state) for item in screen.items)
    )
