"""Reports of HID-POS scanners, laid out as three manuals of Access-IS say, and Microscan's own.

No manual shows the bytes of a whole report: these are put together by its table.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.scanner.codecs.hid_pos import FORMS, REPORT_BYTES, Piece, decode, encode

POS, MICROSCAN = FORMS["hid-pos"], FORMS["microscan"]
SHORT = bytes.fromhex("02 0D 5D 51 31") + b"GZ0117-000042" + bytes(46)
FIRST = bytes.fromhex("02 38 5D 51 31") + b"A" * 56 + bytes.fromhex("73 00 01")


def test_a_report_is_read_as_the_manuals_lay_it_out() -> None:
    assert decode(SHORT, POS) == Piece(b"GZ0117-000042", b"]Q1", more=False)
    assert decode(FIRST, POS) == Piece(b"A" * 56, b"]Q1", more=True)
    assert decode(bytes.fromhex("01 02 41 42") + bytes(60), MICROSCAN) == Piece(b"AB", b"", more=False)


def test_a_report_is_written_as_the_manuals_lay_it_out() -> None:
    assert encode(b"GZ0117-000042", POS, b"]Q1") == [SHORT]
    first, second = encode(b"A" * 57, POS, b"]Q1")
    assert (first[:61], first[63]) == (FIRST[:61], 1)
    assert (second[:6], second[63]) == (bytes.fromhex("02 01 5D 51 31 41"), 0)


def test_what_is_behind_the_length_is_no_part_of_the_code() -> None:
    assert decode(SHORT[:18] + b"LEFT OVER" + SHORT[27:], POS).data == b"GZ0117-000042"


def test_of_a_full_report_without_a_flag_nobody_knows_whether_more_follows() -> None:
    assert decode(b"\x01\x3e" + b"A" * 62, MICROSCAN).more is None


@pytest.mark.parametrize("aim", [b"\0\0\0", b"Q1\0", b"]!1"])
def test_what_is_no_aim_id_is_none(aim: bytes) -> None:
    assert decode(SHORT[:2] + aim + SHORT[5:], POS).aim == b""


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (b"", "a report of 0 bytes, expected 64 that begin with 02"),
        (SHORT[:-1], "a report of 63 bytes that begins with 02, expected 64"),
        (bytes.fromhex("00 00 1E 00 00 00 00 00"), "8 bytes that begins with 00, expected 64 that begin with 02"),
        (b"\x02\x39" + SHORT[2:], "57 bytes of a code, expected at most 56"),
    ],
)
def test_what_is_no_such_report_is_refused_without_its_content(report: bytes, said: str) -> None:
    with pytest.raises(ValueError, match="expected") as caught:
        decode(report, POS)
    assert said in str(caught.value)
    assert "GZ0117" not in str(caught.value)


@given(st.binary(max_size=500), st.sampled_from(list(FORMS.values())))
def test_what_is_written_is_read_again(code: bytes, form: object) -> None:
    reports = encode(code, form, b"]d1")  # type: ignore[arg-type]
    assert {len(report) for report in reports} == {REPORT_BYTES}


@given(st.binary(max_size=70), st.sampled_from(list(FORMS)))
def test_whatever_a_report_holds_it_is_read_or_refused(report: bytes, model: str) -> None:
    try:
        piece = decode(report, FORMS[model])
    except ValueError:
        return
    assert len(piece.data) <= FORMS[model].most
