"""Files of sentences that are only spoken: they may be missing, and may not be wrong."""

import shutil
from pathlib import Path

import pytest

from kiosk.app.catalogue import examined
from kiosk.catalogue.load import SERVICES

ALLOWANCE = "civil_affairs/old_age_allowance"
SPOKEN = "words.yue.ftl"


def told(folder: Path, data: bytes) -> list[str]:
    shutil.copytree(SERVICES / ALLOWANCE, folder / ALLOWANCE)
    (folder / ALLOWANCE / SPOKEN).write_bytes(data)
    return [str(one) for one in examined(folder, thorough=True).mistakes]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (
            "title = 高齡津貼\n\ntitel = 高齡津貼\n".encode(),
            "3: the sentence 'titel', expected one that stands in words.zh",
        ),
        (
            "# c\ntitle = 高齡 { $nobody }\n".encode(),
            "2: 'title' speaks of { $nobody }, expected what stands in words.zh",
        ),
        ("title = 高齡\n    .elder = { $nobody }\n".encode(), "1: 'title.elder' speaks of { $nobody }"),
        ("title = 高齡 { other }\n".encode(), "1: 'title' speaks of { other }, expected a sentence of the same file"),
        ("title = 高齡 { $x\n".encode(), "1: 'title' "),
        ("# 高齡\ntitle = 高齡\n".encode("gb18030"), "1: no text: "),
        ("title = 高齡\ntitle = 高齡\n".encode(), "2: the sentence 'title' is written twice"),
    ],
)
def test_what_is_wrong_in_one_is_told_before_anybody_hears_it(tmp_path: Path, data: bytes, says: str) -> None:
    first, *_ = told(tmp_path, data)
    assert first.startswith(f"{ALLOWANCE}/{SPOKEN}:{says}")


@pytest.mark.parametrize(
    "data", [b"", "\ufefftitle = 高齡津貼\n".encode(), "summary = 約 { $minutes } 分鐘\n".encode()]
)
def test_it_need_not_say_everything(tmp_path: Path, data: bytes) -> None:
    assert told(tmp_path, data) == []
