"""The simulated maker's program: what lies on the simulated reader comes out as its lines, and it can misbehave."""

from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from device_sim.id_card.program import MISDEEDS, Module, Refusal, install, misbehave, misdeed
from device_sim.id_card.reader import SimIdCardReader, photo_block
from device_sim.people import people
from device_sim.pty_port import PtyPort
from drivers.api.errors import DeviceError, Fault
from drivers.id_card import codec
from drivers.id_card.program_codec import decode_card_answer
from drivers.id_card.program_driver import ProgramReader
from drivers.transports.process import ProcessLine
from tests.drivers.id_card.desk import CHEN


@pytest.fixture
def port(tmp_path: Path) -> Iterator[PtyPort]:
    one = PtyPort(SimIdCardReader, tmp_path / "id_card.tty")
    reader_of(one).seconds.clear()
    yield one
    one.close()


def reader_of(port: PtyPort) -> SimIdCardReader:
    assert isinstance(port.device, SimIdCardReader)
    return port.device


def refused(module: Module, verb: str) -> str:
    with pytest.raises(Refusal) as caught:
        module.answer(verb)
    return str(caught.value.args[0])


def test_every_card_that_lies_there_is_told(port: PtyPort, tmp_path: Path) -> None:
    module = Module(str(tmp_path / "id_card.tty"))
    assert (module.answer("status"), module.answer("find")) == ({}, {"card": False})
    assert module.answer("sam_id") == {"sam_id": reader_of(port).sam_id}
    for one in people():
        reader_of(port).insert_card(one.card)
        assert module.answer("find") == {"card": True}
        said = module.answer("read")
        assert b64decode(said["chip"]) == codec.encode_card(one.card)
        assert b64decode(said["photo"]) == one.card.photo or photo_block(one.card)
        assert decode_card_answer(said).newest_address == one.card.newest_address


def test_what_is_wrong_with_the_reader_is_a_word(port: PtyPort, tmp_path: Path) -> None:
    module = Module(str(tmp_path / "id_card.tty"))
    assert refused(module, "read") == "card_moved"
    assert refused(module, "dance") == "refused"
    reader_of(port).insert_card(CHEN)
    reader_of(port).refuse_card = True
    assert refused(module, "read") == "card_refused"
    reader_of(port).self_test_failed = True
    assert refused(module, "status") == "self_test"
    port.unplug()
    assert [refused(module, "status") for _ in range(2)] == ["offline", "offline"]
    reader_of(port).self_test_failed = False
    port.plug()
    assert module.answer("status") == {}


def test_a_reply_with_a_wrong_checksum_is_garbled(port: PtyPort, tmp_path: Path) -> None:
    reader = reader_of(port)
    send = reader._emit
    reader._emit = lambda data, after: send(data[:-1] + bytes((data[-1] ^ 1,)), after)
    assert refused(Module(str(tmp_path / "id_card.tty")), "status") == "garbled"


def test_installed_it_is_a_reader_that_misbehaves_once_as_it_is_told(port: PtyPort, tmp_path: Path) -> None:
    path = install(tmp_path, tmp_path / "id_card.tty")
    reader = ProgramReader(lambda: ProcessLine(str(path)), patience=2.0)
    assert reader.identity().startswith("Simulated maker")
    misbehave(path, "chatter")
    assert not reader.find()
    misbehave(path, "nonsense")
    with pytest.raises(DeviceError) as caught:
        reader.find()
    assert caught.value.fault is Fault.PROGRAM
    reader.close()


def test_what_it_will_do_at_the_next_request_is_known_before(tmp_path: Path) -> None:
    path = install(tmp_path, tmp_path / "id_card.tty")
    assert misdeed(path) == ""
    assert set(MISDEEDS) == {"crash", "hang", "leak", "chatter", "nonsense"}
    misbehave(path, "hang")
    assert misdeed(path) == "hang"
    assert misdeed(None) == ""
    with pytest.raises(ValueError, match="expected one of crash, hang"):
        misbehave(path, "explode")


def test_whoever_looks_while_it_is_told_to_misbehave_finds_the_whole_word_or_none(tmp_path: Path) -> None:
    path, found = install(tmp_path, tmp_path / "port"), set[str]()

    def tell() -> None:
        for _ in range(2000):
            misbehave(path, "nonsense")

    telling = Thread(target=tell)
    telling.start()
    while telling.is_alive():
        with suppress(FileNotFoundError):
            found.add((tmp_path / "reader.does").read_text("ascii"))
    telling.join()
    assert found <= {"nonsense"}
    assert misdeed(path) == "nonsense"
