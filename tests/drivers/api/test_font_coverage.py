"""Which characters a font file has, told by its own table."""

from pathlib import Path

import pytest

from drivers.api.font_coverage import read_coverage
from drivers.receipt_printer.raster import TERMINAL_FACES

NOTO, HANA_A, HANA_B, BABELSTONE = TERMINAL_FACES


def test_coverage_is_the_fonts_own() -> None:
    assert "中" in NOTO.coverage
    assert "中" not in HANA_B.coverage
    assert "A" in NOTO.coverage
    assert "\U0010ffff" not in NOTO.coverage
    assert "\x00" not in HANA_A.coverage


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no font at all" * 4, b"ttcf\x00\x02\x00\x00\x00\x00\x00\x00"])
def test_file_that_is_no_font_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.ttf"
    file.write_bytes(content)
    with pytest.raises(ValueError, match="expected an OpenType font"):
        read_coverage(file)
