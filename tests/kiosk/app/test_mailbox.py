"""What is posted is handled on the thread of the window, one after the other and never within the posting."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.mailbox import Mailbox
from tests.flows.window import until

Handled = list[tuple[object, int]]


@pytest.fixture
def handled() -> Handled:
    """What was handled, each with its thread."""
    return []


@pytest.fixture
def mailbox(handled: Handled, qtbot: QtBot) -> Iterator[Mailbox]:
    one = Mailbox(lambda event: handled.append((event, threading.get_ident())))
    yield one
    one.close()


def from_a_task(mailbox: Mailbox, *events: object) -> None:
    def post() -> None:
        for event in events:
            mailbox.post(event)

    task = threading.Thread(target=post)
    task.start()
    task.join()


def test_what_this_thread_posts_waits_for_its_turn(mailbox: Mailbox, handled: Handled) -> None:
    mailbox.post("a")
    mailbox.post("b")
    assert handled == []
    until(lambda: len(handled) == 2, lambda: "nothing was handled")
    assert [event for event, _ in handled] == ["a", "b"]


def test_what_a_task_posts_is_handled_on_this_thread_in_its_order(mailbox: Mailbox, handled: Handled) -> None:
    from_a_task(mailbox, 1, 2, 3)
    assert handled == []
    until(lambda: len(handled) == 3, lambda: "nothing was handled")
    assert handled == [(event, threading.get_ident()) for event in (1, 2, 3)]


def test_what_is_still_on_its_way_when_it_is_closed_is_not_handled(mailbox: Mailbox, handled: Handled) -> None:
    ended: list[None] = []
    last = Mailbox(lambda _event: ended.append(None))
    mailbox.post("a")
    from_a_task(mailbox, "b")
    mailbox.close()
    last.post("after both")
    until(lambda: bool(ended), lambda: "the turn after both did not come")
    assert handled == []
