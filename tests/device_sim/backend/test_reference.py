"""The page about the interface, as anybody opens it."""

from html.parser import HTMLParser

import requests

from tests.device_sim.backend.terminal import Caller


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("src", "href")]


def test_the_page_about_the_interface_loads_nothing_from_elsewhere(terminal: Caller) -> None:
    page = requests.get(f"{terminal.server.url}/docs", timeout=10).text
    links = Links()
    links.feed(page)
    assert links.found == ["openapi.json"]
    assert "url(" not in page
    assert "/v1/records" in page


def test_the_page_about_the_interface_names_answers_and_refusals(terminal: Caller) -> None:
    page = requests.get(f"{terminal.server.url}/docs", timeout=10).text
    assert "verify_code" in page
    assert "409" in page
    assert "required" in page
