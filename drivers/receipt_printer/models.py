"""What differs between models of receipt printers, as data. Knows no port, no clock and no receipt.

Marks after a fact say how sure it is, as in `drivers`. Sources of VKP80III:
"Custom VKP80III Commands Manual" 915DX010100 (VKP80III emulation), as a public library made from it has it [B]; the
layout of its full status also in Custom's KPM150H, KPM216 and KPM300 manuals [A]. No model has met hardware yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from drivers.api.errors import Fault
from drivers.api.status import Notice

Bit = tuple[int, int]  # which byte of all answers together, and which bits of it: one of them is enough


@dataclass(frozen=True, slots=True)
class StatusMap:
    """How a printer says how it is: what it is asked in real time, and what the bits of its answers mean."""

    name: str  # of the request, for evidence
    requests: tuple[bytes, ...]  # sent one by one, each after the answer to the one before
    # Bytes of the answer to each, always so many and in one piece: a fence's byte comes before it or after, and the
    # first byte of an answer can be told from it.
    size: int
    pattern: tuple[tuple[int, int], ...]  # of each byte of all answers: its fixed bits, and their value
    causes: tuple[tuple[Bit, Fault], ...]  # the most telling first: of all that are set, the first is told
    notices: tuple[tuple[Bit, Notice], ...]  # all that are set are told; the device still works
    # Each byte of what it pushes unasked when something changes: its fixed bits, and their value; (): nothing that
    # cannot be told apart. The first byte can be taken neither for an answer nor for a fence's.
    pushed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class QrCommands:
    """Where GS ( k differs."""

    level_m: int  # error correction 15 %
    mode: int  # m of the functions "store" and "print"
    dots: range  # widths of a module


@dataclass(frozen=True, slots=True)
class Presenter:
    """Holds the cut slip in its mouth until it is taken, and takes it back after a time. Only of use with a fence."""

    holds_s: int  # what `cut` tells the printer
    retractions: bytes  # asks how many slips it has ever taken back: digits, then `unit`
    unit: bytes


@dataclass(frozen=True, slots=True)
class Question:
    """Asks the printer what it is."""

    request: bytes
    size: int = 0  # bytes of the answer, which is a number; 0: a text, between 5F and 00


@dataclass(frozen=True, slots=True)
class Model:
    """One model, as the codec and the driver need it."""

    initialise: bytes  # begins a receipt; moves no paper
    cut: bytes  # ends a receipt; with a presenter it also pushes it out
    # Rids the paper path of what an earlier job left. Sent, with a fence, before the first receipt after the port was
    # opened; and again, after as many NULs as a cut-off picture may lack, where that fence is not answered.
    discard: bytes
    # How the end of a job is known. Answered in print order, by one byte 00, 03, 0C or 0F: then everything before it is
    # on paper. b"": nothing tells; the printer is watched for a while, and no more is said than that all was sent.
    fence: bytes
    status: StatusMap
    qr: QrCommands
    identity: tuple[Question, ...]  # asked in this order until one is not answered; (): it tells nothing of itself
    dots: int  # that are printed across, 8 to a mm: 576 on 80 mm of paper, usually 384 on 58 mm
    chinese_font: bool  # GBK is in its ROM, 24 dots wide. False, also where no source says so: every line is drawn
    # Bytes before the cut. A longer receipt is refused before anything is sent. Ours, not the maker's: it keeps a slip
    # from growing without end. A drawn line of 576 dots takes about 2 kB.
    largest_job: int
    presenter: Presenter | None = None
    # What answers as a fence does in units of which no source says so: `done=asked` takes it for one.
    fence_if_asked: bytes = b""
    # Around the number of a picture stored in the printer, and 00: FS p, centred [A: Epson, Samsung; elsewhere C].
    logo: tuple[bytes, bytes] = (b"\x1b\x61\x01\x1c\x70", b"\x1b\x61\x00")
    heading: bytes = b""  # after `initialise`; moves paper
    recover: bytes = b""  # brings a stuck blade home, and forgets what is in the buffer; obeyed at once
    commands: str = "esc/pos"  # or "star": which of the command sets it speaks


# DLE EOT 1 to 4, as Epson, Samsung/Bixolon, Citizen, HCC and SPRT manuals agree on them [A].
EPSON = Model(
    # ESC @; Chinese mode: bytes from 81 on begin a two-byte character; no automatic status back [A], where that obeys
    initialise=b"\x1b\x40\x1c\x26\x1d\x61\x00",
    cut=b"\x1d\x56\x42\x00",  # feed to the cutter, partial cut
    discard=b"\x1d\x56\x42\x00",
    fence=b"\x1d\x72\x01",  # GS r [A]
    status=StatusMap(
        "DLE EOT",
        tuple(bytes((0x10, 0x04, n)) for n in (1, 2, 3, 4)),
        1,
        ((0x93, 0x12),) * 4,
        (
            ((1, 0x04), Fault.COVER_OPEN),  # an open cover often takes the paper off its sensor too
            ((3, 0x60), Fault.NO_PAPER),
            ((1, 0x20), Fault.NO_PAPER),
            ((2, 0x08), Fault.CUTTER),
            ((2, 0x04), Fault.JAM),  # "mechanical error", not on all models
            ((2, 0x20), Fault.SELF_TEST),
            ((2, 0x40), Fault.OVERHEATED),  # recovers by itself: head temperature or voltage
            ((1, 0x40), Fault.SELF_TEST),  # an error that the printer does not name
            ((0, 0x28), Fault.OFFLINE),
            ((1, 0x08), Fault.OFFLINE),
        ),
        (((3, 0x0C), Notice.PAPER_LOW),),
        pushed=((0x93, 0x10), (0x90, 0x00), (0x90, 0x00), (0x90, 0x00)),  # automatic status back [A]
    ),
    qr=QrCommands(level_m=0x31, mode=0x30, dots=range(1, 17)),
    identity=(
        Question(b"\x1d\x49\x42"),
        Question(b"\x1d\x49\x43"),
        Question(b"\x1d\x49\x41"),
    ),  # maker, model, firmware
    dots=576,
    chinese_font=True,
    largest_job=65536,  # an 80 mm roll holds far less text than this
    recover=b"\x10\x05\x02",  # DLE ENQ 2 [A]
)

# Some printers answer GS r on a serial line only [B]; DLE EOT they answer everywhere.
EPSON_LAN = replace(EPSON, fence=b"", fence_if_asked=EPSON.fence)

# Gprinter and Xprinter: ESC/POS as the makers above have it. No page of their own could be read, so the end of a job
# and the font are not known [U].
GPRINTER = replace(
    EPSON,
    fence=b"",
    fence_if_asked=EPSON.fence,
    identity=(),
    chinese_font=False,
    largest_job=262_144,
    recover=b"",
)

# Masung MS-D347, MS-FPT201 and their like: two public programs ask it in this way, and read the bits in this order [A].
# 10 04 05 is said to tell of sensors at the outlet [C]: what its bits mean differs, so it is not asked.
MASUNG = replace(
    GPRINTER,
    status=replace(
        EPSON.status,
        pattern=((0x97, 0x16), *EPSON.status.pattern[1:]),  # 16 or more: "else it is another device" [A]
        causes=(
            ((1, 0x04), Fault.COVER_OPEN),  # or the head is up
            ((2, 0x08), Fault.CUTTER),  # the blade is not home
            ((2, 0x40), Fault.OVERHEATED),
            ((2, 0x20), Fault.JAM),  # no black mark was found: the paper stands wrong, or it is another paper
            ((3, 0x60), Fault.NO_PAPER),
            ((1, 0x20), Fault.NO_PAPER),  # from here on what those programs do not look at, as Epson has it
            ((2, 0x04), Fault.JAM),
            ((1, 0x40), Fault.SELF_TEST),
            ((0, 0x28), Fault.OFFLINE),
            ((1, 0x08), Fault.OFFLINE),
        ),
        pushed=(),
    ),
)

# 203 dpi, 576 dots, a cutter that only FS P moves, and a presenter with retraction.
VKP80III = Model(
    initialise=b"\x1b\x40\x1d\xe0\x00",  # ESC @; no automatic full status [B]
    cut=b"\x1c\x50\x06\x01\x52\x1e",  # FS P [B]: 6 steps of 5 mm out, blink, R: take it back after 30 s
    discard=b"\x1c\x50\x00\x00\x52\x01",  # the same, not pushed out, taken back after 1 s; 0 steps [U]
    fence=b"\x1bv",  # ESC v [B]: paper sensor, not in real time; that it waits for the paper [C]
    status=StatusMap(
        "DLE EOT 14",
        (b"\x10\x04\x14",),  # full status: 10 0F, paper, user, recoverable, unrecoverable [A]
        6,
        ((0xFF, 0x10), (0xFF, 0x0F), (0x00, 0x00), (0x00, 0x00), (0x00, 0x00), (0x00, 0x00)),
        (
            ((3, 0x03), Fault.COVER_OPEN),  # head up, cover open
            ((5, 0x02), Fault.COVER_OPEN),  # of the cutter
            ((2, 0x01), Fault.NO_PAPER),
            ((4, 0x40), Fault.JAM),
            ((5, 0x01), Fault.CUTTER),
            ((5, 0x8C), Fault.SELF_TEST),  # RAM, EEPROM, presenter
            ((4, 0x09), Fault.OVERHEATED),  # head temperature, supply voltage
            ((4, 0x02), Fault.GARBLED),  # it received damaged bytes
        ),
        (
            ((2, 0x44), Notice.PAPER_LOW),  # near end, "virtual" end
            ((2, 0x20), Notice.SLIP_WAITING),
        ),
    ),
    qr=QrCommands(level_m=0x32, mode=0x31, dots=range(2, 25)),  # [B]
    identity=(Question(b"\x1d\x49\xff", 2),),  # 02 05 is a VKP80III [B]
    dots=576,
    chinese_font=False,  # whether one is in its ROM [U]; nor is the width of its characters certain
    largest_job=262_144,
    presenter=Presenter(30, b"\x1d\xe4", b"ret"),  # "512ret" [B]
)

# Star line mode (TSP650, TSP700, TSP700II, TSP800 and their like), as "STAR Line Mode Command Specifications" has it.
STAR = Model(
    commands="star",
    initialise=b"\x1b\x40\x1b\x1e\x61\x00",  # ESC @; no automatic status: else it must not be asked [B]
    cut=b"\x1b\x64\x03",  # ESC d: feed to the cutter, partial cut [A]
    discard=b"\x1b\x64\x03",
    fence=b"\x17",  # ETB: counted in the status after everything before it is printed [B]
    status=StatusMap(
        "ESC ACK SOH",
        (b"\x1b\x06\x01",),
        7,  # at least: the first byte says how many
        ((0x91, 0x01), (0x11, 0x00), *((0x91, 0x00),) * 5),
        (
            ((2, 0x20), Fault.COVER_OPEN),
            ((4, 0x02), Fault.COVER_OPEN),  # head up
            ((5, 0x08), Fault.NO_PAPER),
            ((3, 0x08), Fault.CUTTER),
            ((3, 0x04), Fault.JAM),  # "mechanical error", not on all models
            ((4, 0x0C), Fault.JAM),  # in the presenter; no black mark was found
            ((3, 0x20), Fault.SELF_TEST),
            ((3, 0x40), Fault.OVERHEATED),
            ((4, 0x40), Fault.GARBLED),  # its buffer has run over
            ((2, 0x48), Fault.OFFLINE),
        ),
        (((5, 0x04), Notice.PAPER_LOW),),
    ),
    qr=QrCommands(level_m=1, mode=0, dots=range(1, 9)),  # [B]
    identity=(),  # no source says what it may be asked
    dots=576,
    chinese_font=False,
    largest_job=262_144,
    logo=(b"\x1b\x1d\x61\x01\x1b\x1c\x70", b"\x1b\x1d\x61\x00"),  # ESC FS p [C]
)

NOT_ASKED = StatusMap("not asked", (), 0, (), (), ())


def unasked(model: Model) -> Model:
    """The same printer where nothing comes back from it: no answer is waited for, and none is believed."""
    return replace(model, fence=b"", status=NOT_ASKED, identity=(), presenter=None)


def fitted(model: Model, options: Mapping[str, str]) -> Model:
    """The model as whoever set it up has found this unit: what no source tells, an address may say."""
    match options["done"]:
        case "asked":
            model = replace(model, fence=model.fence or model.fence_if_asked)
        case "unknown":
            model = replace(model, fence=b"", presenter=None)
    if options["font"] != "model":
        model = replace(model, chinese_font=options["font"] == "own")
    if options["dots"] != "model":
        model = replace(model, dots=int(options["dots"]))
    if options["logo"] != "none":
        before, after = model.logo
        model = replace(model, heading=before + bytes((int(options["logo"]), 0)) + after)
    return unasked(model) if options["status"] == "none" else model


# The first is usual. drivers/kinds.py names them in the same order; device_sim/receipt_printer/dialects.py plays them.
MODELS: Mapping[str, Model] = {
    "epson": EPSON,
    "vkp80iii": VKP80III,
    "epson-lan": EPSON_LAN,
    "gprinter": GPRINTER,
    "masung": MASUNG,
    "star": STAR,
}
