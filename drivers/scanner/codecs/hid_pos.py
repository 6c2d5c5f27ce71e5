"""Reports in which scanners on USB send codes, where they are no keyboard and no serial port. Knows no port, no clock.

Sources: Access-IS manuals LSR110 p. 26, LSR118 p. 68 and ATR110 p. 33, which agree; Microscan MS-4 for its own form.
HID-POS:   02 | length, 0 to 56 | AIM id, 3 bytes | 56 bytes of data | maker's symbology | 00 | bit 0: more follows
Microscan: 01 | length, 0 to 62 | 62 bytes of data
A code that is longer than a report goes through several; Microscan's manual does not say how one knows that.
"""

import re
from dataclasses import dataclass

REPORT_BYTES = 64
MORE = 0x01  # bit of the last byte
_AIM_BYTES = 3
_AIM = re.compile(rb"\][A-Za-z][0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class Form:
    """How the reports of a model are laid out."""

    number: int  # the first byte
    most: int  # bytes of data in one
    data_at: int
    aim_at: int | None  # None: it tells no AIM id
    more_at: int | None  # of the flag that more follows; None: nothing says so


@dataclass(frozen=True, slots=True)
class Piece:
    """What one report holds of a code."""

    data: bytes
    aim: bytes  # such as ]Q1; b"": it tells none
    more: bool | None  # whether another one belongs to the same code; None: nobody knows


FORMS = {
    "hid-pos": Form(number=0x02, most=56, data_at=5, aim_at=2, more_at=63),
    "microscan": Form(number=0x01, most=62, data_at=2, aim_at=None, more_at=None),
}


def decode(report: bytes, form: Form) -> Piece:
    """ValueError: no such report. It says what was expected, never what the code holds."""
    assert 0 < form.most <= REPORT_BYTES - form.data_at
    if len(report) != REPORT_BYTES or report[0] != form.number:
        first = f" that begins with {report[0]:02x}" if report else ""
        raise ValueError(
            f"a report of {len(report)} bytes{first}, expected {REPORT_BYTES} that begin with {form.number:02x}"
        )
    if report[1] > form.most:
        raise ValueError(f"a report with {report[1]} bytes of a code, expected at most {form.most}")
    data = report[form.data_at : form.data_at + report[1]]
    assert len(data) == report[1]
    return Piece(data, _aim_of(report, form), _more_after(report, form))


def encode(code: bytes, form: Form, aim: bytes = b"") -> list[bytes]:
    """The reports of one code (the scanner's side)."""
    assert not aim or _AIM.fullmatch(aim)
    pieces = [code[at : at + form.most] for at in range(0, len(code), form.most)] or [b""]
    reports = [_report(piece, form, aim, more=at + 1 < len(pieces)) for at, piece in enumerate(pieces)]
    assert b"".join(decode(report, form).data for report in reports) == code
    return reports


def _report(piece: bytes, form: Form, aim: bytes, *, more: bool) -> bytes:
    report = bytearray(REPORT_BYTES)
    report[:2] = form.number, len(piece)
    report[form.data_at : form.data_at + len(piece)] = piece
    if form.aim_at is not None:
        report[form.aim_at : form.aim_at + len(aim)] = aim
    if form.more_at is not None:
        report[form.more_at] = MORE if more else 0
    return bytes(report)


def _aim_of(report: bytes, form: Form) -> bytes:
    if form.aim_at is None:
        return b""
    aim = report[form.aim_at : form.aim_at + _AIM_BYTES]
    return aim if _AIM.fullmatch(aim) else b""


def _more_after(report: bytes, form: Form) -> bool | None:
    if form.more_at is not None:
        return bool(report[form.more_at] & MORE)
    return None if report[1] == form.most else False  # one that is not full is the last
