"""Whoever works in the offices behind the back end, and the line to them: part of the world."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import requests

from device_sim.backend.answers import Everything
from device_sim.backend.faults import Mode
from device_sim.backend.office_api import everything
from device_sim.backend.server import BackendServer
from device_sim.verbs import Verb, whole

HTTP_TIMEOUT_S = 10.0


class OfficeDesk:
    """Decides on applications, chooses what is answered, and cuts the line. `here`: whose card lies on the reader."""

    def __init__(self, backend: BackendServer, here: Callable[[], str]) -> None:
        self._backend = backend
        self._here = here

    def verbs(self) -> Mapping[str, dict[str, Verb]]:
        """By what `World.tell` calls it."""
        return {
            "line": {
                **{mode.value: partial(self._line, mode) for mode in Mode},
                "cut": partial(self._line, Mode.DOWN),
                "restore": partial(self._line, Mode.OK),
            },
            "office": {
                "accept": lambda number="": self._decide("accept", number),
                "approve": lambda number="": self._decide("approve", number),
                "answer": self._choose_answer,
            },
        }

    def state(self) -> Mapping[str, Mapping[str, Any]]:
        """The same, as JSON values."""
        office, faults = self._backend.office, self._backend.faults
        return {
            "office": {"examples": office.choices(), "chosen": office.chosen()},
            "line": {"mode": faults.mode.value, "count": faults.count},
        }

    def records(self) -> Any:
        """What the back end holds, as JSON values. Asked where it lies: who waits for a record asks many times."""
        return Everything.model_validate(everything(self._backend.store)).model_dump(mode="json")

    def _line(self, mode: Mode, count: str = "") -> None:
        self._backend.faults.set(mode, whole("count", count, 1) if count else None)

    def _decide(self, decision: str, number: str) -> Any:
        arrived = self.records()["applications"]
        if not number and not arrived:
            raise ValueError("no application has arrived yet")
        wanted = number or arrived[-1]["number"]
        return self._ask("POST", f"/v1/office/applications/{wanted}/{decision}")

    def _choose_answer(self, person: str, query: str, example: str) -> Any:
        """`person`: id or name; `here`: whose card lies on the reader."""
        name = self._here() if person == "here" else person
        return self._ask("POST", "/sim/answers", {"person": name, "query": query, "example": example})

    def _ask(self, method: str, path: str, content: Any = None) -> Any:
        reply = requests.request(method, self._backend.url + path, json=content, timeout=HTTP_TIMEOUT_S)
        if not reply.ok:
            raise ValueError(f"the office answered {reply.status_code}: {reply.json().get('detail', reply.text)}")
        return reply.json()
