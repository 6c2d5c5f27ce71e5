"""A question that was not answered is told to who looks after the line; a refusal is an answer."""

from collections.abc import Mapping
from typing import Any

import pytest

from kiosk.app.asked_office import AskedOffice
from kiosk.backend.replies import GatewayError


@pytest.mark.parametrize(("kind", "told"), [("unreachable", 1), ("garbled", 1), ("refused", 0)])
def test_only_what_was_not_answered_is_told(kind: str, told: int) -> None:
    def fails(_query: str, _data: Mapping[str, Any], _key: str) -> Mapping[str, Any]:
        raise GatewayError(kind, "no line")

    failed: list[GatewayError] = []
    with pytest.raises(GatewayError) as caught:
        AskedOffice(fails, failed.append).ask("prefill", {}, "k")
    assert failed == [caught.value] * told


def test_an_answer_is_handed_on() -> None:
    failed: list[GatewayError] = []
    office = AskedOffice(lambda query, data, key: {"query": query, **data, "key": key}, failed.append)
    assert office.ask("prefill", {"a": 1}, "k") == {"query": "prefill", "a": 1, "key": "k"}
    assert failed == []
