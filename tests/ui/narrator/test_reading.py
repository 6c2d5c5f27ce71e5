"""What is said of a page that comes, and what of one that only changes."""

from dataclasses import replace

import pytest

from kiosk.model.screen import Item, Screen
from kiosk.model.text import Text, Value
from tests.ui.narrator.pages import reading
from ui.gallery.reviews import REVIEW, UNTICKED
from ui.gallery.screens import CHOICE, FORM, HOME, PROGRESS, VERIFY
from ui.narrator.reading import Sentence, echo, news, opening, same_page, told_of, true_still


def typed(value: str, *, note: Text | None = None, hint: Text | None = None) -> Screen:
    assert FORM.keys
    return replace(FORM, keys=replace(FORM.keys, value=Value(value, private=True), note=note, hint=hint))


def said(before: Screen, after: Screen) -> list[str]:
    stood, now = reading(before), reading(after)
    return [one.shown for one in echo(stood, now) or told_of(now, news(stood, now))]


def stages(*states: str) -> Screen:
    items = zip(PROGRESS.items, states, strict=True)
    return replace(PROGRESS, items=tuple(replace(item, state=state) for item, state in items))


MISSING, WRONG = (
    Text("digits-too-few", {"missing": 1}, private=False),
    Text("digits-unlikely", {"button": ""}, private=False),
)


def test_service_and_step_are_told_once() -> None:
    first = reading(CHOICE)
    assert [one.shown for one in opening(None, first)][:3] == [
        "高龄津贴确认",
        "第 2 步，一共 4 步，回答问题",
        "津贴发到哪里？",
    ]
    assert next(one.shown for one in opening(first, reading(FORM))) == "请输入手机号"
    assert next(one.shown for one in opening(first, reading(REVIEW))) == "第 3 步，一共 4 步，核对"


def test_a_step_that_a_page_broke_off_is_called_after_the_next_title_and_before_it_where_another_begins() -> None:
    first, then = reading(CHOICE), reading(FORM)
    service, step = first.where
    heard = [one.shown for one in opening(first, then, missed=first.where)]
    assert heard[:3] == ["请输入手机号", "高龄津贴确认", "第 2 步，一共 4 步，回答问题"]
    assert opening(first, then, missed=(step,))[1] == step
    later = [one.shown for one in opening(first, reading(REVIEW), missed=first.where)]
    assert later[:2] == ["高龄津贴确认", "第 3 步，一共 4 步，核对"]
    assert first.lasting == first.where
    titled = replace(then, told=(replace(then.told[0], shown=f"{service.shown}：请输入手机号"), *then.told[1:]))
    assert opening(first, titled, missed=(service,)) == titled.told


def test_another_language_or_size_is_another_page() -> None:
    assert same_page(reading(FORM), reading(typed("1")))
    assert not same_page(reading(FORM), reading(CHOICE))
    assert not same_page(reading(FORM), reading(FORM, "en"))
    assert not same_page(reading(FORM), reading(FORM, elder=True))
    assert opening(reading(FORM), reading(FORM, "en"))[0].shown == "Old-age allowance"


def test_of_a_digit_that_was_typed_only_the_digit_is_heard() -> None:
    assert said(typed("138", note=MISSING), typed("1389", note=MISSING)) == ["9"]


def test_the_last_digit_says_that_all_are_there() -> None:
    assert said(typed("1380013800", note=MISSING), typed("13800138000")) == ["0", "已输入 11 位"]
    assert said(typed("1380013800", hint=MISSING), typed("13800138000")) == [
        "0",
        "已输入 11 位",
    ]  # it was pressed too soon


def test_a_digit_less_says_which_one_is_gone_and_how_many_are_left() -> None:
    assert said(typed("1389"), typed("138")) == ["删掉了", "9", "已输入 3 位"]
    assert said(typed("1"), typed(""))[-1] == "还没有输入"


def test_of_a_secret_digit_less_only_the_number_is_heard() -> None:
    assert VERIFY.keys
    less = replace(VERIFY, keys=replace(VERIFY.keys, value=Value("0", private=True)))
    assert said(VERIFY, less) == ["已输入 1 位"]


def test_the_first_secret_digit_after_a_wrong_number_is_counted_once() -> None:
    assert VERIFY.keys
    empty, one = (replace(VERIFY.keys, value=Value(value, private=True)) for value in ("", "0"))
    assert said(replace(VERIFY, keys=empty), replace(VERIFY, keys=replace(one, hint=None))) == ["已输入 1 位"]


def test_a_field_whose_removal_has_no_word_tells_the_number_alone() -> None:
    before, after = reading(typed("1389")), reading(typed("138"))
    assert before.typed
    silent = replace(before, typed=replace(before.typed, deleted=None))
    assert [one.shown for one in echo(silent, after)] == ["已输入 3 位"]


def test_what_was_refused_is_heard_before_the_field_is_empty_again() -> None:
    refused = typed("", hint=WRONG)
    assert said(typed("138"), refused)[1:] == ["还没有输入"]


def test_what_is_wrong_with_a_digit_is_heard_with_it_and_once() -> None:
    assert said(typed("138"), typed("1389", hint=WRONG))[0] == "9"
    assert len(said(typed("138"), typed("1389", hint=WRONG))) == 2
    assert said(typed("138", hint=WRONG), typed("1389", hint=WRONG)) == ["9"]


def test_a_secret_digit_is_counted() -> None:
    assert VERIFY.keys
    more = replace(VERIFY, keys=replace(VERIFY.keys, value=Value("004", private=True)))
    assert said(VERIFY, more) == ["已输入 3 位"]


def test_a_hint_that_appears_is_heard_alone() -> None:
    assert len(said(typed("138"), typed("138", hint=WRONG))) == 1


def test_a_stage_that_is_reached_is_heard_and_no_other() -> None:
    before, after = stages("done", "now", "waiting"), stages("done", "done", "now")
    assert said(before, before) == []
    assert said(before, after) == ["打印证明", "已完成", "打印凭条", "正在进行"]


def test_rows_that_became_alike_are_named_one_after_another_and_then_told_once() -> None:
    shut = Text("offline", private=False)
    before = tuple(Item(name, Text(f"frame-{name}"), note=Text("frame-all")) for name in ("home", "back", "help"))
    after = (before[0], *(replace(item, note=shut, state="unavailable") for item in before[1:]))
    stood, now = (replace(HOME, items=items) for items in (before, after))
    assert said(stood, now) == ["返回", "服务电话", "网络暂时中断。需要联网的事恢复后可以办。", "现在办不了"]


def test_what_waited_to_be_said_of_a_row_is_told_only_while_it_stands_there() -> None:
    first, then, last = (
        reading(stages(*states))
        for states in (
            ("now", "waiting", "waiting"),
            ("done", "now", "waiting"),
            ("done", "done", "now"),
        )
    )
    waiting = news(then, last, news(first, then))
    assert [one.shown for one in told_of(last, waiting)] == [
        *("向社保局查询", "打印证明", "已完成"),
        *("打印凭条", "正在进行"),
    ]
    assert news(first, first, waiting) == ()
    gone = replace(last, stops=tuple(stop for stop in last.stops if not stop.id.startswith("item-")))
    assert [stop for stop, _ in news(last, gone, waiting) if stop.startswith("item-")] == []


def test_of_what_was_typed_what_was_wrong_is_told_while_it_is_wrong() -> None:
    digit, wrong = Sentence("1", private=True), Sentence("wrong")
    right = reading(typed("1"))
    assert right.typed
    bad = replace(right, typed=replace(right.typed, wrong=wrong))
    assert true_still(bad, bad, (digit, wrong)) == (digit, wrong)
    assert true_still(bad, right, (digit, wrong)) == (digit,)
    assert true_still(reading(CHOICE), reading(CHOICE), (digit,)) == (digit,)


def test_what_is_missing_for_a_consent_is_heard() -> None:
    assert said(REVIEW, UNTICKED)[1:] == ["还没有同意。请在同意那一项上按确定键。"]


def test_a_notice_that_was_heard_is_not_said_on_the_next_page_again() -> None:
    first, then = (reading(replace(screen, notice=Text("offline"))) for screen in (CHOICE, FORM))
    assert first.notice in opening(None, first)
    assert then.notice in opening(first, then)
    assert then.notice not in opening(first, then, (then.notice,))
    assert opening(reading(CHOICE), reading(FORM), ()) == opening(reading(CHOICE), reading(FORM))


def test_a_page_of_which_all_was_heard_says_nothing_more() -> None:
    told = reading(replace(FORM, notice=Text("offline")))
    assert told.notice
    bare = replace(told, told=(told.notice,), where=())
    assert opening(bare, bare) == (told.notice,)
    assert opening(bare, bare, (told.notice,)) == ()
    then = replace(bare, where=told.where)
    assert opening(bare, then, (told.notice,)) == told.where
    assert opening(then, then, (told.notice,), missed=told.where) == told.where


def test_groups_can_be_found_by_name() -> None:
    read = reading(FORM)
    assert read.groups == ("page", "keys", "buttons", "frame")
    assert read.stops[read.first_of("keys")].id == "digit-1"
    with pytest.raises(ValueError, match="choices"):
        read.first_of("choices")
