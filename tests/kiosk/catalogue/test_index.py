"""The compiled index: a start reads no service, and a change of any file is checked again."""

import os
import shutil
from pathlib import Path

import pytest

from kiosk.app.catalogue import head_words
from kiosk.app.offer import INDEX
from kiosk.catalogue.index import Index, print_of, read_index, write_index
from kiosk.catalogue.load import SERVICES
from kiosk.visit.service import catalogue_of
from tests.kiosk.play import services


def test_it_holds_what_was_written_for_these_files_only(tmp_path: Path) -> None:
    index = Index(tuple(one.head for one in services()), head_words(catalogue_of(services())))
    write_index(tmp_path / "x" / INDEX, "print", index)
    assert read_index(tmp_path / "x" / INDEX, "print") == index
    assert read_index(tmp_path / "x" / INDEX, "another") is None


NO_HEAD = b'{"print": "print", "heads": [{}], "words": {}}'


@pytest.mark.parametrize("content", [b"", b"{", b'{"print": "print"}', NO_HEAD, b"\xff"])
def test_a_damaged_one_is_no_index(tmp_path: Path, content: bytes) -> None:
    (tmp_path / INDEX).write_bytes(content)
    assert read_index(tmp_path / INDEX, "print") is None


def test_any_change_of_a_file_is_another_print_though_time_and_size_stay(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(SERVICES, tmp_path / "services"))
    before = print_of([copy])
    assert before == print_of([SERVICES])
    file = next(copy.rglob("service.toml"))
    text, times = file.read_text(encoding="utf-8"), file.stat()
    file.write_text(text.replace("verified = false", "verified =  true"), encoding="utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert file.stat().st_size == times.st_size
    assert print_of([copy]) != before


def test_a_page_about_a_service_is_no_change_of_it(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(SERVICES, tmp_path / "services"))
    before = print_of([copy])
    page = next(copy.rglob("README.md"))
    page.write_text("another page", encoding="utf-8")
    assert print_of([copy]) == before


@pytest.mark.parametrize("size", [0, 8191, 8192, 8193, 30_000])
def test_a_change_at_the_very_end_of_a_file_is_seen_however_long_it_is(tmp_path: Path, size: int) -> None:
    file = tmp_path / "words.en.ftl"
    file.write_bytes(b"x" * size)
    before = print_of([tmp_path])
    file.write_bytes(b"x" * size + b"y")
    longer = print_of([tmp_path])
    file.write_bytes(b"x" * size + b"z")
    assert len({before, longer, print_of([tmp_path])}) == 3
