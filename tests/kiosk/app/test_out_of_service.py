"""A terminal that cannot be built shows the code and the reason, and no more than a technician may read in public."""

import pytest

from kiosk.app.out_of_service import LONGEST_REASON, out_of_service
from offline_cache.errors import DatabaseUnusable


@pytest.mark.parametrize(
    ("error", "code", "reason"),
    [
        (ValueError("terminal.key: expected 64 hex digits"), "SYS-03", "terminal.key: expected 64 hex digits"),
        (FileNotFoundError(2, "No such file", "font.ttf"), "SYS-03", "[Errno 2] No such file: 'font.ttf'"),
        (DatabaseUnusable("outbox.db: disk I/O error"), "SYS-01", "outbox.db: disk I/O error"),
        (KeyError("陈建明"), "SYS-00", "KeyError"),
        (ValueError("x" * 5000), "SYS-03", "x" * LONGEST_REASON),
    ],
)
def test_code_and_reason_stand_on_the_page(error: Exception, code: str, reason: str) -> None:
    screen = out_of_service(error)
    (item,) = screen.items
    assert (screen.kind, screen.code) == ("out_of_service", code)
    assert item.label.args["why"] == reason
