"""Delivery: each record takes effect once at the back end, whatever happens to the answers."""

import logging
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from offline_cache.outbox import Entry, Outbox
from offline_cache.sync import (
    Accepted,
    Delivery,
    Refused,
    Unreachable,
    sync_once,
    wait_before,
)
from tests.offline_cache.rig import CITIZEN, NOON, Clock, always, opened, put_keys


class BackEnd:
    """Remembers keys as the real one does; loses answers, or is down, as its dice say."""

    def __init__(self, dice: Callable[[], float]) -> None:
        self.effects: list[str] = []
        self._dice = dice

    def deliver(self, entry: Entry) -> Delivery:
        if self._dice() < 0.3:
            return Unreachable("connect refused")
        if entry.key not in self.effects:
            self.effects.append(entry.key)
        if self._dice() < 0.5:
            return Unreachable("the answer was lost")
        return Accepted({"state": "accepted"})


# --- one delivery ---------------------------------------------------------------------------------------------


def test_nothing_is_delivered_when_nothing_is_due(outbox: Outbox) -> None:
    assert sync_once(outbox, lambda _: Accepted(), NOON, Random(1)) is None


def test_accepted_row_leaves(outbox: Outbox) -> None:
    put_keys(outbox, "a/0")
    assert sync_once(outbox, lambda _: Accepted(), NOON, Random(1)) == Accepted()
    assert outbox.waiting() == 0


def test_refused_row_is_parked_with_its_reason_and_not_tried_again(outbox: Outbox) -> None:
    put_keys(outbox, "a/0")
    sync_once(outbox, lambda _: Refused("422: district unknown"), NOON, Random(1))
    assert sync_once(outbox, lambda _: Accepted(), NOON + 1e6, Random(1)) is None
    assert outbox.parked()[0].reason == "422: district unknown"


def test_unreachable_row_is_tried_later_with_longer_and_longer_waits(outbox: Outbox) -> None:
    put_keys(outbox, "a/0")
    waits, now = [], NOON
    for _ in range(11):
        sync_once(outbox, lambda _: Unreachable("line down"), now, always(1.0))
        (entry,) = outbox.pending_entries()
        waits.append(entry.due - now)
        now = NOON  # the outbox's own clock stands still
        outbox.hasten(NOON)
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1800, 1800]
    assert outbox.pending_entries()[0].reason == "line down"


def test_waits_are_spread_over_their_whole_length() -> None:
    rng = Random(5)
    waits = [wait_before(3, rng) for _ in range(2000)]
    assert min(waits) < 1
    assert max(waits) > 39
    assert all(0 <= wait <= 40 for wait in waits)


@pytest.mark.parametrize(("asked", "wait"), [(None, 5.0), (2.0, 5.0), (600.0, 600.0), (1e9, 3600.0), (-5.0, 5.0)])
def test_back_ends_wish_to_wait_is_kept_up_to_an_hour(outbox: Outbox, asked: float | None, wait: float) -> None:
    put_keys(outbox, "a/0")
    sync_once(outbox, lambda _: Unreachable("busy", asked), NOON, always(1.0))
    assert outbox.pending_entries()[0].due == NOON + wait


@pytest.mark.hits("delivery-raised")
def test_mistake_in_delivering_one_row_neither_loses_it_nor_quotes_its_payload(
    outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(entry: Entry) -> Delivery:
        raise KeyError(entry.payload["name"])

    put_keys(outbox, "a/0")
    with caplog.at_level(logging.ERROR):
        assert sync_once(outbox, stumble, NOON, Random(1)) == Unreachable("raised KeyError")
    assert outbox.waiting() == 1
    assert "raised KeyError" in caplog.text
    assert CITIZEN["name"] not in caplog.text


# --- until all is delivered -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_each_key_takes_effect_once_although_answers_are_lost(tmp_path: Path, seed: int) -> None:
    rng, clock = Random(seed), Clock()
    back_end = BackEnd(rng.random)
    keys = [f"v{n // 3}/{n % 3}" for n in range(18)]
    with opened(tmp_path, clock) as outbox:
        put_keys(outbox, *keys)
    while _waiting_after_a_short_life(tmp_path, back_end, clock, rng):
        clock.now += 30
    assert sorted(back_end.effects) == sorted(keys)
    for visit in {key.partition("/")[0] for key in keys}:
        assert [key for key in back_end.effects if key.startswith(f"{visit}/")] == [f"{visit}/{n}" for n in range(3)]


def _waiting_after_a_short_life(folder: Path, back_end: BackEnd, clock: Clock, rng: Random) -> int:
    """The terminal runs for a few deliveries, then is switched off."""
    with opened(folder, clock) as outbox:
        for _ in range(4):
            sync_once(outbox, back_end.deliver, clock(), rng)
        return outbox.waiting()


def test_control_a_back_end_without_keys_would_do_things_twice(outbox: Outbox, clock: Clock) -> None:
    """If this were not so, the test above would prove nothing."""
    effects: list[str] = []

    def forgetful(entry: Entry) -> Delivery:
        effects.append(entry.key)
        return Unreachable("the answer was lost") if len(effects) < 3 else Accepted()

    put_keys(outbox, "a/0")
    while outbox.waiting():
        sync_once(outbox, forgetful, clock(), Random(1))
        clock.now += 60
    assert effects == ["a/0"] * 3
