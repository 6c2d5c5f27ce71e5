"""The card of the line and of the office behind it in the dock."""

from dataclasses import replace

from device_sim.dock.pieces import Card, Listed, Press, State
from device_sim.dock.usual import is_value


def examples(state: State) -> tuple[tuple[str, ...], ...]:
    """Every question of a service with each of its answers and refusals."""
    return tuple((query, name) for query, names in state["office"]["examples"].items() for name in names)


def _line(zh: str, en: str, verb: str, mode: str) -> Press:
    return Press(zh, en, "line", verb, holds=is_value("line", "mode", mode), wrong=mode != "ok")


LINE = Card(
    "网络与办事处",
    "Line and office",
    (
        (
            _line("通畅", "Restore", "restore", "ok"),
            _line("断开", "Cut", "cut", "down"),
            _line("很慢", "Slow", "slow", "slow"),
            _line("滴水", "Drip", "drip", "drip"),
            _line("报错 500", "Error 500", "error500", "error500"),
        ),
        (
            _line("错误类型", "Wrong type", "wrong_type", "wrong_type"),
            replace(_line("丢一个答复", "Lose 1 reply", "lose_answers", "lose_answers"), args=("1",)),
            Press("受理最新申请", "Accept newest", "office", "accept"),
            Press("批准最新申请", "Approve newest", "office", "approve"),
        ),
        (Listed(Press("这样答复放着的证", "Answer this card so", "office", "answer", ("here",)), examples),),
    ),
)
