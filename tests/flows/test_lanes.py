"""Journeys that are played side by side, and what is put together of them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.flows.__main__ import play_all
from tests.flows.album import gather
from tests.flows.lanes import BROKEN_OFF, MOST_STEPS, parts, play_in_lanes
from tests.flows.player import journeys
from tests.flows.stage import Ended, fitting

SHORT = tuple(journey for journey in journeys() if journey.name in ("31-too-young", "90-english-landscape"))
RECORDS = {"certificates": [], "applications": [], "deliveries": 0, "deliveries_by_kind": {}}


def test_every_journey_is_given_to_one_lane_in_the_order_of_all() -> None:
    assert tuple(journey for part in parts(journeys()) for journey in part) == journeys()


def test_what_is_given_to_a_lane_at_once_is_played_on_one_terminal_and_is_not_much() -> None:
    for part in parts(journeys()):
        assert {fitting(journey) for journey in part} == {fitting(part[0])}
        assert len(part) == 1 or sum(len(journey.steps) for journey in part) <= MOST_STEPS


def test_the_papers_of_two_worlds_are_numbered_on_and_their_records_lie_in_one_file(tmp_path: Path) -> None:
    left = [
        _world(tmp_path / "a", ("receipt-1.png", "certificate-2-1.png", "certificate-10.png"), "submitted"),
        _world(tmp_path / "b", ("receipt-1.png", "certificate-1.png", "certificate-1.pdf"), "issued"),
    ]
    out = tmp_path / "out"
    out.mkdir()
    papers = ["receipt-1.png", "receipt-2.png", "certificate-2-1.png", "certificate-10.png", "certificate-11.png"]
    assert gather(left, out) == papers
    assert (out / "certificate-11.pdf").read_text() == "b certificate-1.pdf"
    assert (out / "visits.jsonl").read_text() == "of a\nof b\n"
    records = json.loads((out / "records.json").read_text())
    assert (records["deliveries"], records["deliveries_by_kind"]) == (2, {"submitted": 1, "issued": 1})
    assert records["certificates"] == [{"number": "a"}, {"number": "b"}]


def _world(folder: Path, papers: tuple[str, ...], kind: str) -> Path:
    folder.mkdir()
    for name in papers:
        (folder / name).write_text(f"{folder.name} {name}")
    records = RECORDS | {"certificates": [{"number": folder.name}], "deliveries": 1, "deliveries_by_kind": {kind: 1}}
    (folder / "records.json").write_text(json.dumps(records))
    (folder / "visits.jsonl").write_text(f"of {folder.name}\n")
    return folder


def test_side_by_side_each_ends_as_it_does_alone_and_one_that_goes_otherwise_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, right = replace(SHORT[0], name="wrong", steps=({"act": "no such"},)), SHORT[1]
    assert play_all([wrong, right], tmp_path, (":0", ":1")) == ["wrong"]
    said = capsys.readouterr()
    assert said.out == f"played  {right.name}: {right.says}\n"
    assert said.err.startswith("FAILED  wrong: step 1 {'act': 'no such'}: no device 'no'")
    index = (tmp_path / "index.html").read_text("utf-8")
    assert index.index(">wrong<") < index.index(f"{right.name}-01-")


def test_what_was_given_to_a_lane_that_breaks_off_has_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "no-such-platform")
    told = list(play_in_lanes(SHORT, tmp_path, [tmp_path], [":0"]))
    assert told == [Ended(journey.name, BROKEN_OFF, ()) for journey in SHORT]
    assert "no-such-platform" in capfd.readouterr().err
