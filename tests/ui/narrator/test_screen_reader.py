"""Everything that stands on a screen is heard, in an order in which one can listen."""

from dataclasses import replace

import pytest

from kiosk.model.screen import Item, Keys, Screen
from kiosk.model.text import Text, Value, plain
from tests.ui.narrator.pages import TERMINAL, WORDS, heard, reading, stop_of, unheard
from ui.gallery.reviews import REVIEW
from ui.gallery.screens import CHOICE, DONE, FORM, HELP, HOME, OUT_OF_SERVICE, RESULT, SCREENS, VERIFY
from ui.narrator.reading import GROUPS
from ui.narrator.screen_reader import ScreenReader, Terminal
from ui.theme.reader import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
@pytest.mark.parametrize("name", SCREENS)
def test_everything_on_the_screen_is_heard_and_kept_as_private_as_it_is(name: str, elder: bool, language: str) -> None:
    screen = SCREENS[name]
    assert unheard(screen, reading(screen, language, elder=elder), WORDS[language]) == []


@pytest.mark.parametrize("name", SCREENS)
def test_whatever_can_be_touched_is_a_stop(name: str) -> None:
    screen = SCREENS[name]
    touched = {stop.touch[0] for stop in reading(screen).stops if stop.touch}
    offered = {one.id for one in screen.actions} | {one.id for item in screen.items for one in item.actions}
    assert offered <= touched
    assert {"elder", "voice", "help"} <= touched
    assert ("back" in touched) == screen.can_go_back
    assert ("digit" in touched) == bool(screen.keys)


@pytest.mark.parametrize("name", SCREENS)
def test_groups_stand_together_and_in_order(name: str) -> None:
    read = reading(SCREENS[name])
    order = [GROUPS.index(stop.group) for stop in read.stops]
    assert order == sorted(order)
    assert len({stop.id for stop in read.stops}) == len(read.stops)


def test_a_choice_says_what_it_is_how_it_is_with_it_and_last_which_of_how_many_it_is() -> None:
    assert heard(stop_of(reading(CHOICE), "item-card")) == (
        "社保卡里的银行账户 / 最快，不用再填卡号 / ●已选择 / 第 1 个，一共 3 个"
    )


def test_a_service_that_cannot_be_begun_says_why() -> None:
    assert heard(stop_of(reading(HOME), "item-tax")).endswith("网络中断，恢复后可办 / 现在办不了")


@pytest.mark.parametrize("name", SCREENS)
def test_all_that_is_counted_when_a_page_comes_is_gone_through_under_that_count(name: str) -> None:
    read = reading(SCREENS[name], "en")
    counted = [one.shown.rsplit(" ", 1)[1] for one in read.told if one.shown.startswith("Things to choose from")]
    said = [stop.place.shown for stop in read.stops if stop.place]
    assert len(said) != 1
    assert said == [f"{at} of {count}" for count in counted if count != "1" for at in range(1, int(count) + 1)]


def test_what_cannot_be_begun_is_not_among_what_can_be_chosen() -> None:
    page = replace(HOME, items=tuple(item for item in HOME.items if item.id in ("fund", "tax", "disabled")))
    assert [one.shown for one in reading(page, "en").told][-3:] == [
        "Things to choose from: 2",
        "Housing fund certificate",
        "Allowances for disabled people",
    ]


@pytest.mark.parametrize("name", ["problem", "guide", "done-spoiled"])
def test_whom_to_call_is_heard_with_the_code_that_is_to_be_told(name: str) -> None:
    code = SCREENS[name].code
    assert heard(stop_of(reading(SCREENS[name]), "code")) == f"代码 {code} / 服务电话 / 020-1234 5678"
    nobody = ScreenReader(WORDS["en"], elder=False, terminal=Terminal(Text("example-place")))
    assert heard(stop_of(nobody.read(SCREENS[name]), "code")) == f"Code {code}"


@pytest.mark.parametrize("name", SCREENS)
def test_whom_to_call_is_heard_once(name: str) -> None:
    said = [one.shown for one in reading(SCREENS[name]).told]
    assert said.count("020-1234 5678") == bool(SCREENS[name].code or SCREENS[name].kind == "help")


@pytest.mark.parametrize(("language", "number"), [("zh-Hans", "0117 号机"), ("en", "Terminal 0117")])
@pytest.mark.parametrize("name", ["help", "out_of_service"])
def test_who_has_to_name_the_machine_hears_its_number_before_the_one_to_call(
    name: str, language: str, number: str
) -> None:
    told = [one.shown for one in reading(SCREENS[name], language).told]
    assert told.index(number) < told.index("020-1234 5678")
    assert told[told.index(number) + 1] == WORDS[language].say(TERMINAL.place)


def test_a_page_tells_its_step_what_it_is_and_what_can_be_chosen() -> None:
    read = reading(CHOICE)
    assert [one.shown for one in read.where] == ["高龄津贴确认", "第 2 步，一共 4 步，回答问题"]
    assert [one.shown for one in read.told] == [
        "津贴发到哪里？",
        "发到社保卡最方便，不用再填卡号。",
        "一共 3 个可以选",
        "社保卡里的银行账户",
        "其他银行卡",
        "邮政汇款到家",
    ]


def test_many_choices_are_counted_and_not_named() -> None:
    assert [one.shown for one in reading(HOME).told][-1] == "一共 8 个可以选"


def test_the_device_to_use_is_described_for_who_does_not_see_it() -> None:
    assert heard(stop_of(reading(HOME), "here")) == "读卡区在屏幕下方，靠右手边"


def test_a_field_says_what_it_is_for_what_stands_in_it_and_how_much_is_missing() -> None:
    assert heard(stop_of(reading(FORM), "field")) == "手机号 / ●138 2233 / 还差 4 位。"


def test_of_a_secret_field_only_the_number_of_digits_is_heard() -> None:
    read = reading(VERIFY)
    assert heard(stop_of(read, "field")) == "最后 4 位数字 / 已输入 2 位 / 和身份证上的不一样，还能试 2 次。"
    assert read.typed
    assert read.typed.last.shown == "已输入 2 位"


def test_an_empty_field_says_so() -> None:
    empty = replace(FORM, keys=Keys(Value("", private=True), 11, Text("frame-phone")))
    assert heard(stop_of(reading(empty), "field")) == "服务电话 / 还没有输入"


def test_what_is_typed_is_said_to_others_as_a_number_of_digits() -> None:
    value = stop_of(reading(FORM), "field").sentences[1]
    assert (value.shown, value.private, value.aloud) == ("138 2233", True, "已输入 7 位")


def test_a_group_that_can_be_changed_says_which_one() -> None:
    assert heard(stop_of(reading(REVIEW), "of-you-change:you")) == "改一下 / 您刚才填的 / 第 1 个，一共 4 个"


def test_what_can_be_done_to_several_rows_is_offered_once_and_the_main_button_is_named() -> None:
    told = [one.shown for one in reading(REVIEW).told]
    assert told.count("改一下") == 1
    assert told[-1] == "对，确认"


def test_where_a_value_comes_from_is_said_only_with_the_value() -> None:
    notes = {one.shown: one.beside for one in stop_of(reading(REVIEW), "item-number").sentences}
    assert [shown for shown, beside in notes.items() if beside] == ["来自身份证"]


def test_a_consent_is_no_secret_and_an_answer_is() -> None:
    assert heard(stop_of(reading(REVIEW), "item-consent")).endswith(" / 已选择 / 第 3 个，一共 4 个")
    assert heard(stop_of(reading(CHOICE), "item-card")).endswith(" / ●已选择 / 第 1 个，一共 3 个")


def test_the_last_page_tells_its_number_what_comes_next_and_what_to_take_along() -> None:
    told = [one.shown for one in reading(DONE).told]
    assert told[:1] == ["确认已收下，安全存在这台机器里"]
    assert {"GZ0117-20261123-0001-X", "请拿走身份证和凭条。凭条出口在屏幕下方，靠左手边", "凭条已打印"} <= set(told)
    assert told[told.index("收下") - 1 :][:3] == ["办理进度", "收下", "已完成"]  # as it is drawn


@pytest.mark.parametrize(("screen", "beside"), [(DONE, False), (RESULT, True)], ids=["done", "result"])
def test_the_stages_are_announced_once_and_before_a_loudspeaker_only_with_them(screen: Screen, beside: bool) -> None:
    read = reading(screen)
    assert [one.beside for one in read.told if one.shown == "办理进度"] == [beside]
    assert [stop.id for stop in read.stops].count("stages") == 1


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (Item("slip", Text("paper-sent"), state="waiting", group="papers"), "凭条已送去打印，请看一看有没有出来"),
        (Item("slip", Text("take-papers"), state="done", group="papers"), "请拿走打印出来的纸。取纸口在机器最下面"),
        (Item("left-sheet", Text("left-sheet"), state="bad"), "取纸口可能还有上一位的打印件。捡到请交给工作人员。"),
        (Item("one", Text("frame-home"), state="bad"), "首页 / 需要注意"),
        (Item("one", Text("frame-home"), note=Text("consent-missing"), state="bad"), "首页 / 还没有同意。"),
        (Item("one", Text("frame-home"), note=Text("frame-all"), state="bad"), "首页 / 全部 / 需要注意"),
    ],
)
def test_a_row_that_says_how_it_is_gets_no_other_word_for_that(item: Item, said: str) -> None:
    assert heard(stop_of(reading(replace(DONE, items=(item,))), f"item-{item.id}")).startswith(said)
    if not said.endswith("需要注意"):
        assert not {"还没开始", "已完成", "需要注意"} & {
            one.shown for one in stop_of(reading(replace(DONE, items=(item,))), f"item-{item.id}").sentences
        }


def test_a_unit_behind_a_name_is_said_behind_the_value() -> None:
    balance = Item("balance", plain("账户余额（元）", private=False), plain("86,215.40", private=True))
    label, value = stop_of(reading(replace(REVIEW, items=(balance,))), "item-balance").sentences
    assert (label.shown, label.spoken) == ("账户余额（元）", "账户余额")
    assert (value.shown, value.spoken, value.private) == ("86,215.40", "86,215.40 元", True)


@pytest.mark.parametrize("screen", [replace(HELP, number=None), OUT_OF_SERVICE], ids=["help", "out of service"])
def test_the_number_to_call_is_heard_where_it_is_shown(screen: Screen) -> None:
    assert heard(stop_of(reading(screen), "number")) == "服务电话 / 020-1234 5678"


def test_a_terminal_without_a_number_to_call_says_none() -> None:
    read = ScreenReader(WORDS["zh-Hans"], elder=False).read(replace(HELP, number=None))
    assert read.place_of("number") is None


def test_somebody_in_elder_mode_is_not_offered_it() -> None:
    stops = reading(SCREENS["home-greeted"], elder=True)
    assert stops.place_of("action-elder") is None
    assert heard(stop_of(stops, "frame-elder")) == "长辈版 / 已打开"


def test_a_masked_value_is_heard_whole_once_its_owner_has_asked() -> None:
    shown = replace(REVIEW, items=tuple(replace(item, revealed=True) for item in REVIEW.items))
    assert "●440104195203140029" in heard(stop_of(reading(shown), "item-number"))
    assert "●440104********0029" in heard(stop_of(reading(REVIEW), "item-number"))


def test_a_switch_says_that_it_is_off() -> None:
    assert heard(stop_of(reading(REVIEW), "item-reveal")).endswith("显示完整号码 / 没打开 / 第 2 个，一共 4 个")


def test_a_switch_that_was_pressed_says_that_it_is_on() -> None:
    items = tuple(replace(one, state="selected") if one.id == "reveal" else one for one in REVIEW.items)
    said = heard(stop_of(reading(replace(REVIEW, items=items)), "item-reveal"))
    assert said.endswith("显示完整号码 / 已打开 / 第 2 个，一共 4 个")


def test_a_consent_that_nobody_has_given_says_so_before_it_is_pressed() -> None:
    items = tuple(replace(one, state="") if one.id == "consent" else one for one in REVIEW.items)
    assert heard(stop_of(reading(replace(REVIEW, items=items)), "item-consent")).endswith(
        " / 还没选 / 第 3 个，一共 4 个"
    )


def test_a_result_that_offers_nothing_counts_nothing() -> None:
    bare = Screen("result", Text("frame-brand"), items=(Item("one", Text("frame-home")),))
    assert [one.shown for one in reading(bare).told] == ["广州政务服务自助终端", "首页"]


def test_a_page_of_what_is_under_way_does_not_tell_all_stages_each_time() -> None:
    read = ScreenReader(WORDS["zh-Hans"], elder=False).read(SCREENS["progress"])
    stages = [stop for stop in read.stops if stop.id.startswith("item-")]
    assert len(stages) == 3
    assert not {stop.sentences[0] for stop in stages} & {*read.told}
