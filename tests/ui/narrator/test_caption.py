"""Every sound has a visible twin: what is being said and into what, and what the keys do here."""

from dataclasses import replace

from tests.ui.narrator.ears import Ears, listening
from tests.ui.narrator.pages import WORDS
from ui.gallery.screens import CHOICE, FORM
from ui.narrator.caption import caption
from ui.narrator.mode import Key, Mode, Plug
from ui.speech.utterance import HEADPHONES, MANDARIN, Phrase, Utterance

SAID = Utterance((Phrase("姓名", "姓名", private=False), Phrase("陈志明", "陈志明", private=True)), MANDARIN)


def seen(ears: Ears, phrase: int = 0) -> dict[str, object]:
    return caption(ears.mode, SAID, phrase, MANDARIN, WORDS["zh-Hans"].say)


def test_off_it_can_be_switched_on() -> None:
    mute = Mode(outputs=frozenset({HEADPHONES}))
    assert caption(mute, SAID, 0, MANDARIN, WORDS["zh-Hans"].say) == {
        "there": True,
        "on": False,
        "reads": [],
        "reading": False,
        "tongue": "tongue-zh",
        "tongues": [],
        "tongueLabels": [],
        "tongueWord": "听哪种话",
        "tongueOther": "Spoken language",
    }


def test_it_says_who_hears_it() -> None:
    ears = listening(CHOICE)
    assert (seen(ears)["line"], seen(ears)["brief"]) == ("语音读屏开着 · 旁边的人听得到 · 普通话", "旁边的人听得到")
    ears.on(Plug(jack=True))
    assert (seen(ears)["line"], seen(ears)["ear"]) == ("语音读屏开着 · 只在耳机里说 · 普通话", "headphones")
    ears.on(Plug(jack=False))
    assert seen(ears)["brief"] == "现在没有声音"


def test_what_is_private_stands_there_only_for_who_hears_it_alone() -> None:
    ears = listening(CHOICE)
    assert seen(ears)["phrases"] == ["姓名", "••••"]
    ears.on(Plug(jack=True))
    assert ears.mode.output == HEADPHONES
    assert seen(ears)["phrases"] == ["姓名", "陈志明"]


def test_a_phrase_beyond_the_last_is_the_last() -> None:
    assert seen(listening(CHOICE), 9)["phrase"] == 1
    nothing = caption(listening(CHOICE).mode, Utterance((), MANDARIN), 0, MANDARIN, WORDS["zh-Hans"].say)
    assert (nothing["phrase"], nothing["phrases"]) == (0, [])


def test_keys_say_what_they_do_here() -> None:
    ears = listening(CHOICE)
    assert seen(ears)["keys"] == ["上一个", "下一个", "返回", "选项", "只听", "帮助"]
    ears.press("right")
    assert seen(ears)["keys"] == ["上一个", "下一个", "返回", "底部", "选它", "帮助"]
    ears.press("right")
    assert seen(ears)["keys"] == ["上一个", "下一个", "返回", "开头", "按下", "帮助"]
    typing = listening(FORM)
    typing.press("right")
    assert seen(typing)["keys"] == ["上一个", "下一个", "返回", "按钮", "输入", "帮助"]


def test_in_the_menu_keys_do_what_they_always_do_and_nothing_is_ringed() -> None:
    ears = listening(CHOICE)
    ears.press("right")
    assert seen(ears)["handle"] == "item-card"
    ears.press("help")
    assert (seen(ears)["handle"], seen(ears)["helping"], seen(ears)["practising"]) == ("", True, False)
    assert seen(ears)["keys"] == ["上一个", "下一个", "返回", "下一组", "选它", "帮助"]
    ears.press("practice")
    assert seen(ears)["practising"]


def test_speed_volume_and_darkness_are_seen() -> None:
    ears = listening(CHOICE)
    ears.press("faster", "louder", "dark")
    shown = seen(ears)
    assert [shown[name] for name in ("speed", "speeds", "percent")] == [4, 7, "125%"]
    assert [shown[name] for name in ("volume", "volumes", "dark")] == [7, 10, True]
    assert shown["repeatWord"] == "再念一遍"


def test_with_nothing_read_yet_keys_have_their_usual_words() -> None:
    ears = listening(CHOICE)
    ears.mode = replace(ears.mode, reading=None)
    ears.on(Key("x"))
    assert seen(ears)["keys"] == ["上一个", "下一个", "返回", "下一组", "选它", "帮助"]
