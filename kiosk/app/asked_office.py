"""The back end as visits ask it: who looks after the line hears of every question that was not answered."""

from collections.abc import Callable, Mapping
from typing import Any

from kiosk.backend.replies import GatewayError
from kiosk.model.problem import Problem
from kiosk.problems.table import problem_named

Ask = Callable[[str, Mapping[str, Any], str], Mapping[str, Any]]
OFF_CONTRACT = "off-contract"
MANY = 3  # different questions in a row whose answers break the contract: then it is no single service's mistake
DOUBTED_S = 300.0  # for so long, then the next person may find out; what lies further back is not in the row


class AskedOffice:
    """`ask_line` puts the question; `failed` hears why there is no answer. A refusal is one.

    An answer that breaks its contract says something of that service's answers, and nothing of the line: `failed` is
    not told, and `noticed` hears of the first one of each question, for the technician. `now`: seconds of any origin.
    """

    def __init__(
        self,
        ask_line: Ask,
        failed: Callable[[GatewayError], None],
        noticed: Callable[[str], None],
        now: Callable[[], float],
    ) -> None:
        self._ask_line = ask_line
        self._failed = failed
        self._noticed = noticed
        self._now = now
        self._told: set[str] = set()
        self._in_a_row: Mapping[str, tuple[float, str]] = {}  # when, and what was wrong with it, by question

    def ask(self, query: str, data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        try:
            reply = self._ask_line(query, data, key)
        except GatewayError as error:
            if error.kind == OFF_CONTRACT:
                self._broke(query, error)
            elif error.kind == "refused":
                self._in_a_row = {}
            else:
                self._failed(error)
            raise
        self._in_a_row = {}
        return reply

    def doubt(self) -> Problem | None:
        """Why nothing is asked, although the back end answers the question by which it is looked for."""
        broken = self._in_a_row
        if len(broken) < MANY:
            return None
        if self._now() - max(at for at, _ in broken.values()) > DOUBTED_S:
            self._in_a_row = {}
            return None
        return problem_named("garbled", _said(broken))

    def _broke(self, query: str, error: GatewayError) -> None:
        now = self._now()
        recent = {other: one for other, one in self._in_a_row.items() if now - one[0] <= DOUBTED_S}
        self._in_a_row = broken = {**recent, query: (now, error.detail)}
        if query not in self._told:
            self._told.add(query)
            self._noticed(f"{problem_named(OFF_CONTRACT).code}: {error.detail}")
        if len(broken) >= MANY:
            self._failed(GatewayError("garbled", _said(broken)))


def _said(broken: Mapping[str, tuple[float, str]]) -> str:
    return "; ".join(detail for _, detail in broken.values())
