"""A terminal that cannot be built shows the code and a reason in the reader's language, and no name of a file."""

import pytest

from kiosk.app.out_of_service import out_of_service
from offline_cache.errors import DatabaseUnusable
from ui.theme.reader import LANGUAGES
from ui.words.sentences import Words


@pytest.mark.parametrize(
    ("error", "code", "begins"),
    [
        (
            ValueError("terminal.key: expected 64 hex digits"),
            "SYS-03",
            ("给技术员看：设置、密钥", "For the technician: set"),
        ),
        (
            FileNotFoundError(2, "No such file", "font.ttf"),
            "SYS-03",
            ("给技术员看：设置、密钥", "For the technician: set"),
        ),
        (
            DatabaseUnusable("outbox.db: disk I/O error"),
            "SYS-01",
            ("给技术员看：待送", "For the technician: the queue"),
        ),
        (KeyError("陈建明"), "SYS-00", ("给技术员看：程序", "For the technician: the program")),
    ],
)
def test_code_and_reason_stand_on_the_page(error: Exception, code: str, begins: tuple[str, str]) -> None:
    screen = out_of_service(error)
    (item,) = screen.items
    assert (screen.kind, screen.code) == ("out_of_service", code)
    for language, begin in zip(LANGUAGES, begins, strict=True):
        assert Words(language).say(item.label).startswith(begin)
