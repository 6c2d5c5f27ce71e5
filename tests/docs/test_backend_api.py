"""The page about the back end's interface says what the contracts say, in both languages."""

import pytest

from device_sim.backend import contracts
from tests.docs.backend_api import PAGES, current


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_as_the_contracts_are(language: str) -> None:
    """Mend: .venv/bin/python -m tests.docs.backend_api --write."""
    assert PAGES[language].read_text(encoding="utf-8") == current(PAGES[language], language)


@pytest.mark.parametrize("language", PAGES)
def test_what_all_services_share_is_on_the_page_and_nothing_of_one_service(language: str) -> None:
    page, agreed = PAGES[language].read_text(encoding="utf-8"), contracts.read()
    for question in agreed.questions.values():
        assert (f"`POST /v1/queries/{question.name}`" in page) == (question.service == "")
    assert all(f"| `{kind}` |" in page for kind in agreed.kinds)
    assert all(f"| `{code}` |" in page for code in agreed.refusals)
