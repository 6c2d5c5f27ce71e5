"""What an example may speak of while it is checked, before anybody has sent anything."""

from typing import Any

import pytest

from kiosk.catalogue.example import sample_of

SAMPLE = {"sent": {"name": "陈建明"}}


@pytest.mark.parametrize(
    ("member", "sent"),
    [
        pytest.param({"enum": ["loan", "other"]}, "loan", id="the first of a choice"),
        pytest.param({"type": "string", "pattern": "^20[0-9]{2}$", "examples": ["2025"]}, "2025", id="its own example"),
        pytest.param({"type": "string"}, "陈建明", id="the person's"),
    ],
)
def test_what_is_sent_while_examples_are_checked_is_what_may_be_sent(member: dict[str, Any], sent: str) -> None:
    assert sample_of({"properties": {"name": member}}, SAMPLE)["sent"] == {"name": sent}
