"""A reader behind a maker's library that crashes, hangs, leaks and chatters.

The library is written in C and compiled here: tests/drivers/id_card/maker.c.
"""

import os
import select
import struct
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from device_sim.people import people
from drivers.__main__ import main
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.id_card import CardLayout, Presence
from drivers.api.status import READY, Notice
from drivers.id_card.card_text import encode_card
from drivers.id_card.program_codec import NO_ADDRESS
from drivers.id_card.program_driver import ProgramReader, at
from drivers.transports.framing import Clock
from drivers.transports.host import THIS_MACHINE
from tests.drivers.id_card.desk import CHEN
from tests.drivers.id_card.maker import SAM_ID, MakerLibrary, by_chip

MODELS = ("cvr", "sdtapi", "syn")
FIND = {"cvr": "CVR_Authenticate", "sdtapi": "SDT_StartFindIDCard", "syn": "Syn_StartFindIDCard"}
READ = {"cvr": "CVR_Read_Content", "sdtapi": "SDT_ReadBaseMsg", "syn": "Syn_ReadBaseMsg"}
OPEN = {"cvr": "CVR_InitComm", "sdtapi": "SDT_OpenPort", "syn": "Syn_OpenPort"}
Opens = Callable[..., ProgramReader]


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> MakerLibrary:
    return MakerLibrary(tmp_path_factory.mktemp("maker"))


@pytest.fixture
def library(compiled: MakerLibrary) -> MakerLibrary:
    compiled.is_well()
    return compiled


@pytest.fixture
def opens(library: MakerLibrary) -> Iterator[Opens]:
    readers: list[ProgramReader] = []

    def one(
        model: str = "cvr", patience: float | None = None, options: str = "", clock: Clock = time.monotonic
    ) -> ProgramReader:
        readers.append(library.reader(model, patience, options, clock))
        return readers[-1]

    yield one
    for reader in readers:
        reader.close()


def error_of(act: Callable[[], object]) -> DeviceError:
    with pytest.raises(DeviceError) as caught:
        act()
    assert caught.value.device == "id_card"
    return caught.value


class Hurried:
    """The clock of this machine, and what somebody has let pass besides."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


def recovers(reader: ProgramReader, clock: Hurried) -> None:
    """As the terminal looks: again and again. Once it was mended, within five seconds."""
    for _ in range(10):
        try:
            assert reader.status() == READY
        except DeviceError:
            clock.ahead += 0.5
        else:
            return
    pytest.fail("it did not recover")


@pytest.mark.parametrize("model", MODELS)
def test_a_card_is_read_by_a_library_of_each_kind(library: MakerLibrary, opens: Opens, model: str) -> None:
    reader = opens(model)
    assert reader.status() == READY
    assert reader.identity() == f"libmaker.so, {SAM_ID}"
    assert not reader.find()
    card = replace(CHEN, newest_address="" if model == "cvr" else "广东省广州市天河区")
    library.lay(card)
    assert reader.find()
    assert reader.read() == (replace(card, odd=(NO_ADDRESS,)) if model == "cvr" else by_chip(card))
    library.lift()
    assert not reader.find()
    assert error_of(reader.read).fault is Fault.CARD_MOVED
    assert reader.presence() is Presence.UNTOLD


@pytest.mark.parametrize(
    ("model", "call", "value", "fault"),
    [
        ("cvr", "CVR_InitComm", 2, Fault.OFFLINE),
        ("cvr", "CVR_Authenticate", 0, Fault.OFFLINE),
        ("cvr", "CVR_Authenticate", 3, Fault.CARD_MOVED),
        ("cvr", "CVR_Read_Content", 99, Fault.CARD_MOVED),
        ("sdtapi", "SDT_OpenPort", 1, Fault.OFFLINE),
        ("sdtapi", "SDT_GetSAMStatus", 0x60, Fault.SELF_TEST),
        ("sdtapi", "SDT_GetSAMStatus", 0x66, Fault.NOT_AUTHORISED),
        ("sdtapi", "SDT_SelectIDCard", 0x81, Fault.CARD_MOVED),
        ("sdtapi", "SDT_ReadBaseMsg", 0x31, Fault.CARD_REFUSED),
        ("sdtapi", "SDT_ReadBaseMsg", 0x40, Fault.CARD_UNKNOWN),
        ("syn", "Syn_StartFindIDCard", 2, Fault.SILENT),
    ],
)
def test_what_a_call_gives_back_is_told_with_its_name_and_the_reader_goes_on(
    library: MakerLibrary, opens: Opens, model: str, call: str, value: int, fault: Fault
) -> None:
    library.lay(CHEN)
    library.returns(call, value)
    reader = opens(model)

    def uses() -> None:
        reader.status()
        reader.find()
        reader.read()

    error = error_of(uses)
    assert error.fault is fault
    assert f"{call}: {value}" in error.evidence
    library.mend(call)
    uses()


@pytest.mark.parametrize(
    ("misdeed", "how"),
    [
        ("crash", "SIGSEGV"),
        ("abort", "SIGABRT"),
        ("exit", "exit code 0"),
        ("leak", "SIGSEGV"),
        ("hang", "no answer to read in 1 s"),
    ],
)
def test_a_library_that_ends_or_hangs_ends_alone_and_the_next_card_is_read(
    library: MakerLibrary, opens: Opens, misdeed: str, how: str
) -> None:
    library.lay(CHEN)
    library.does(READ["cvr"], misdeed)
    clock = Hurried()
    reader = opens("cvr", 3.0 if misdeed == "leak" else 1.0, "&memory=256", clock)
    assert reader.find()
    before = time.monotonic()
    error = error_of(reader.read)
    assert error.fault is Fault.PROGRAM
    assert how in error.evidence
    assert time.monotonic() - before < 6.0
    library.mend(READ["cvr"])
    recovers(reader, clock)
    assert reader.find()
    assert reader.read().name == CHEN.name


def test_while_a_library_hangs_another_device_answers_at_once(library: MakerLibrary, opens: Opens) -> None:
    library.lay(CHEN)
    library.does(READ["cvr"], "hang")
    other, hung = opens("sdtapi"), opens("cvr", 3.0)
    assert other.find()
    assert hung.find()
    failed: list[DeviceError] = []
    hanging = threading.Thread(target=lambda: failed.append(error_of(hung.read)))
    hanging.start()
    reads = 0
    while hanging.is_alive():
        assert other.read() == by_chip(CHEN)
        reads += 1
    assert reads > 10  # in three seconds, of which one takes some milliseconds
    assert failed[0].fault is Fault.PROGRAM


@pytest.mark.parametrize("misdeed", ["chatter", "close", "files"])
def test_what_a_library_prints_writes_or_closes_is_none_of_an_answer(
    library: MakerLibrary, opens: Opens, misdeed: str
) -> None:
    library.lay(CHEN)
    for call in (OPEN["sdtapi"], FIND["sdtapi"], READ["sdtapi"]):
        library.does(call, misdeed)
    reader = opens("sdtapi")
    for _ in range(3):
        assert reader.find()
        assert reader.read() == by_chip(CHEN)


def test_what_a_library_has_started_ends_with_it(library: MakerLibrary, opens: Opens) -> None:
    library.does(FIND["cvr"], "leave")
    reader = opens("cvr")
    reader.find()
    reader.close()
    library.mend(FIND["cvr"])
    assert all(_ends(int(path.parent.name)) for path in _maps() if str(library.path) in _read(path))


def _maps() -> list[Path]:
    return [path for path in Path("/proc").glob("[0-9]*/maps") if path.parent.name != str(os.getpid())]


def _ends(process: int) -> bool:
    """Whether it ends within ten seconds: what was killed is gone a moment later on a busy machine."""
    try:
        left = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([left], [], [], 10)[0])
    finally:
        os.close(left)


def _read(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""


BYTES = {
    "no GBK": b"\xffA\xff",
    "half": b"\x81",
    "cut": "陈".encode("gbk") + b"\x81",
    "long": b"A" * 6000,
    "empty": b"",
}
HALF = "holds half a character, expected whole ones"
SAID: dict[str, dict[str, str | None]] = {  # what is odd about the card then; None: it is refused
    "GetPeopleName": {"no GBK": f"name {HALF}", "half": None, "cut": f"name {HALF}", "long": None, "empty": None},
    "GetPeopleAddress": {"no GBK": f"address {HALF}", "half": f"address {HALF}", "long": None, "empty": ""},
    "GetPeopleIDCode": {"no GBK": None, "half": None, "long": None, "empty": None},
}


def test_texts_that_are_none_make_no_card_of_somebody_else(library: MakerLibrary, opens: Opens) -> None:
    reader = opens("cvr")
    for call, outcomes in SAID.items():
        for what, odd in outcomes.items():
            library.lay(CHEN)
            library.gives(call, BYTES[what])
            if odd is None:
                error = error_of(reader.read)
                nameless = Fault.NO_NAME if call == "GetPeopleName" else Fault.CARD_UNKNOWN
                assert (call, what, error.fault) in {(call, what, Fault.CARD_UNKNOWN), (call, what, nameless)}
                assert CHEN.name not in error.evidence
            else:
                assert set(reader.read().odd) - {odd} == {NO_ADDRESS}


def test_a_library_without_a_call_that_asks_the_reader_is_never_said_to_be_ready(
    library: MakerLibrary, opens: Opens, capsys: pytest.CaptureFixture[str]
) -> None:
    (library.folder / "libmaker.so.toml").write_text('status = { call = "NoSuchCall", args = [] }\n', encoding="ascii")
    assert opens("cvr").status().notices == (Notice.UNASKED,)
    assert main(["id_card", "status", "--port", f"process://{library.path}?model=cvr"]) == 0
    assert capsys.readouterr().out == "open, never asked (its program does not ask the reader)\n"


def test_what_is_known_otherwise_of_a_library_is_said_in_a_file_beside_it(library: MakerLibrary, opens: Opens) -> None:
    library.lay(CHEN, encoding="utf-8")
    (library.folder / "libmaker.so.toml").write_text('encoding = "utf-8"\n', encoding="ascii")
    assert opens("cvr").read().name == CHEN.name


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('needs = ["CVR_InitComm", "CVR_Missing"]', "has no call CVR_Missing"),
        ("needs = [", "it says: "),
    ],
)
def test_a_library_that_cannot_be_used_says_why(library: MakerLibrary, opens: Opens, content: str, said: str) -> None:
    (library.folder / "libmaker.so.toml").write_text(content, encoding="ascii")
    error = error_of(opens("cvr").status)
    assert error.fault is Fault.PROGRAM
    assert said in error.evidence


def test_what_is_no_library_and_what_is_not_there_says_so(library: MakerLibrary, opens: Opens, tmp_path: Path) -> None:
    missing = at(parse("id_card", f"process://{tmp_path}/lib.so?model=syn"), THIS_MACHINE)
    error = error_of(missing.status)
    assert (error.fault, f"{tmp_path}/lib.so" in error.evidence) == (Fault.PROGRAM, True)
    (tmp_path / "lib.so").write_text("no library")
    nothing = at(parse("id_card", f"process://{tmp_path}/lib.so?model=syn"), THIS_MACHINE)
    assert "it says: " in error_of(nothing.status).evidence
    nothing.close()


@pytest.mark.parametrize("layout", [CardLayout.FOREIGN_2017, CardLayout.FOREIGN_2023])
def test_cards_of_foreigners_are_read_by_their_chip_and_refused_where_only_texts_are_told(
    library: MakerLibrary, opens: Opens, layout: CardLayout
) -> None:
    card = next(one.card for one in people() if one.card.layout is layout)
    library.lay(CHEN)
    library.gives("chip", encode_card(card))
    library.gives("photo", by_chip(card).photo)
    library.gives("GetCertType", layout.value.encode())
    assert opens("syn").read().number == card.number
    error = error_of(opens("cvr").read)
    assert (error.fault, "GetCertType" in error.evidence) == (Fault.CARD_UNKNOWN, True)


def test_a_face_is_shown_where_the_library_makes_a_picture_of_it(library: MakerLibrary, opens: Opens) -> None:
    library.lay(CHEN)
    library.gives("GetBMPData", BITMAP)
    assert opens("cvr").read().picture.startswith(b"\x89PNG\r\n\x1a\n")
    library.gives("GetBMPData", BITMAP[:60])
    assert opens("cvr").read().picture == b""


def test_a_decoder_that_lies_beside_the_library_makes_a_picture_of_the_block(
    library: MakerLibrary, opens: Opens
) -> None:
    library.lay(CHEN)
    (library.folder / "libwlt.so").symlink_to(library.path)
    library.gives("unpack", BITMAP)
    assert opens("sdtapi").read().picture.startswith(b"\x89PNG")


SIDES, ROW = (102, 126), 308  # pixels, and bytes of a row
BITMAP = (
    struct.pack("<2sIIIIiiHHI20x", b"BM", 54 + ROW * SIDES[1], 0, 54, 40, *SIDES, 1, 24, 0) + b"\x80" * ROW * SIDES[1]
)
