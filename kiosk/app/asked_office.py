"""The back end as visits ask it: who looks after the line hears of every question that was not answered."""

from collections.abc import Callable, Mapping
from typing import Any

from kiosk.backend.replies import GatewayError

Ask = Callable[[str, Mapping[str, Any], str], Mapping[str, Any]]


class AskedOffice:
    """`ask_line` puts the question; `failed` hears why there is no answer. A refusal is one."""

    def __init__(self, ask_line: Ask, failed: Callable[[GatewayError], None]) -> None:
        self._ask_line = ask_line
        self._failed = failed

    def ask(self, query: str, data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        try:
            return self._ask_line(query, data, key)
        except GatewayError as error:
            if error.kind != "refused":
                self._failed(error)
            raise
