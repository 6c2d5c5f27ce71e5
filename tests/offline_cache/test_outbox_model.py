"""Any order of putting, delivering, parking, restarting and clock jumps keeps the outbox's promises."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from offline_cache.db import open_database
from offline_cache.numbers import number_is_valid
from tests.offline_cache.rig import Clock, outbox_on


class OutboxLife(RuleBasedStateMachine):
    """Beside the outbox, plain dicts say what must be in it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.put_order: list[str] = []
        self.state: dict[str, str] = {}
        self.number: dict[str, str] = {}
        self._open()

    def _open(self) -> None:
        self.database = open_database(Path(self._folder.name) / "outbox.db", self.clock)
        self.outbox = outbox_on(self.database, self.clock)

    def teardown(self) -> None:
        self.database.close()
        self._folder.cleanup()

    @rule(visit=st.sampled_from("abc"), step=st.integers(0, 5), numbered=st.booleans())
    def put(self, visit: str, step: int, *, numbered: bool) -> None:
        key = f"{visit}/{step}"
        entry = self.outbox.put("application", {"step": step}, visit=visit, key=key, numbered=numbered)
        if key not in self.state:
            self.put_order.append(key)
            self.state[key] = "waiting"
            self.number[key] = entry.number
            assert bool(entry.number) == numbered
        assert (entry.number, entry.state) == (self.number[key], self.state[key])

    @rule(outcome=st.sampled_from(["delivered", "parked", "again"]))
    def deliver(self, outcome: str) -> None:
        entry = self.outbox.next_due(self.clock())
        if entry is None:
            return
        earlier = [key for key in self.put_order[: self.put_order.index(entry.key)] if key[0] == entry.visit]
        assert all(self.state[key] != "waiting" for key in earlier)
        match outcome:
            case "delivered":
                self.outbox.delivered(entry.key, {})
            case "parked":
                self.outbox.park(entry.key, "refused")
            case _:
                self.outbox.again(entry.key, self.clock() + 60, "line down")
        self.state[entry.key] = "waiting" if outcome == "again" else outcome

    @precondition(lambda self: "parked" in self.state.values())
    @rule()
    def release(self) -> None:
        key = next(key for key in self.put_order if self.state[key] == "parked")
        self.outbox.release(key)
        self.state[key] = "waiting"

    @rule(seconds=st.sampled_from([60.0, 3600.0, 86_400.0, -86_400.0, -1e9]))
    def clock_moves(self, seconds: float) -> None:
        self.clock.now += seconds

    @rule()
    def restart(self) -> None:
        self.database.close()
        self._open()

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        held = {entry.key: entry.state for entry in self.outbox.pending_entries()}
        assert held == {key: state for key, state in self.state.items() if state != "delivered"}
        assert self.outbox.waiting() == list(self.state.values()).count("waiting")

    @invariant()
    def numbers_are_valid_unique_and_found(self) -> None:
        numbers = {key: number for key, number in self.number.items() if number}
        assert len(set(numbers.values())) == len(numbers)
        assert all(number_is_valid(number) for number in numbers.values())
        assert all(self.outbox.find(number) == self.state[key] for key, number in numbers.items())


OutboxLife.TestCase.settings = settings(
    max_examples=settings().max_examples // 4,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestOutboxLife: Any = OutboxLife.TestCase
