"""What `render receipt` says about a stream that its picture does not show as it was meant.

Covers image as well.
"""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from device_sim.__main__ import main
from device_sim.receipt_printer.rendering import render

CUT = b"\x1d\x56\x42\x00"


@pytest.mark.parametrize(
    ("stream", "remarks"),
    [
        (b"A\n" + CUT, ""),
        (b"A\n\x1bZB\n" + CUT, "1 unknown command, 1B 5A at byte 2"),
        (b"A\n\x1bZ\x1d\x01B\n" + CUT, "2 unknown commands, the first 1B 5A at byte 2"),
        (b"A\n\x02\n" + CUT, "1 unknown command, 02 at byte 2"),
        (b"A\n" + CUT + b"\x1dv0\x00\x48\x00\x40\x00" + b"\xff" * 22, "30 bytes left over, from byte 6 on"),
        (b"A\n" + CUT + b"\x81", "1 byte left over, from byte 6 on"),
        (b"A\nB", "the last line was not ended: a printer holds it back"),
        (b"A\n\x1bL\x1d/\x00" + CUT, "2 commands not drawn, the first 1B 4C at byte 2"),
        (b"", "nothing was printed"),
        (b"\x1b@", "nothing was printed"),
        (b"\x1bZ\x1d", "1 unknown command, 1B 5A at byte 0; 1 byte left over, from byte 2 on; nothing was printed"),
        (b"A\n\x1dv0\x00\xff\xff\xff\xff\n" + CUT, "1 unknown command, 1D 76 at byte 2"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(
    stream: bytes, remarks: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render(stream).remarks == remarks
    (tmp_path / "r.bin").write_bytes(stream)
    assert main(["render", "receipt", str(tmp_path / "r.bin"), "--out", str(tmp_path / "r.png")]) == 0
    assert capsys.readouterr().err == (f"device_sim: {remarks}\n" if remarks else "")
    assert (tmp_path / "r.png").read_bytes().startswith(b"\x89PNG")


def test_a_stream_in_star_line_mode_is_drawn_as_that_printer_has_it() -> None:
    stream = b"\x1b@\x1bk\x01\0" + b"\xff" * 24 + b"\x1bJ\x0c\x1bd\x03\x17"
    assert render(stream, "star").remarks == ""
    assert render(stream + b"\x1b\x1dq\x1b", "star").remarks == (
        "1 unknown command, 1B 1D at byte 37; 1 byte left over, from byte 40 on; the last line was not ended: "
        "a printer holds it back"
    )
    assert render(b"\x1b\x1dyP" + b"\x1bi\x01\x01AB\n", "star").png.startswith(b"\x89PNG")


def test_a_last_line_without_an_end_is_drawn() -> None:
    assert render(b"A\nB").png == render(b"A\nB\n").png


@pytest.mark.thorough
def test_paper_ends_at_three_metres_and_says_so() -> None:
    kilometres = render(b"A\n" + b"\x1bd\xff" * 2000)
    assert kilometres.remarks == "1912.5 m of paper, the first 3 m are drawn"
    height = Image.open(BytesIO(kilometres.png)).height
    assert height < 3100 * 8 * 2
    many = render((b"A\n" * 20 + CUT) * 100)
    assert many.remarks.endswith("m of paper, the first 3 m are drawn")
    assert Image.open(BytesIO(many.png)).height < 4000 * 8 * 2
