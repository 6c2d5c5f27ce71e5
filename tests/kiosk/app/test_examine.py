"""The language of the technician who asks."""

import pytest

from kiosk.app.examine import language_of


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_GB"}, "zh-Hans"),
        ({"LANG": "zh_CN.UTF-8"}, "zh-Hans"),
        ({}, "en"),
    ],
)
def test_the_first_locale_that_is_set_counts(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language
