"""Text in a code's bytes when nothing says their character set."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drivers.camera import charset
from drivers.scanner.content import text_of


@pytest.mark.parametrize(
    ("raw", "guess", "text"),
    [
        ("ﾃﾞｻﾞｲﾝQR".encode("cp932"), "ﾃﾞｻﾞｲﾝQR", "ﾃﾞｻﾞｲﾝQR"),
        ("ガイド東京".encode("cp932"), "ガイド東京", "ガイド東京"),
        ("中山".encode("gb18030"), "ﾖﾐﾉｽ", "中山"),
        ("臺北市政府".encode("big5"), "ｻO･_･ｫｬFｩｲ", "»O¥_¥«¬F©²"),  # each byte for itself: nobody knows
        ("電話號碼".encode("big5"), "¹q¸Ü¸¹½X", "筿杠腹絏"),  # it reads as common Chinese
        ("café".encode("latin-1"), "café", "café"),
        ("Größe".encode("latin-1"), "Größe", "Größe"),
        ("Mülheim".encode("latin-1"), "Mülheim", "Mülheim"),
        (b"!\x82\x9f\t\xff", "!\x82\x9f\t\xff", "!\x82\x9f\t\xff"),
    ],
)
def test_a_decoders_guess_is_kept_where_it_makes_sense_or_the_bytes_do_not_read_as_chinese(
    raw: bytes, guess: str, text: str
) -> None:
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

    assert payload == raw or payload.decode() == text or payload == raw.decode("ascii", "replace").encode()


def text_or_none(payload: bytes) -> str | None:
    try:
        return text_of(payload)
    except ValueError:
        return None


@pytest.mark.parametrize("text", ["Größe", "Größe Zürich", "Besançon", "Münster-Süd"])
def test_latin_words_in_a_set_that_nobody_names_are_not_read_as_chinese(text: str) -> None:
    raw = text.encode("latin-1")
    assert text_or_none(charset.payload_of(raw, charset.text_in(raw, text))) is None


@pytest.mark.parametrize(
    ("raw", "decoded", "declared", "text"),
    [
        ("㐀𠮷".encode("gb18030"), "㐀\ufffd", "gb18030", "㐀𠮷"),  # the decoder lacks it
        ("穗助".encode("gb18030"), "\ufffd\ufffd", "utf-8", "穗助"),  # under another set's mark
        (b"zWR", "穗\ufffd", "utf-16-be", "穗\ufffd"),  # half of its last character is missing
        ("臺北".encode("big5")[:-1], "臺\ufffd", "big5", "臺\ufffd"),
        (b"\xff\xfe", "\ufffd\ufffd", "gb18030", "\ufffd\ufffd"),
        ("\ufeff穗".encode(), "\ufeff穗", "utf-8", "穗"),
    ],
)
def test_what_is_nothing_in_the_set_that_a_code_says_is_lost(
    raw: bytes, decoded: str, declared: str, text: str
) -> None:
    assert charset.declared_text(raw, decoded, declared) == text
