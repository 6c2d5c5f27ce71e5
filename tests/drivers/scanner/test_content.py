"""What a stranger's code may contain before anybody uses or shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.scanner.content import text_of

HOSTILE = {
    "nul": b"GOV\x00-1",
    "escape": b"\x1b[2Jcleared",
    "esc/pos reset": b"\x1b@GOV",
    "esc/pos cut": b"GOV\x1dV\x00",
    "esc/pos dle eot": b"\x10\x04\x01",
    "gs1 separator": b"01\x1d10",
    "delete": b"GOV\x7f",
    "tab": b"a\tb",
    "line break inside": b"GOV-1\r\nGOV-2",
    "c1 control": "GOV\x9b2J".encode(),
    "right-to-left override": "GOV\u202e1234".encode(),
    "isolate": "GOV\u20661234".encode(),
    "zero-width space": "GOV\u200b1234".encode(),
    "zero-width joiner": "GOV\u200d1234".encode(),
    "byte order mark inside": "GOV\ufeff1".encode(),
    "only a byte order mark": b"\xef\xbb\xbf",
    "a byte order mark that lies": b"\xff\xfeG\x00O",
    "hidden text in utf-16": "GOV\u200b1".encode("utf-16"),
    "hangul filler": "GOV\u3164".encode(),
    "line separator": "GOV\u2028x".encode(),
    "tag character": "GOV\U000e0041".encode(),
    "noncharacter": "GOV\uffff".encode(),
    "lone surrogate": b"GOV\xed\xa0\x80",
    "surrogate pair as utf-8": b"\xed\xa0\xbd\xed\xb8\x80",
    "neither utf-8 nor gb18030": b"GOV\xff\xfe",
    "half a gb18030 character": "广州".encode("gb18030")[:-1],
    "zero-width in gb18030": "广\u200b州".encode("gb18030"),
    "a character that was lost": "广\ufffd".encode(),
    "nothing": b"",
    "only a tail": b"\r\n",
    "only spaces": b"   \r",
    "five kilobytes": b"A" * 5120,
}


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_content_is_refused_with_what_was_expected(payload: bytes) -> None:
    with pytest.raises(ValueError, match="expected"):
        text_of(payload)


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        (b"GOV-1234\r", "GOV-1234"),
        (b"GOV-1234\r\n", "GOV-1234"),
        (b"  GOV-1234 \n", "GOV-1234"),
        ("广州市荔湾区".encode(), "广州市荔湾区"),
        ("广州市荔湾区".encode("gb18030"), "广州市荔湾区"),
        ("李喆 𠮷".encode("gb18030"), "李喆 𠮷"),
        ("Größe".encode("latin-1"), "Gr鲞e"),  # as nothing in its bytes tells (ADR 76)
        (b"https://gov.example.cn/t?k=1", "https://gov.example.cn/t?k=1"),  # text to us: nobody opens it
        (b"'; DROP TABLE visits; --", "'; DROP TABLE visits; --"),
        (b"{0.__class__} %s =cmd", "{0.__class__} %s =cmd"),
        (b"A" * 4096, "A" * 4096),
        ("\ufeff受理编号GZ0117".encode(), "受理编号GZ0117"),
        ("\ufeff受理编号GZ0117\r\n".encode(), "受理编号GZ0117"),
        ("\ufeff受理编号GZ0117".encode("gb18030"), "受理编号GZ0117"),
        ("\ufeff受理编号GZ0117".encode("utf-16-le"), "受理编号GZ0117"),
        ("\ufeff受理编号GZ0117".encode("utf-16-be"), "受理编号GZ0117"),
        ("\ufeff受理编号GZ0117".encode("utf-16-le") + b"\r", "受理编号GZ0117"),
        ("\ufeff受理编号GZ0117".encode("utf-16-be") + b"\r\n", "受理编号GZ0117"),
        ("\ufeff受理编号GZ0117\r\n".encode("utf-16-le"), "受理编号GZ0117"),
        ("\ufeff𠮷".encode("utf-16-be"), "𠮷"),
        ("王\U00031350\U0002ebf0".encode(), "王\U00031350\U0002ebf0"),  # newer than Python's own tables
        ("\ufeff受理编号GZ0117".encode("utf-32-le"), "受理编号GZ0117"),
        ("\ufeff受理编号GZ0117\r\n".encode("utf-32-be"), "受理编号GZ0117"),
        ("\ufeff𠮷".encode("utf-32-le") + b"\r", "𠮷"),
    ],
)
def test_visible_text_passes_unchanged(payload: bytes, text: str) -> None:
    assert text_of(payload) == text


def test_a_refusal_does_not_repeat_the_content() -> None:
    with pytest.raises(ValueError, match=r"U\+0000") as refusal:
        text_of(b"440103199001011234\x00")
    assert "440103" not in str(refusal.value)


@given(st.binary(max_size=300))
def test_whatever_passes_is_printable(payload: bytes) -> None:
    try:
        text = text_of(payload)
    except ValueError:
        return
    assert text == text.strip() != ""
    assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in text)
    text.encode("utf-8")
