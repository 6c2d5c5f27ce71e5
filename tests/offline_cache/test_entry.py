"""One record: how it is written, since when it waits, and what of it a database can hold."""

import math

import pytest

from offline_cache.entry import Entry, Row, as_json, entry_of, require_names, storable, without_completion

ROW = Row(3, "v/keep", "application", "v", "", "N1", 5.0, 2, 9.0, "waiting", "no line", b"f", b"s", 7.0, "N0")


def test_the_same_value_gives_the_same_bytes_however_it_was_put_together() -> None:
    assert as_json({"b": 1, "a": "名"}) == as_json({"a": "名", "b": 1}) == '{"a":"名","b":1}'.encode()


@pytest.mark.parametrize("value", [math.nan, {1, 2}, "\ud800", object()])
def test_what_is_no_json_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="payload cannot be written as JSON"):
        as_json({"value": value})


def test_half_a_character_is_not_repeated_when_it_is_refused() -> None:
    with pytest.raises(ValueError, match="half a character") as told:
        as_json({"name": "陈\ud800"})
    assert "陈" not in str(told.value)
    assert told.value.__suppress_context__


def test_words_are_stored_without_half_characters() -> None:
    assert storable("a\ud800b名") == "a?b名"


def test_a_row_becomes_an_entry_with_what_was_sealed_in_it() -> None:
    assert entry_of(ROW, {"x": 1}) == Entry(
        "v/keep", "application", "N1", "v", {"x": 1}, 5.0, 2, 9.0, "waiting", "no line", 7.0, "N0"
    )


def test_what_a_person_has_released_begins_again_and_has_no_trouble_yet() -> None:
    entry = entry_of(ROW, {})
    assert (entry.since, entry.trouble) == (7.0, "no line")
    fresh = entry_of(ROW._replace(attempts=0, released=0.0), {})
    assert (fresh.since, fresh.trouble) == (5.0, "")


def test_a_record_that_is_completed_by_its_kind_or_by_name_is_not_open() -> None:
    pairs = {"requested": "issued"}
    records = [(1, "a/0", "requested", "a", ""), (2, "a/1", "issued", "a", ""), (3, "b/0", "requested", "b", "")]
    assert without_completion(records, pairs) == ["b/0"]
    named = [*records, (4, "b/1", "spoiled", "b", "requested")]
    assert without_completion(named, pairs) == []


def test_of_two_in_one_visit_the_first_is_completed_first() -> None:
    records = [(at, f"a/{at}", kind, "a", "") for at, kind in enumerate(("requested", "requested", "issued"))]
    assert without_completion(records, {"requested": "issued"}) == ["a/1"]


def test_a_record_needs_its_names() -> None:
    require_names(key="k", kind="application")
    with pytest.raises(ValueError, match="kind is empty"):
        require_names(key="k", kind="")
