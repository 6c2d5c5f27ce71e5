"""The services of a terminal: read once, and from the index afterwards."""

from pathlib import Path

import pytest

from kiosk.app import offer as offered
from kiosk.app.catalogue import head_words
from kiosk.app.offer import offer
from kiosk.model.text import Text
from kiosk.visit.service import catalogue_of
from tests.kiosk.play import ALLOWANCE, services
from ui.theme.reader import LANGUAGES
from ui.words.sentences import Words


def test_the_second_start_has_the_same_services_and_reads_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = offer(tmp_path)
    read: list[Path] = []
    monkeypatch.setattr(offered, "read_service", lambda folder: read.append(folder))
    again = offer(tmp_path)
    assert (again.catalogue.heads, again.words) == (first.catalogue.heads, first.words)
    assert read == []
    monkeypatch.undo()
    by_id = {one.id: one for one in services()}
    for head in again.catalogue.heads:
        assert again.catalogue.read(head.id) == by_id[head.id]
    assert again.catalogue.read(ALLOWANCE) is again.catalogue.read(ALLOWANCE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_summaries_are_said_without_the_services_own_files(language: str) -> None:
    whole, heads = Words(language), Words(language, services=None, heads=head_words(catalogue_of(services()))[language])
    for head in (one.head for one in services()):
        for text in (head.title, head.summary):
            for elder in (False, True):
                assert heads.say(text, elder=elder) == whole.say(text, elder=elder)
    with pytest.raises(LookupError):
        heads.say(Text(f"{ALLOWANCE}/ask-payment"))


def test_where_nothing_can_be_written_the_services_are_there_all_the_same() -> None:
    assert offer(Path("/proc/nowhere")).catalogue.heads
