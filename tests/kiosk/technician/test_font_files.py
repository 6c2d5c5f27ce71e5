"""Which font files can be read, and which of them the PDF library can embed."""

from pathlib import Path

import pytest

from kiosk.config.settings import Fonts
from kiosk.technician.font_files import NOT_THERE, fonts_finding, has_truetype_outlines, unreadable


def font(folder: Path, *tables: bytes, collection: bool = False) -> Path:
    """A file with this table directory and nothing else."""
    before = b"ttcf\0\1\0\0\0\0\0\1" + (16).to_bytes(4) if collection else b""
    path = folder / "font"
    path.write_bytes(
        before + b"\0\1\0\0" + len(tables).to_bytes(2) + bytes(6) + b"".join(one + bytes(12) for one in tables)
    )
    return path


@pytest.mark.parametrize("collection", [False, True])
@pytest.mark.parametrize(("tables", "embedded"), [((b"head", b"glyf"), True), ((b"CFF ", b"head"), False), ((), False)])
def test_outlines_are_truetype_where_the_first_face_says_so(
    tmp_path: Path, tables: tuple[bytes, ...], *, embedded: bool, collection: bool
) -> None:
    assert has_truetype_outlines(font(tmp_path, *tables, collection=collection)) is embedded


def test_a_file_that_is_not_there_or_no_file_is_told_and_has_no_outlines(tmp_path: Path) -> None:
    assert unreadable(tmp_path / "nothing.ttf") == NOT_THERE
    assert unreadable(tmp_path) == "Is a directory"
    assert unreadable(font(tmp_path)) == ""
    assert not has_truetype_outlines(tmp_path / "nothing.ttf")


@pytest.mark.parametrize(
    ("page", "rare", "key", "names"),
    [
        ("right", ("right",), "doctor-fonts", []),
        ("right", ("nothing", "folder"), "doctor-fonts-missing", ["nothing"]),
        ("other", ("folder",), "doctor-fonts-closed", ["folder (Is a directory)"]),
        ("right", ("other",), "doctor-fonts-other", ["other"]),
    ],
)
def test_of_the_fonts_that_are_set_the_worst_are_named(
    tmp_path: Path, page: str, rare: tuple[str, ...], key: str, names: list[str]
) -> None:
    (tmp_path / "folder").mkdir()
    font(tmp_path, b"glyf").rename(tmp_path / "right")
    font(tmp_path, b"CFF ").rename(tmp_path / "other")
    finding = fonts_finding(Fonts(tmp_path / page, tuple(tmp_path / one for one in rare)))
    assert (finding.part, finding.code) == ("fonts", "SYS-03" if names else "")
    [said] = [text for text in finding.says if text.key.startswith("doctor-fonts")]
    assert said.key == key
    assert said.args.get("files", "") == ", ".join(f"{tmp_path}/{name}" for name in names)
