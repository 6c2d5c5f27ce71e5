"""The help key opens a menu of all else, and a page to practise on."""

from dataclasses import replace

from tests.ui.narrator.ears import Ears, listening, words
from ui.gallery.screens import CHOICE
from ui.narrator.mode import Attended, Hush, Key, Mode, Touch
from ui.narrator.saying import lines
from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN
from ui.theme.reader import CONTRASTS


def at(line: str, *, tongues: frozenset[str] = frozenset({MANDARIN, ENGLISH})) -> Ears:
    """In the menu, on this line."""
    ears = listening(CHOICE)
    ears.mode = replace(ears.mode, tongues=tongues)
    ears.press("down", "down", "help", *["down"] * lines(ears.mode).index(line))
    return ears


def test_help_tells_what_there_is_and_help_again_leads_back() -> None:
    ears = listening(CHOICE)
    ears.press("down", "down")
    assert ears.press("help")[1:] == ["再念一遍"]
    assert ears.press("down") == ["我在哪里"]
    assert ears.press("up", "up") == ["回到原来的地方"]
    assert ears.press("help")[:3] == ["回到原来的地方", "社保卡里的银行账户", "最快，不用再填卡号"]


def test_what_is_chosen_is_done() -> None:
    assert at("repeat").press("select")[0] == "社保卡里的银行账户"
    assert at("where").press("select")[0] == "您在这里"
    assert at("faster").press("select") == ["语速 125%"]
    dark = at("dark")
    assert dark.press("select")[0].startswith("屏幕关了")
    assert dark.press("up", "down") == ["打开屏幕"]
    assert dark.press("select") == ["屏幕打开了"]
    assert dark.press("up", "down") == ["关掉屏幕"]
    assert at("close").press("select")[0] == "回到原来的地方"
    assert at("end").on(Key("select"))[-1] == Touch("voice")


def test_speed_can_be_changed_step_by_step_from_the_menu() -> None:
    assert at("slower").press("select", "select") == ["语速 50%"]


def test_the_other_language_is_chosen_by_its_own_name() -> None:
    ears = at("language")
    assert ears.press("up", "down") == ["English"]
    assert ears.on(Key("select")) == (Attended(True), Hush(), Touch("language", "en"))
    assert ears.see(CHOICE, "en")[0] == "Old-age allowance"
    ears.press("help", *["down"] * lines(ears.mode).index("language"))
    assert ears.on(Key("select"))[-1] == Touch("language", "zh-Hans")


def test_other_colours_are_chosen_one_after_the_other_and_named() -> None:
    ears = at("colours")
    assert ears.press("up", "down") == ["换一种颜色"]
    commands = ears.on(Key("select"))
    assert (commands[1], words(commands)) == (Touch("contrast", CONTRASTS[1]), ["深色"])
    assert ears.mode.reading
    ears.mode = replace(ears.mode, reading=replace(ears.mode.reading, contrast=CONTRASTS[-1]))
    assert ears.on(Key("select"))[1] == Touch("contrast", CONTRASTS[0])


def test_cantonese_is_offered_where_it_is_spoken() -> None:
    ears = at("tongue", tongues=frozenset({MANDARIN, ENGLISH, CANTONESE}))
    assert ears.press("up", "down") == ["广东话"]
    ears.press("select")
    assert ears.mode.tongue == CANTONESE
    ears.press("help", *["down"] * lines(ears.mode).index("tongue"))
    assert ears.press("up", "down") == ["普通话"]
    ears.press("select")
    assert ears.mode.tongue == ""
    assert "tongue" not in lines(Mode())


def test_after_silence_the_line_of_the_menu_is_read_again() -> None:
    ears = at("where")
    ears.hear_out()
    assert ears.wait(12) == ["我在哪里"]


def test_another_page_closes_the_menu() -> None:
    ears = at("where")
    ears.see(CHOICE, "en")
    assert ears.mode.aside == ""


def test_a_key_of_no_use_in_the_menu_says_so() -> None:
    assert at("where").press("right") == ["这个键现在用不到"]


def test_keys_for_speed_work_in_the_menu_too() -> None:
    assert at("where").press("faster") == ["语速 125%"]


def test_in_practice_keys_say_what_they_do_and_do_nothing() -> None:
    ears = listening(CHOICE)
    assert ears.press("practice")[0].startswith("练一练")
    assert ears.press("down") == ["下键：听下一个"]
    assert ears.press("select") == ["确定键：选它"]
    assert ears.press("faster") == ["快键：念快一点"]
    assert ears.press("5") == ["数字键：要填号码时，直接输入"]
    assert ears.press("cancel") == ["取消键：删掉一位数字，或者返回上一页"]
    assert ears.press("dark") == ["这个键现在用不到"]
    assert (ears.mode.at, ears.mode.speed) == (0, Mode().speed)
    assert ears.press("help")[0].startswith("帮助键")
    assert ears.press("help")[0] == "练习结束，回到原来的地方"
    assert ears.mode.aside == ""


def test_practice_can_be_chosen_in_the_menu_and_left_by_its_own_button() -> None:
    ears = at("practice")
    assert ears.press("select")[0].startswith("练一练")
    assert words(ears.on(Key("practice", "panel")))[0] == "练习结束，回到原来的地方"
    ears.press("help")
    assert ears.press("practice")[0].startswith("练一练")
