"""A file that somebody has written by hand: what it says, or why it cannot be read and in which line."""

from pathlib import Path

import pytest

from kiosk.model.toml_file import FormError, lines_of, tables_of


def written(folder: Path, data: bytes) -> Path:
    (folder / "file.toml").write_bytes(data)
    return folder / "file.toml"


def test_the_mark_that_some_editors_write_is_no_part_of_it(tmp_path: Path) -> None:
    assert lines_of(written(tmp_path, "\ufeffa = 1\r\nb = '名'\n".encode())) == ["a = 1", "b = '名'"]
    assert tables_of(["a = 1", "b = '名'"]) == {"a": 1, "b": "名"}


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(FormError) as told:
        lines_of(written(tmp_path, b"a = 1\n" + "b = '名'".encode("gbk")))
    assert (told.value.line, told.value.expected) == (2, "UTF-8")


def test_a_folder_is_no_file_and_what_is_not_there_is_for_others_to_tell(tmp_path: Path) -> None:
    with pytest.raises(FormError, match="Is a directory"):
        lines_of(tmp_path)
    with pytest.raises(FileNotFoundError):
        lines_of(tmp_path / "nothing.toml")


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a = 1\nb = ", 2, "Invalid value"),
        ("a = 1\na = 2", 2, "Cannot overwrite"),
        (f"a = {'9' * 5000}", 1, "too many digits"),
        (f"a = {'[' * 3000}", 1, "nested too deep"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(text: str, line: int, why: str) -> None:
    with pytest.raises(FormError, match=why) as told:
        tables_of(text.split("\n"))
    assert told.value.line == line
