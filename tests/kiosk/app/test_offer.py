"""The services of a terminal: read once, and from the index afterwards."""

import json
from pathlib import Path

import pytest

from kiosk.app.catalogue import head_words
from kiosk.app.offer import INDEX, offer
from kiosk.model.text import Text
from kiosk.visit.service import catalogue_of
from tests.kiosk.play import ALLOWANCE, services
from ui.theme.reader import LANGUAGES
from ui.words.sentences import Words


def test_the_second_start_has_the_same_services_and_each_is_read_once_when_it_is_chosen(tmp_path: Path) -> None:
    first, again = offer(tmp_path), offer(tmp_path)
    assert (again.catalogue.heads, again.words) == (first.catalogue.heads, first.words)
    by_id = {one.id: one for one in services()}
    for head in again.catalogue.heads:
        assert again.catalogue.read(head.id) == by_id[head.id]
    assert again.catalogue.read(ALLOWANCE) is again.catalogue.read(ALLOWANCE)


def test_the_second_start_reads_no_service(tmp_path: Path) -> None:
    offer(tmp_path)
    index = json.loads((tmp_path / INDEX).read_bytes())
    for head in index["heads"]:
        head["department"] = "nowhere"
    (tmp_path / INDEX).write_text(json.dumps(index), encoding="utf-8")
    again = offer(tmp_path)
    assert {head.department for head in again.catalogue.heads} == {"nowhere"}
    with pytest.raises(OSError, match="nowhere"):
        again.catalogue.read(ALLOWANCE)


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
