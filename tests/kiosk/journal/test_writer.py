"""The diary says what happened to a visit and never who it was; and it does not grow for ever."""

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from drivers.api.id_card import CardLayout, IdCard
from kiosk.journal.writer import KEPT_FILES, Journal
from kiosk.model.effects import Order
from kiosk.model.events import Event, Failed, IdleTimeout, Touch
from kiosk.visit.advance import advance
from kiosk.visit.screen import screen_of
from tests.kiosk.play import (
    ALLOWANCE,
    CERT,
    CERTIFICATE,
    KEPT,
    LINE_DOWN,
    Gives,
    Play,
    Seen,
    touch_digits,
    world,
)

CANARY = IdCard(
    layout=CardLayout.CITIZEN,
    name="金丝雀",
    number="44010319500101001X",
    sex="2",
    birth=date(1950, 1, 1),
    valid_from=date(2016, 1, 1),
    valid_to=None,
    address="广东省广州市荔湾区丝雀街7号",
    photo=b"WLf\0 a feather",
    picture=b"\x89PNG\r\n\x1a\n a beak",
)
PHONE, ACCOUNT = "13812345679", "6222029999888876"
NUMBER = "GZ0117-20261123-4711-3"


def noon() -> datetime:
    return datetime(2026, 11, 23, 12, tzinfo=UTC)


def diary(folder: Path, events: Callable[[Play], list[object]]) -> tuple[str, list[dict[str, object]]]:
    """Everything a visit wrote, as text and as lines."""
    journal = Journal(folder / "log" / "visits.jsonl", noon)
    play = Play()
    for move in events(play):
        before, event = play.visit, play.event(move)  # type: ignore[arg-type]
        after, order = advance(before, event)
        journal.step(before, event, after, order, screen_of(after).kind)
        play.visit = after
    journal.close()
    text = (folder / "log" / "visits.jsonl").read_text(encoding="utf-8")
    return text, [json.loads(line) for line in text.splitlines()]


def whole_visit(_play: Play) -> list[object]:
    kept = {"key": "k", "number": NUMBER, "code": f"SUIZHU1|{NUMBER}|CSSQSUIF"}
    return [
        Gives(CANARY), ALLOWANCE, Gives([]), Gives({"phone": PHONE}), "bank", *touch_digits(ACCOUNT), "confirm",
        "use-other", *touch_digits(PHONE), "confirm", "elsewhere", "panyu", "yes", "reveal",
        "change:district", "panyu", IdleTimeout("cover"), "stay", *touch_digits("4321"), Gives(CANARY), "consent",
        "confirm",
        Gives(kept),
        Seen("there"), Gives(), "again", "application-progress",
        Gives([{"number": NUMBER, "kind": ALLOWANCE, "state": "saved"}, {"number": "N2", "kind": ALLOWANCE,
               "state": "parked"}]), "application:0", "finish",
    ]  # fmt: skip


def test_nothing_about_the_person_is_written(tmp_path: Path) -> None:
    text, lines = diary(tmp_path, whole_visit)
    said = text + json.dumps(lines, ensure_ascii=False)
    for secret in (
        CANARY.name,
        CANARY.number,
        CANARY.address,
        PHONE,
        ACCOUNT,
        NUMBER,
        "丝雀",
        "1950",
        "feather",
        "beak",
        "PNG",
    ):
        assert secret not in said
    typed = [line for line in lines if line.get("action") == "digit"]
    assert len(typed) == len(ACCOUNT) + len(PHONE) + len("4321")
    assert all("value" not in line for line in typed)
    for answer in ("bank", "elsewhere", "panyu", "yes"):
        assert f'"{answer}"' not in text


def test_neither_photo_nor_picture_is_sent_or_printed() -> None:
    play = Play()
    for move in whole_visit(play):
        play.do(move)  # type: ignore[arg-type]
    assert play.records()
    for order in play.orders:
        assert "feather" not in repr(getattr(order.effect, "data", ""))
        assert "beak" not in repr(getattr(order.effect, "data", ""))


def test_what_happened_is_written(tmp_path: Path) -> None:
    _, lines = diary(tmp_path, whole_visit)
    assert {line["visit"] for line in lines} == {"b007-1", "b007-2"}
    assert [line["effect"] for line in lines if "effect" in line] == [
        "FindApplication",
        "AskBackend",
        "ReadIdCard",
        "Record",
        "PrintReceipt",
        "FindApplication",
        "ReadIdCard",
    ]
    assert {line["screen"] for line in lines} >= {"home", "choice", "form", "review", "progress", "done", "result"}
    assert lines[-1]["next_visit"] == "b007-3"
    assert all(str(line["at"]).startswith("2026-11-23T12:00:00.000") for line in lines)


def test_a_failure_is_written_with_its_code_and_evidence(tmp_path: Path) -> None:
    def events(play: Play) -> list[object]:
        return [world(backend=LINE_DOWN), world(), Failed(play.visit.waiting, LINE_DOWN)]

    _, lines = diary(tmp_path, events)
    assert lines[0]["lacking"] == {"backend": "NET-01"}
    assert (lines[2]["what"], lines[2]["code"], lines[2]["evidence"]) == ("Failed", "NET-01", "")


def test_what_is_odd_about_a_card_is_written_and_nothing_else_of_it(tmp_path: Path) -> None:
    odd = replace(CANARY, odd=("valid_to is a day that no calendar has, expected one",))
    text, lines = diary(tmp_path, lambda _: [CERT, Gives(odd)])
    assert lines[1]["odd"] == list(odd.odd)
    assert not any(word in text for word in (CANARY.number, CANARY.name, CANARY.address, "1950"))


def test_an_action_nobody_knows_is_redacted(tmp_path: Path) -> None:
    touches: list[Event] = [Touch(f"change:{CANARY.number}"), Touch("change:金丝雀"), Touch(CANARY.name), Touch("home")]
    text, lines = diary(tmp_path, lambda _: list(touches))
    assert [line["action"] for line in lines] == ["<redacted>", "<redacted>", "<redacted>", "home"]
    assert CANARY.number not in text


def test_an_order_says_its_kind_only(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "visits.jsonl", noon)
    play = Play().do(CERT, Gives(CANARY), Gives({**CERTIFICATE, "name": CANARY.name}), "close", "confirm")
    order: Order = play.orders[-1]
    journal.step(play.visit, Touch("confirm"), play.visit, order, "progress")
    journal.close()
    text = (tmp_path / "visits.jsonl").read_text(encoding="utf-8")
    assert json.loads(text)["effect"] == "Record"
    assert CANARY.number not in text
    assert KEPT["number"] not in text


def test_old_files_are_dropped(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "visits.jsonl", noon, max_bytes=2000)
    for number in range(400):
        journal.write("test", {"number": number, "filling": "x" * 100})
    journal.close()
    files = sorted(tmp_path.iterdir())
    assert len(files) == KEPT_FILES + 1
    assert sum(file.stat().st_size for file in files) <= 2000 * (KEPT_FILES + 1)
    assert '"number": 399' in (tmp_path / "visits.jsonl").read_text(encoding="utf-8")


def test_two_threads_never_write_into_one_line(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "visits.jsonl", noon, max_bytes=20_000)

    def write(name: str) -> None:
        for number in range(200):
            journal.write(name, {"number": number, "filling": "x" * 100})

    threads = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    journal.close()
    lines = [line for file in tmp_path.iterdir() for line in file.read_text(encoding="utf-8").splitlines()]
    assert sorted((json.loads(line)["what"], json.loads(line)["number"]) for line in lines) == [
        (name, number) for name in ("a", "b") for number in range(200)
    ]


def test_a_journal_that_cannot_be_written_says_so_in_one_line_until_it_works_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "visits.jsonl"
    journal = Journal(path, noon)

    def in_the_way(make: Callable[[], None]) -> list[str]:
        make()
        for n in range(3):
            journal.write("lost", {"n": n})
        return capsys.readouterr().err.splitlines()

    full = in_the_way(lambda: path.symlink_to("/dev/full"))
    path.unlink()
    journal.write("written", {})
    path.rename(tmp_path / "away")
    journal.close()
    journal = Journal(path, noon)
    closed = in_the_way(path.mkdir)
    path.rmdir()
    journal.write("written", {})
    again = in_the_way(lambda: None)
    journal.close()

    assert full == [f"kiosk: the journal {path}: [Errno 28] No space left on device"]
    assert closed == [f"kiosk: the journal {path}: [Errno 21] Is a directory: '{path}'"]
    assert again == []
    assert json.loads((tmp_path / "away").read_text("utf-8"))["what"] == "written"
    assert len(path.read_text("utf-8").splitlines()) == 4


def test_nothing_is_written_after_the_end(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "visits.jsonl", lambda: datetime(2026, 11, 23, tzinfo=UTC))
    journal.write("started", {})
    journal.close()
    journal.write("not_started", {})
    assert len((tmp_path / "visits.jsonl").read_text("utf-8").splitlines()) == 1
