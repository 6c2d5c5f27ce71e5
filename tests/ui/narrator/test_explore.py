"""A finger on the glass hears before it presses, whatever it is on and however it comes there."""

import pytest

from tests.ui.narrator.ears import Ears, listening, words
from tests.ui.narrator.room import Room, room
from ui.gallery.reviews import REVIEW
from ui.gallery.screens import CHOICE, FORM, HOME
from ui.narrator.explore import HEARD_S
from ui.narrator.mode import Felt, Hush, Key, Lifted, Mode, Press, Thing

TITLE = ["高龄津贴确认", "第 2 步，一共 4 步，回答问题", "津贴发到哪里？"]


def feel(ears: Ears, name: str = "", *, down: bool = True, thing: Thing | None = None) -> list[str]:
    reading = ears.mode.reading
    assert reading
    return words(ears.on(Felt(name, None if thing or not name else reading.place_of(name), thing, down)))


def tap(ears: Ears, name: str, thing: Thing | None = None) -> bool:
    """A touch after a while. Whether it presses."""
    ears.now += HEARD_S
    feel(ears, name, thing=thing)
    return Press() in ears.on(Lifted())


def test_the_first_touch_says_what_it_is_and_the_second_presses() -> None:
    ears = listening(CHOICE)
    assert feel(ears, "item-post") == ["邮政汇款到家", "第 3 个，一共 3 个", "再点一下就按下"]
    assert Press() not in ears.on(Lifted())
    assert tap(ears, "item-post")
    assert ears.done[-2:] == [Hush(), Press()]


def test_a_second_touch_that_comes_at_once_only_speaks() -> None:
    ears = listening(CHOICE)
    feel(ears, "item-post")
    ears.now += HEARD_S / 2
    assert feel(ears, "item-post") != []
    assert Press() not in ears.on(Lifted())


def test_a_finger_that_rests_says_nothing_twice_and_one_that_slides_presses_nothing() -> None:
    ears = listening(CHOICE)
    feel(ears, "item-card")
    assert feel(ears, "item-card", down=False) == []
    ears.now += HEARD_S
    assert feel(ears, "item-bank", down=False)[0] == "其他银行卡"
    assert feel(ears, down=False) == []
    assert Press() not in ears.on(Lifted())


def test_on_nothing_it_hears_where_it_is() -> None:
    assert feel(listening(CHOICE)) == ["这里是空的", "您在这里", *TITLE]


def test_what_is_only_to_listen_to_is_never_pressed() -> None:
    ears = listening(CHOICE)
    assert not tap(ears, "title")
    assert not tap(ears, "title")


def test_on_another_page_and_after_a_key_the_first_touch_speaks_again() -> None:
    ears = listening(CHOICE)
    tap(ears, "frame-help")
    ears.see(FORM)
    assert not tap(ears, "frame-help")
    ears.on(Key("down"))
    assert not tap(ears, "frame-help")
    assert tap(ears, "frame-help")


def test_the_same_digit_is_typed_again_by_another_touch() -> None:
    ears = listening(FORM)
    assert [tap(ears, "digit-0") for _ in range(3)] == [False, True, True]


def test_the_practice_page_presses_nothing_of_the_page() -> None:
    ears = listening(CHOICE)
    ears.press("practice")
    assert [tap(ears, "item-post") for _ in range(2)] == [False, False]


def test_a_finger_leaves_the_help_menu() -> None:
    ears = listening(CHOICE)
    ears.press("help")
    assert feel(ears, "item-post")[0] == "邮政汇款到家"
    assert ears.mode.aside == ""


def test_what_no_page_tells_of_says_its_name_that_it_was_pressed_and_that_other_things_may_lie_there() -> None:
    made = room(CHOICE)
    for _ in range(2):
        made.now += HEARD_S
        made.narrator.feel("page-next", "下一页", "", possible=True, down=True)
        pressed = made.narrator.lift()
    assert pressed
    assert made.speaker.silent
    made.narrator.pressed()
    assert made.speaker.heard() == "下一页。已按下。这里可能换了内容，请再摸一遍。"


def test_what_cannot_be_pressed_says_so_and_is_not() -> None:
    made = room(HOME)
    for _ in range(2):
        made.now += HEARD_S
        made.narrator.feel("home", "首页", "", possible=False, down=True)
        assert not made.narrator.lift()
    assert made.speaker.heard() == "首页。现在不能按。"


@pytest.mark.parametrize("tongue", ["", "yue"])
def test_words_under_the_finger_are_found_on_the_page_in_whichever_tongue_it_is_said(tongue: str) -> None:
    made = room(CHOICE)
    if tongue:
        choose_cantonese(made)
    made.narrator.feel("", "", "津贴发到\n哪里？", possible=True, down=True)
    assert at(made) == "title"
    assert ("津貼發去邊度" if tongue else "津贴发到哪里") in made.speaker.heard()


def choose_cantonese(made: Room) -> None:
    made.narrator.key("help")
    for _ in range(7):
        made.narrator.key("down")
    made.narrator.key("select")


def test_of_words_that_the_page_does_not_tell_nothing_is_said_by_their_letters() -> None:
    made = room(REVIEW, jack=None)
    made.narrator.feel("", "", "440104199903140029", possible=True, down=True)
    assert "4401" not in made.speaker.heard()
    assert made.speaker.heard().startswith("这里是空的。")


def test_a_row_that_is_private_is_not_said_into_the_loudspeaker_by_a_touch() -> None:
    made = room(REVIEW, jack=None)
    made.narrator.feel("item-number", "", "", possible=True, down=True)
    assert "个人信息只在耳机里说" in made.speaker.heard()


def test_without_the_voice_mode_a_finger_is_heard_by_nobody() -> None:
    made = Room()
    made.presenter.show(CHOICE)
    made.narrator.feel("item-post", "", "", possible=True, down=True)
    assert not made.narrator.lift()
    assert made.speaker.said == []


def at(made: Room) -> str:
    mode: Mode = made.narrator.mode
    return mode.stop.id if mode.stop else ""
