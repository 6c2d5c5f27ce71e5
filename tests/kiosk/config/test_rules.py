"""Which addresses a back end may have: the host that is dialled is the one that was judged, the path the one signed."""

from urllib.parse import urlsplit

import pytest
from requests import Request

from kiosk.config.rules import whether_https_or_here

TAKEN = [
    "https://backend.example.gov.cn",
    "https://backend.example.gov.cn:8443/suizhu/v2",
    "https://192.0.2.7/",
    "https://[2001:db8::7]:443/a_b-c.d~e",
    "http://127.0.0.1:8000",
    "http://127.9.9.9/suizhu/",
    "http://[::1]:8000",
    "http://localhost:8000",
]
REFUSED = [
    "",
    "backend.example.gov.cn",
    "ftp://127.0.0.1",
    "https://",
    "https:///suizhu",
    "https://host:0",
    "https://host:65536",
    "https://host:",
    "https://host/?q",
    "https://host/#part",
    "http://127.0.0.1/#part",
    "https://user:password@host",
    "http://127.0.0.1@evil.example/",
    "http://evil.example\\@127.0.0.1/",
    "http://evil.example\\.127.0.0.1/",
    "https://host/..",
    "https://host/a/../b",
    "https://host/./a",
    "https://host/%6fld",
    "https://host/a b",
    "https://ho st",
    "https://host\n",
    "\thttps://host",
    "https://[::1",
    "http://evil.example",
    "http://127.1",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "http://[::2]",
]


@pytest.mark.parametrize("url", TAKEN)
def test_an_address_that_is_taken_is_dialled_as_it_was_judged(url: str) -> None:
    assert whether_https_or_here(url) is None
    dialled = urlsplit(Request("POST", url.rstrip("/") + "/v1/records").prepare().url or "")
    judged = urlsplit(url.rstrip("/") + "/v1/records")
    assert (dialled.hostname, dialled.path) == (judged.hostname, judged.path)


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_that_can_be_read_in_two_ways_is_refused(url: str) -> None:
    assert str(whether_https_or_here(url)).startswith("https://HOST")
