"""Speed in seven steps, volume in ten, a dark screen, and hearing it once more."""

from kiosk.model.text import Text
from tests.ui.narrator.ears import listening, words
from ui.gallery.screens import CHOICE
from ui.narrator.mode import Key, Pace, Say
from ui.speech.utterance import SPEEDS, VOLUMES


def test_speed_has_seven_steps_and_two_ends() -> None:
    ears = listening()
    said = [ears.press("slower") for _ in range(4)]
    assert said == [["语速 75%"], ["语速 50%"], ["语速 50%", "不能再少了"], ["语速 50%", "不能再少了"]]
    said = [ears.press("faster") for _ in SPEEDS]
    assert said[-2:] == [["语速 200%"], ["语速 200%", "不能再多了"]]
    assert Pace(2.0, 6) in ears.done


def test_volume_has_ten_steps_and_two_ends() -> None:
    ears = listening()
    assert [ears.press("louder") for _ in range(5)][-2:] == [["音量 10"], ["音量 10", "不能再多了"]]
    assert [ears.press("softer") for _ in VOLUMES][-2:] == [["音量 1"], ["音量 1", "不能再少了"]]


def test_it_is_told_in_the_new_speed() -> None:
    commands = listening().on(Key("faster"))
    assert commands.index(Pace(1.25, 6)) < next(at for at, one in enumerate(commands) if words((one,)))


def test_the_screen_goes_dark_and_light_again() -> None:
    ears = listening()
    assert ears.press("dark")[0].startswith("屏幕关了")
    assert ears.mode.dark
    assert ears.press("dark") == ["屏幕打开了"]
    assert not ears.mode.dark


def test_once_more_is_what_was_said_last_and_not_that_it_is_said_faster() -> None:
    ears = listening(CHOICE)
    said = ears.press("down", "down")
    assert ears.press("repeat") == said
    assert ears.press("faster", "repeat") == said


def test_who_sets_the_speed_in_the_middle_of_a_page_hears_the_rest_of_it() -> None:
    ears = listening(CHOICE)
    said = ears.press("down")
    assert ears.on(Key("faster"))[-1] == Say((Text("voice-speed", {"percent": 125}, private=False),), goes_on=True)
    assert ears.press("repeat") == said
    ears.hear_out()
    assert ears.on(Key("louder"))[-1] == Say((Text("voice-volume", {"step": 7}, private=False),))


def test_where_one_is_names_service_step_page_and_stop() -> None:
    ears = listening(CHOICE)
    ears.press("down", "down")
    assert ears.press("where")[:8] == [
        "您在这里",
        "高龄津贴确认",
        "第 2 步，一共 4 步，回答问题",
        "津贴发到哪里？",
        "停在第 3 个，一共 10 个",
        "选项",
        "社保卡里的银行账户",
        "最快，不用再填卡号",
    ]


def test_at_the_beginning_of_a_page_its_title_is_not_told_twice() -> None:
    assert listening(CHOICE).press("where").count("津贴发到哪里？") == 1
