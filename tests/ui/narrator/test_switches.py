"""With two switches or one, everything on a page is reached and pressed, and a wrong press is undone."""

from dataclasses import replace

import pytest

from kiosk.model.screen import Screen
from tests.ui.narrator.ears import BOTH, Ears, words
from tests.ui.narrator.pages import reading
from ui.gallery.reviews import REVIEW
from ui.gallery.screens import CHOICE, DONE, FORM, SCREENS
from ui.narrator.caption import caption
from ui.narrator.mode import Attended, Key, Mode, Tick, Touch, Unmoved
from ui.narrator.switches import IN_GROUP, ROUNDS, SAME_PRESS_S
from ui.speech.utterance import MANDARIN, Utterance

NEXT, TAKE = "switch-1", "switch-2"
SCAN_S = 2.0


def at_switches(screen: Screen, switches: int, *, sound: bool = True) -> Ears:
    """Before this screen, with the frame before its first group."""
    ears = Ears(Mode(outputs=BOTH if sound else frozenset(), switches=switches))
    ears.see(screen)
    press(ears, NEXT)
    if sound:
        ears.hear_out()
    ears.done.clear()
    return ears


def press(ears: Ears, *switches: str) -> list[str]:
    """Each a while after the one before. What the last has said."""
    said: list[str] = []
    for switch in switches:
        ears.now += SAME_PRESS_S
        said = words(ears.on(Key(switch)))
    return said


def wait(ears: Ears, places: int = 1) -> list[str]:
    """The frame of one switch goes on by so many places."""
    said: list[str] = []
    for _ in range(places):
        if ears.mode.speaking:
            ears.hear_out()
        ears.now += SCAN_S
        said = words(ears.on(Tick()))
    return said


def framed(ears: Ears) -> list[str]:
    seen = caption(ears.mode, Utterance((), MANDARIN), 0, MANDARIN, lambda text: text.key)
    marked: list[str] = seen["marked"]
    return marked


# --- two ------------------------------------------------------------------------------------------------------


def test_the_first_press_begins_it_and_says_what_the_switches_do() -> None:
    ears = Ears(Mode(outputs=BOTH))
    ears.see(CHOICE)
    said = press(ears, NEXT)
    assert said[0].startswith("开关操作打开了。第一个开关往下走")
    assert "津贴发到哪里？" in said


def test_one_goes_from_group_to_group_and_round_and_the_other_takes() -> None:
    ears = at_switches(CHOICE, 2)
    assert press(ears, NEXT) == ["选项"]
    assert framed(ears) == ["item-card", "item-bank", "item-post"]
    assert [press(ears, NEXT) for _ in range(4)] == [["页面底部"], ["页面内容"], ["帮助"], ["选项"]]
    assert press(ears, TAKE)[0] == "社保卡里的银行账户"
    assert press(ears, NEXT)[0] == "其他银行卡"
    assert framed(ears) == ["item-bank"]
    press(ears, TAKE)
    assert ears.done[-1] == Touch("bank")


@pytest.mark.parametrize("switches", [1, 2])
@pytest.mark.parametrize("name", SCREENS)
def test_whatever_can_be_touched_is_reached_by_switches(name: str, switches: int) -> None:
    ears = at_switches(SCREENS[name], switches)
    wanted = {stop.touch for stop in reading(SCREENS[name]).stops if stop.touch}

    def go() -> list[str]:
        return press(ears, NEXT) if switches == 2 else wait(ears)

    for group in ("keys", "choices", "buttons", "frame"):
        if group not in reading(SCREENS[name]).groups:
            continue
        go()
        press(ears, TAKE)
        while ears.mode.place < len([one for one in reading(SCREENS[name]).stops if one.group == group]):
            press(ears, TAKE)
            ears.on(Unmoved())
            go()
        press(ears, TAKE)  # out of it
    assert {(one.action, one.value) for one in ears.done if isinstance(one, Touch)} == wanted


def test_the_last_place_of_a_group_leads_out_of_it() -> None:
    ears = at_switches(CHOICE, 2)
    press(ears, NEXT, TAKE)
    assert press(ears, NEXT, NEXT, NEXT) == ["退出这一组"]
    assert press(ears, TAKE) == ["选项"]
    assert press(ears, NEXT) == ["页面底部"]


def test_a_hand_that_shakes_presses_once() -> None:
    ears = at_switches(CHOICE, 2)
    press(ears, NEXT)
    ears.now += SAME_PRESS_S / 2
    assert words(ears.on(Key(NEXT))) == []
    assert words(ears.on(Key(TAKE))) == []
    assert framed(ears) == ["item-card", "item-bank", "item-post"]


def test_on_another_page_the_frame_begins_anew() -> None:
    ears = at_switches(CHOICE, 2)
    press(ears, NEXT, TAKE, TAKE)
    ears.see(FORM)
    assert framed(ears) == []
    assert press(ears, NEXT) == ["数字键"]


def test_a_digit_is_typed_again_without_going_away() -> None:
    ears = at_switches(FORM, 2)
    press(ears, NEXT, TAKE, TAKE)
    ears.see(FORM)
    press(ears, TAKE)
    assert ears.done.count(Touch("digit", "1")) == 2


def test_help_comes_after_the_groups_and_its_lines_are_gone_through() -> None:
    ears = at_switches(CHOICE, 2)
    press(ears, *[NEXT] * 4)
    assert framed(ears) == ["voice-help"]
    assert press(ears, TAKE)[0].startswith("帮助。")
    assert press(ears, NEXT) == ["我在哪里"]
    lines = [press(ears, NEXT)[0] for _ in range(20)]
    assert "练一练" not in lines  # it is left by a key that switches have not
    while press(ears, NEXT) != ["回到原来的地方"]:
        pass
    press(ears, TAKE)
    assert (ears.mode.aside, press(ears, NEXT)) == ("", ["选项"])


def test_who_has_switches_is_told_of_no_keys_in_the_menu() -> None:
    ears = at_switches(CHOICE, 2)
    assert press(ears, *[NEXT] * 4) == ["帮助"]
    assert press(ears, TAKE) == ["帮助。走到要的那一行，就选它。", "再念一遍"]


def test_a_key_takes_the_frame_away() -> None:
    ears = at_switches(CHOICE, 2)
    press(ears, NEXT)
    ears.press("down")
    assert ears.mode.scan == ""
    assert len(framed(ears)) <= 1
    assert press(ears, NEXT)[0].startswith("开关操作打开了。")
    assert press(ears, NEXT) == ["选项"]


# --- one ------------------------------------------------------------------------------------------------------


def test_with_one_the_frame_goes_by_itself_and_the_switch_takes() -> None:
    ears = at_switches(CHOICE, 1)
    assert wait(ears) == ["选项"]
    assert press(ears, NEXT)[0] == "社保卡里的银行账户"
    assert wait(ears, 2)[0] == "邮政汇款到家"
    press(ears, NEXT)
    assert ears.done[-1] == Touch("post")


def test_a_frame_that_goes_by_itself_leaves_out_what_need_not_be_heard() -> None:
    ears = at_switches(CHOICE, 1)
    wait(ears)
    assert press(ears, NEXT) == ["社保卡里的银行账户", "已选择"]
    waits = at_switches(CHOICE, 2)
    press(waits, NEXT)
    assert press(waits, TAKE) == ["社保卡里的银行账户", "最快，不用再填卡号", "已选择"]


def test_time_runs_from_the_end_of_what_is_said() -> None:
    ears = at_switches(CHOICE, 1)
    wait(ears)
    ears.now += 10 * SCAN_S
    assert words(ears.on(Tick())) == []
    ears.hear_out()
    assert words(ears.on(Tick())) == []
    ears.now += SCAN_S
    assert words(ears.on(Tick())) == ["页面底部"]


def test_without_sound_it_goes_by_the_clock_and_is_seen() -> None:
    ears = at_switches(CHOICE, 1, sound=False)
    wait(ears)
    assert framed(ears) == ["item-card", "item-bank", "item-post"]
    press(ears, NEXT)
    assert framed(ears) == ["item-card"]
    wait(ears)
    assert framed(ears) == ["item-bank"]


def test_whoever_took_the_wrong_group_waits_and_is_out_of_it() -> None:
    ears = at_switches(CHOICE, 1)
    wait(ears)
    press(ears, NEXT)
    assert ears.mode.scan == IN_GROUP
    wait(ears, ROUNDS * 4)
    assert wait(ears) == ["选项"]


def test_it_is_presence_for_as_long_as_it_is_answered_once_a_round() -> None:
    ears = at_switches(CHOICE, 1)
    ears.done.clear()
    wait(ears, 4)
    assert ears.done.count(Attended(True)) >= 4
    ears.done.clear()
    wait(ears, 4)
    ears.hear_out()
    assert [one for one in ears.done if isinstance(one, Attended)] == [Attended(False)]  # the end of the last answered
    ears.done.clear()
    wait(ears, 20)
    assert [one for one in ears.done if isinstance(one, Attended)] == []


def test_a_frame_that_nobody_answers_stands_still_until_a_press_and_on_another_page() -> None:
    ears = at_switches(CHOICE, 1)
    wait(ears, ROUNDS * 4)
    assert wait(ears) == ["框停住了，按开关再走"]
    assert wait(ears, 5) == []
    press(ears, NEXT)
    assert wait(ears) != []
    wait(ears, ROUNDS * 4)
    ears.see(DONE)
    assert wait(ears) != []


def test_the_frame_goes_slower_and_faster_and_the_next_citizen_finds_it_as_usual() -> None:
    ears = at_switches(REVIEW, 1)
    ears.mode = replace(ears.mode, aside="menu", menu_at=2)
    assert press(ears, NEXT) == ["每 2.8 秒走一格"]
    assert press(ears, NEXT) == ["每 3.9 秒走一格"]
    ears.on(Key("end", "button"))
    assert ears.mode.scan_s == SCAN_S


def test_a_terminal_without_sound_does_not_say_that_it_reads_aloud() -> None:
    for switches, sound, line in ((1, False, "voice-scan-into-nothing"), (2, True, "voice-into-speaker")):
        ears = at_switches(CHOICE, switches, sound=sound)
        seen = caption(ears.mode, Utterance((), MANDARIN), 0, MANDARIN, lambda text: text.key)
        assert (seen["line"], seen["brief"]) == (line, line.replace("into", "brief"))
        assert seen["ear"] == ("volume" if sound else "scan")
