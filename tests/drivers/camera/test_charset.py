"""Text in a code's bytes when nothing says their character set."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drivers.camera import charset


@pytest.mark.parametrize(
    ("raw", "guess", "text"),
    [
        ("ﾃﾞｻﾞｲﾝQR".encode("cp932"), "ﾃﾞｻﾞｲﾝQR", "ﾃﾞｻﾞｲﾝQR"),
        ("ガイド東京".encode("cp932"), "ガイド東京", "ガイド東京"),
        ("中山".encode("gb18030"), "ﾖﾐﾉｽ", "中山"),
        ("café".encode("latin-1"), "café", "café"),
        ("Größe".encode("latin-1"), "Größe", "Größe"),
        ("Mülheim".encode("latin-1"), "Mülheim", "Mülheim"),
        (b"!\x82\x9f\t\xff", "!\x82\x9f\t\xff", "!\x82\x9f\t\xff"),
    ],
)
def test_a_decoders_guess_is_kept_only_where_the_bytes_are_not_chinese(raw: bytes, guess: str, text: str) -> None:
    assert charset.text_in(raw, guess) == text


@pytest.mark.parametrize(
    ("text", "sure"),
    [("GOV-1", True), ("张三", True), ("ﾖﾐﾉｽ", False), ("¹ãÖÝ", False), ("中山", False)],
)
def test_a_text_that_may_be_a_wrong_guess_is_known_as_such(text: str, sure: bool) -> None:
    assert charset.is_unambiguous(text) is sure


@given(st.binary(min_size=1, max_size=60))
@example(b"\xfe\xff")  # a byte-order mark and no text
@example(b"\xff\xfeA\x00")
def test_payload_gives_the_text_back_or_is_the_code_itself(raw: bytes) -> None:
    text = charset.text_in(raw, raw.decode("latin-1"))
    payload = charset.payload_of(raw, text)

    assert payload == raw or payload.decode() == text
