"""A kiosk.toml that is none, or that nobody has written: refused at once, with its line."""

from pathlib import Path

import pytest

from drivers.settings_file import SettingsFile, read_settings
from tests.both_languages import lacking

GOOD = """\
[terminal]
place = "荔湾区政务服务中心"

[fonts]
page_rare = ["a.ttf", "b.ttf"]
'quoted' = 1
"""


def read(folder: Path, data: str | bytes) -> SettingsFile:
    path = folder / "kiosk.toml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_settings(path)


def refusal(folder: Path, data: str | bytes) -> str:
    with pytest.raises(ValueError, match=r"kiosk\.toml") as caught:
        read(folder, data)
    assert lacking(caught.value) == []
    return str(caught.value).removeprefix(f"{folder}/")


@pytest.mark.parametrize(
    ("section", "key", "line"),
    [("terminal", "", 1), ("terminal", "place", 2), ("fonts", "quoted", 6), ("fonts", "place", 1), ("", "top", 1)],
)
def test_a_line_is_found_where_it_is_written_as_usual(tmp_path: Path, section: str, key: str, line: int) -> None:
    assert read(tmp_path, GOOD).line(section, key) == line


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"[fonts]\npage_rare = {'[' * 500}", "kiosk.toml:2: values within each other, expected at most 8 levels"),
        ("[fonts]\na = " + "[\n" * 40_000, "kiosk.toml:10: values within each other, expected at most 8 levels"),
        (f"[fonts]\n{'a.' * 400}a = 1", "kiosk.toml:1: values within each other, expected at most 8 levels"),
        (f"[fonts]\na = '{'a' * 5000}'", "kiosk.toml:2: a line of 5006 characters, expected at most 1000"),
        ("[fonts]\na = nothing", "kiosk.toml:2: no TOML: Invalid value (at line 2, column 5)"),
        ('[fonts]\na = """\n', "kiosk.toml:2: no TOML: Unterminated string"),
        ("#" * 200_000, "kiosk.toml: 200000 bytes, expected at most 100000"),
    ],
)
def test_what_would_take_its_reader_minutes_or_all_memory_is_refused_with_its_line(
    tmp_path: Path, text: str, says: str
) -> None:
    assert refusal(tmp_path, text).startswith(says)


def test_brackets_in_words_and_remarks_are_no_lists(tmp_path: Path) -> None:
    deep = "[" * 50
    text = f'# {deep}\na = \'{deep}\'\nb = "\\"{deep}"\nc = """\n"{deep}"""\n'
    assert read(tmp_path, text).tables == {"a": deep, "b": f'"{deep}', "c": f'"{deep}'}


@pytest.mark.parametrize(
    ("data", "line", "like"),
    [
        ("[terminal]\nplace = '荔湾'".encode("gb18030"), 2, "GBK"),
        ("[terminal]\nplace = '荔湾'".encode("utf-16"), 1, "UTF-16"),
        ("[terminal]\nplace = 'here'".encode("utf-16-le"), 1, "UTF-16"),
        (b"[terminal]\nplace = '\xff'", 2, "no text"),
    ],
)
def test_a_file_in_another_encoding_is_told_to_be_saved_as_utf_8(
    tmp_path: Path, data: bytes, line: int, like: str
) -> None:
    says = f"kiosk.toml:{line}: the file is {like}, expected UTF-8: save it as UTF-8"
    assert refusal(tmp_path, data) == says


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD.encode("utf-8-sig")).tables["terminal"] == {"place": "荔湾区政务服务中心"}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"nowhere\.toml: No such file") as caught:
        read_settings(tmp_path / "nowhere.toml")
    assert lacking(caught.value) == []


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Is a directory") as caught:
        read_settings(tmp_path)
    assert lacking(caught.value) == []
