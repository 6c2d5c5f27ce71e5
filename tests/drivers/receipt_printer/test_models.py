"""The models' tables: golden bytes from their manuals, and that every table can be used."""

import pytest

from device_sim.receipt_printer.dialects import DIALECTS
from drivers.api.errors import Fault
from drivers.api.receipt_printer import Receipt, ReceiptFeed, ReceiptQr, ReceiptText
from drivers.api.status import Notice
from drivers.kinds import RECEIPT_PRINTER
from drivers.receipt_printer.codec import Bitmap, decode_status, encode, is_fence, take_count, take_identity
from drivers.receipt_printer.layout import Line
from drivers.receipt_printer.models import EPSON, MODELS, VKP80III, Model, Question

every_model = pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
NAMED_IN = {
    "MODELS in drivers/receipt_printer/models.py": MODELS,
    "RECEIPT_PRINTER in drivers/kinds.py": RECEIPT_PRINTER.models,
    "DIALECTS in device_sim/receipt_printer/dialects.py": DIALECTS,
}


class OneDot:
    """Draws every line as one black dot."""

    def draw(self, line: Line, dots: int) -> Bitmap:
        return Bitmap(1, 2, b"\x80\x00")


def vkp(*receipt: object) -> str:
    """What stands between initialising and cutting."""
    job = encode(receipt, OneDot(), VKP80III).hex(" ")  # type: ignore[arg-type]
    assert job.startswith("1b 40 1d e0 00 ")
    assert job.endswith("1c 50 06 01 52 1e 1b 76"), "FS P: cut, push out, back after 30 s; then the question"
    return job.removeprefix("1b 40 1d e0 00 ").removesuffix(" 1c 50 06 01 52 1e 1b 76")


def test_the_drivers_the_list_of_kinds_and_the_simulator_name_the_same_models() -> None:
    every = {name for names in NAMED_IN.values() for name in names}
    lacking = [
        f"{sorted(missing)} lack in {place}" for place, names in NAMED_IN.items() if (missing := every - {*names})
    ]
    assert not lacking


def test_the_list_of_kinds_names_the_models_there_are_the_usual_one_first() -> None:
    assert RECEIPT_PRINTER.models == tuple(MODELS)
    assert MODELS[RECEIPT_PRINTER.models[0]] is EPSON


def test_every_simulated_printer_is_as_wide_as_its_driver_takes_it_for() -> None:
    assert {name: model.dots for name, model in MODELS.items()} == {name: one.dots for name, one in DIALECTS.items()}


@every_model
def test_every_table_fits_its_answers(model: Model) -> None:
    status = model.status
    length = len(status.requests) * status.size
    assert len(status.pattern) == length
    bits = [bit for bit, _ in (*status.causes, *status.notices)]
    for at, mask in bits:
        assert 0 <= at < length
        fixed, _ = status.pattern[at]
        assert mask & ~fixed, "a bit that is fixed says nothing"
    well = bytes(value for _, value in status.pattern)
    assert decode_status(well, status).fault is None


@every_model
def test_no_answer_begins_with_a_byte_that_answers_a_fence(model: Model) -> None:
    if model.commands != "esc/pos":  # its fence is answered by no byte
        return
    for fixed, value in model.status.pattern[:: model.status.size]:
        assert not any(byte & fixed == value for byte in range(0x100) if is_fence(byte))


@every_model
def test_a_presenter_has_a_fence_without_which_nobody_waits_for_the_slip(model: Model) -> None:
    assert model.fence or not model.presenter


@every_model
def test_every_cause_alone_is_a_fault_and_every_notice_alone_is_none(model: Model) -> None:
    well = bytes(value for _, value in model.status.pattern)
    for (at, mask), fault in model.status.causes:
        assert decode_status(_with(well, at, mask), model.status).fault is not None, fault
    for (at, mask), notice in model.status.notices:
        seen = decode_status(_with(well, at, mask), model.status)
        assert (seen.fault, notice in seen.notices) == (None, True)


def _with(answers: bytes, at: int, mask: int) -> bytes:
    return answers[:at] + bytes((answers[at] | mask,)) + answers[at + 1 :]


# --- Custom VKP80III ------------------------------------------------------------------------------------------------


def test_a_model_without_a_certain_font_is_sent_pictures() -> None:
    assert vkp(ReceiptText("广州"), ReceiptFeed(2), ReceiptText("A")) == (
        "1d 76 30 00 01 00 02 00 80 00 1b 64 02 1d 76 30 00 01 00 02 00 80 00"
    )


def test_its_code_has_other_levels_and_another_mode() -> None:
    assert vkp(ReceiptQr("HELLO")) == (
        "1b 61 01 1b 64 01 1d 28 6b 04 00 31 41 32 00 1d 28 6b 03 00 31 43 06 1d 28 6b 03 00 31 45 32 "
        "1d 28 6b 08 00 31 50 31 48 45 4c 4c 4f 1d 28 6b 03 00 31 51 31 1b 64 01"
    )


@pytest.mark.parametrize(("dots", "expected"), [(1, "expected 2 to 24"), (25, "expected 2 to 24")])
def test_its_code_has_modules_of_other_widths(dots: int, expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        vkp(ReceiptQr("HELLO", dots))


def test_its_status_is_one_request() -> None:
    assert [request.hex(" ") for request in VKP80III.status.requests] == ["10 04 14"]


@pytest.mark.parametrize(
    ("answer", "fault", "notices"),
    [
        ("10 0f 80 00 00 00", None, ()),  # idle
        ("10 0f 81 00 00 00", Fault.NO_PAPER, ()),
        ("10 0f 84 00 00 00", None, (Notice.PAPER_LOW,)),
        ("10 0f c0 00 00 00", None, (Notice.PAPER_LOW,)),  # virtual paper end
        ("10 0f a0 00 00 00", None, (Notice.SLIP_WAITING,)),
        ("10 0f 80 01 00 00", Fault.COVER_OPEN, ()),  # head up
        ("10 0f 81 02 00 00", Fault.COVER_OPEN, ()),
        ("10 0f 80 0c 00 00", None, ()),  # spooling, drag motor on
        ("10 0f 80 00 40 00", Fault.JAM, ()),
        ("10 0f 80 00 01 00", Fault.OVERHEATED, ()),
        ("10 0f 80 00 00 01", Fault.CUTTER, ()),
        ("10 0f 80 00 00 02", Fault.COVER_OPEN, ()),  # of the cutter
        ("10 0f 80 00 00 80", Fault.SELF_TEST, ()),  # the presenter
        ("10 0f 80 00 02 00", Fault.GARBLED, ()),
    ],
)
def test_its_status_bytes_mean(answer: str, fault: Fault | None, notices: tuple[Notice, ...]) -> None:
    status = decode_status(bytes.fromhex(answer), VKP80III.status)
    assert (status.fault, status.notices) == (fault, notices)
    assert status.evidence == f"DLE EOT 14 {answer}"


@pytest.mark.parametrize("answer", ["", "12", "10 0f 80 00 00", "10 0e 80 00 00 00", "12 12 12 12 12 12"])
def test_what_is_no_full_status_is_refused(answer: str) -> None:
    with pytest.raises(ValueError, match="expected 6 bytes with fixed bits 10/ff 0f/ff 00/00"):
        decode_status(bytes.fromhex(answer), VKP80III.status)


def test_its_counter_of_slips_taken_back_is_digits_and_a_unit() -> None:
    assert take_count(b"512ret", b"ret") == 512
    assert [take_count(part, b"ret") for part in (b"", b"5", b"512re")] == [None, None, None]
    with pytest.raises(ValueError, match="expected digits, then ret"):
        take_count(b"x" * 17, b"ret")


def test_an_identity_is_a_text_or_a_number() -> None:
    text, number = EPSON.identity[0], VKP80III.identity[0]
    assert [question.request.hex(" ") for question in EPSON.identity] == ["1d 49 42", "1d 49 43", "1d 49 41"]
    assert take_identity(b"_EPSON\0", text) == "EPSON"
    assert take_identity(b"_EPS", text) is None
    with pytest.raises(ValueError, match="expected 5f"):
        take_identity(b"\x12", text)
    assert number.request.hex(" ") == "1d 49 ff"
    assert (take_identity(b"\x02", number), take_identity(b"\x02\x05", number)) == (None, "02 05")
    assert take_identity(b"", Question(b"?")) is None


def test_a_job_is_no_larger_than_the_model_takes() -> None:
    class Wide:
        def draw(self, line: Line, dots: int) -> Bitmap:
            return Bitmap(72, 30, bytes(72 * 30))

    receipt: Receipt = (ReceiptText("A"),) * 200
    with pytest.raises(ValueError, match="expected at most 262144"):
        encode(receipt, Wide(), VKP80III)
