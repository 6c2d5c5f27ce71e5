"""What the journal and the frame say of a terminal."""

from pathlib import Path

from kiosk.app.about import about, frame_status
from kiosk.app.version import VERSION
from kiosk.config.settings import Backend, Config, Data, Terminal
from kiosk.model.text import plain


def config(place_en: str = "") -> Config:
    devices = {"scanner": "tcp://somebody:secret@192.0.2.7:9100", "id_card": ""}
    terminal = Terminal("GZ0117", "0117", "\u5927\u5385", place_en, "020-1234 5678")
    return Config(terminal, Backend("https://h", Path("key")), Data(Path("data")), devices=devices)


def test_the_journal_is_told_of_an_address_only_its_kind() -> None:
    assert about(config()) == {"version": VERSION, "terminal": "GZ0117", "devices": {"scanner": "tcp"}}


def test_the_frame_has_a_place_for_readers_of_english_where_one_is_set() -> None:
    assert frame_status(config()).places == {}
    status = frame_status(config("Main hall"))
    assert status.places == {"en": plain("Main hall", private=False)}
    assert status.place == plain("\u5927\u5385", private=False)
    assert (status.machine, status.phone) == ("0117", "020-1234 5678")
