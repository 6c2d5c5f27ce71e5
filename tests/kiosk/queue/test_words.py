"""What has happened to the queue or to a key is told in the languages of technicians, with what was found."""

from pathlib import Path

import pytest

from kiosk.backend.signing import read_terminal_key
from kiosk.queue.words import in_every_language
from offline_cache import errors

_CLASSES = [one for one in vars(errors).values() if isinstance(one, type)]
KINDS = [one for one in _CLASSES if issubclass(one, errors.CacheError) and one is not errors.CacheError]


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind is not errors.CacheError], ids=lambda one: one.__name__
)
def test_whatever_happens_to_the_queue_has_chinese_words_too(kind: type[errors.CacheError]) -> None:
    english, chinese = in_every_language(kind("outbox.db: 7 rows"))
    assert english == "outbox.db: 7 rows"
    assert "outbox.db: 7 rows" in chinese
    assert len(chinese) > len(english) + 5


@pytest.mark.parametrize(("content", "found"), [("no key", "读不出来"), ("ab" * 31, "31 字节"), (None, "读不出来")])
def test_a_wrong_key_is_told_in_both(content: str | None, found: str, tmp_path: Path) -> None:
    file = tmp_path / "terminal.key"
    if content is not None:
        file.write_text(content)
    with pytest.raises(ValueError, match="terminal") as caught:
        read_terminal_key(file)
    english, chinese = in_every_language(caught.value)
    assert english.startswith(f"{file}: ")
    assert chinese.startswith(f"{file}: ")
    assert found in chinese


def test_what_has_no_words_but_its_own_is_told_once() -> None:
    assert in_every_language(KeyError("x")) == ["'x'"]
