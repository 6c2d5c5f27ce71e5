"""Every effect on real drivers, simulated wires and a real outbox: its answer, and what each failure is called."""

from collections.abc import Callable
from typing import Any

import pytest

from device_sim.people import person
from drivers.api.id_card import IdCard
from drivers.api.receipt_printer import Receipt
from kiosk.backend.replies import GatewayError
from kiosk.model import receipt_code
from kiosk.model.effects import AskBackend, Effect, ReadIdCard, Record, ScanCode
from kiosk.model.events import Answer, Failed
from kiosk.runtime.tasks import Tasks
from kiosk.runtime.workers import Worker
from offline_cache.errors import DiskFull, OutboxBroken, OutboxFull, SealBroken
from tests.kiosk.play import CERTIFICATE, CHEN
from tests.kiosk.terminal_devices import APPLICATION, CODE, PAGE, SLIP, Desk, Later, codes

# --- cards and codes ------------------------------------------------------------------------------------------


def test_a_card_is_read(desk: Desk) -> None:
    desk.card_reader.insert_card(CHEN)
    card = desk.answer(ReadIdCard())
    assert isinstance(card, IdCard)
    assert (card.name, card.number) == (CHEN.name, CHEN.number)
    assert codes(desk) == {}


def test_a_card_that_says_something_odd_is_read_and_counted(desk: Desk) -> None:
    desk.card_reader.overwritten = {204: "20260229"}
    desk.card_reader.insert_card(CHEN)
    assert desk.answer(ReadIdCard()).name == CHEN.name
    assert desk.availability.states["id_card"].counters == {"reads": 1, "odd_cards": 1}
    assert codes(desk) == {}


def test_the_newest_address_comes_along(desk: Desk) -> None:
    desk.card_reader.insert_card(person("he-xiuzhen").card)
    assert desk.answer(ReadIdCard()).newest_address.endswith("滨海花园9栋1107房")


def test_a_wait_for_a_card_that_was_given_up_says_nothing(desk: Desk) -> None:
    later = Later()
    desk.build({"id_card": later})
    order = desk.order(ReadIdCard())
    desk.handlers.perform(order)
    desk.handlers.cancel(order.ticket)
    later.work()
    assert desk.events == []


def test_a_wait_for_a_code_that_was_given_up_puts_the_light_out(desk: Desk) -> None:
    later = Later()
    desk.build({"scanner": later})
    order = desk.order(ScanCode())
    desk.handlers.perform(order)
    desk.handlers.cancel(order.ticket)
    later.work()
    assert desk.events == []
    assert not desk.scanner.looking


def test_cancelling_what_is_not_open_is_harmless(desk: Desk) -> None:
    desk.handlers.cancel("v-1/home/99/do")
    assert desk.events == []


def test_the_end_of_the_terminal_ends_every_wait(desk: Desk) -> None:
    later = Later()
    desk.build({"id_card": later})
    desk.handlers.perform(desk.order(ReadIdCard()))
    desk.handlers.stop()
    assert later.jobs == []
    assert desk.events == []


def test_what_changes_the_world_is_not_cancelled(desk: Desk) -> None:
    later = Later()
    desk.build({"outbox": later})
    order = desk.order(Record("application_submitted", APPLICATION, numbered=True))
    desk.handlers.perform(order)
    desk.handlers.cancel(order.ticket)
    later.work()
    assert isinstance(desk.events[-1], Answer)
    assert desk.outbox.waiting() == 1


@pytest.mark.parametrize(
    ("harm", "code", "lacking"),
    [
        ("unplugged", "IDC-01", {"id_card": "IDC-01"}),
        ("stalled", "IDC-02", {"id_card": "IDC-02"}),
        ("refused", "IDC-06", {}),
        ("moved", "IDC-04", {}),
        ("not authorised", "IDC-07", {"id_card": "IDC-07"}),
        ("self test", "IDC-08", {"id_card": "IDC-08"}),
    ],
)
def test_failures_of_the_card_reader(desk: Desk, harm: str, code: str, lacking: dict[str, str]) -> None:
    desk.card_reader.insert_card(CHEN)
    wire, module = desk.wires["id_card"], desk.card_reader
    match harm:
        case "unplugged":
            wire.unplugged = True
        case "stalled":
            wire.faults.stalled = True
        case "refused":
            module.refuse_card = True
        case "moved":
            module.take_away_during_read()
        case "not authorised":
            module.not_authorised = True
        case "self test":
            module.self_test_failed = True
    problem = desk.problem(ReadIdCard())
    assert problem.code == code
    assert problem.hint is not bool(lacking)
    assert codes(desk) == lacking


def test_a_reader_that_works_again_is_no_longer_lacking(desk: Desk) -> None:
    desk.card_reader.insert_card(CHEN)
    desk.wires["id_card"].unplugged = True
    desk.problem(ReadIdCard())
    desk.wires["id_card"].unplugged = False
    desk.answer(ReadIdCard())
    assert codes(desk) == {}


def test_a_code_is_read(desk: Desk) -> None:
    assert desk.ports.scanner
    desk.ports.scanner.start()  # a terminal's engine has been set up long before
    desk.ports.scanner.stop()
    desk.scanner.show_code(CODE)
    assert desk.answer(ScanCode()) == CODE
    assert not desk.scanner.looking


@pytest.mark.hits("code-not-acceptable")
@pytest.mark.parametrize("payload", [b"SUIZHU1|\x1b[2J", b"\xff\xfe", "‮SUIZHU1".encode()])
def test_a_code_with_unacceptable_content_is_a_hint_that_quotes_nothing(desk: Desk, payload: bytes) -> None:
    desk.scanner.show_code(payload)
    problem = desk.problem(ScanCode())
    assert (problem.code, problem.hint) == ("SCN-04", True)
    assert "SUIZHU1" not in problem.evidence
    assert codes(desk) == {}


@pytest.mark.parametrize(("harm", "code"), [("unplugged", "SCN-01"), ("stalled", "SCN-02")])
def test_failures_of_the_scanner(desk: Desk, harm: str, code: str) -> None:
    desk.wires["scanner"].unplugged = harm == "unplugged"
    desk.wires["scanner"].faults.stalled = harm == "stalled"
    assert desk.problem(ScanCode()).code == code
    assert codes(desk) == {"scanner": code}


@pytest.mark.parametrize(
    ("hand", "effect", "code"),
    [
        ("id_card", ReadIdCard(), "IDC-01"),
        ("scanner", ScanCode(), "SCN-01"),
        ("receipt_printer", SLIP, "PRN-06"),
        ("page_printer", PAGE, "PAG-06"),
    ],
)
def test_a_device_this_terminal_does_not_have(desk: Desk, hand: str, effect: Effect, code: str) -> None:
    desk.build(**{hand: None})
    problem = desk.problem(effect)
    assert problem.code == code
    assert problem.evidence == "not configured on this terminal"
    assert codes(desk) == {hand: code}


# --- what is kept ---------------------------------------------------------------------------------------------


def test_an_application_is_on_the_disk_with_a_number_and_a_code(desk: Desk) -> None:
    record_added = desk.answer(Record("application_submitted", APPLICATION, numbered=True), "keep")
    (entry,) = desk.outbox.pending_entries()
    assert (entry.kind, entry.key, entry.visit) == ("application_submitted", "v-1/keep", "v-1")
    assert entry.payload == APPLICATION
    assert record_added["number"] == entry.number
    read = receipt_code.parse(record_added["code"])
    assert read is not None
    assert read == {"number": entry.number, "mac": desk.ports.receipt_mac(entry.number)}
    assert desk.woken == 1


def test_the_same_record_tried_again_is_kept_once(desk: Desk) -> None:
    record = Record("application_submitted", APPLICATION, numbered=True)
    assert desk.answer(record, "keep") == desk.answer(record, "keep")
    assert desk.outbox.waiting() == 1


def test_a_record_about_a_certificate_keeps_its_number_and_has_no_code_of_ours(desk: Desk) -> None:
    record_added = desk.answer(Record("certificate_requested", {"number": "440100-1"}), "request")
    assert record_added == {"key": "v-1/request", "number": "440100-1", "code": ""}


def test_what_is_closed_is_no_longer_unfinished(desk: Desk) -> None:
    opens = {"certificate_requested": "certificate_issued"}
    desk.answer(Record("certificate_requested", {"number": "440100-1"}), "request")
    assert len(desk.outbox.unfinished(opens)) == 1
    desk.answer(Record("certificate_spoiled", {}, closes="certificate_requested"), "spoiled")
    assert desk.outbox.unfinished(opens) == ()


class Broken:
    """An outbox whose disk has failed."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def put(self, *_: Any, **__: Any) -> Any:
        raise self.error

    find = pending = put


@pytest.mark.hits("record-lost-after-paper")
@pytest.mark.parametrize("error", [OutboxFull("10000 rows wait already"), OutboxBroken("disk I/O error")])
def test_what_cannot_be_written_down_after_the_paper_came_out_takes_nothing_back(desk: Desk, error: Exception) -> None:
    desk.build(records=Broken(error))
    issued = Record("certificate_issued", {"number": "N1"}, closes="certificate_requested")
    assert (desk.problem(issued).code, desk.problem(issued).retry) == ("SYS-06", True)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        pytest.param(OutboxFull("10000 rows wait already"), "SYS-02", marks=pytest.mark.hits("outbox-full-said")),
        pytest.param(OutboxBroken("disk I/O error"), "SYS-01", marks=pytest.mark.hits("outbox-broken-said")),
        (DiskFull("no room on the disk"), "SYS-01"),
        (SealBroken("another key"), "SYS-01"),
    ],
)
def test_what_cannot_be_written_down_is_told(desk: Desk, error: Exception, code: str) -> None:
    desk.build(records=Broken(error))
    problem = desk.problem(Record("application_submitted", APPLICATION))
    assert (problem.code, problem.evidence) == (code, str(error))
    assert desk.woken == 0


# --- the back end ---------------------------------------------------------------------------------------------


def test_an_office_is_asked_with_the_same_key_on_every_try(desk: Desk) -> None:
    desk.office.replies["social-insurance-certificate"] = CERTIFICATE
    ask = AskBackend("social-insurance-certificate", {"id_number": CHEN.number})
    assert desk.answer(ask, "ask") == desk.answer(ask, "ask") == CERTIFICATE
    assert {key for _, _, key in desk.office.asked} == {"v-1/ask"}


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        ((CHEN.name, "\ufe00\u200d"), "〔U+FE00〕〔U+200D〕"),
        (("\u3000", "ANNA"), "〔U+3000〕"),
        ((" \u3000 ", "ANNA"), "〔U+0020〕〔U+3000〕"),
        ((CHEN.name, "\u3000\ufe00"), "〔U+3000〕〔U+FE00〕"),
    ],
    ids=ascii,
)
def test_one_of_two_names_of_which_nobody_can_read_a_character_keeps_the_office_from_being_asked(
    desk: Desk, names: tuple[str, ...], codes: str
) -> None:
    problem = desk.problem(AskBackend("q", {}, names=names))
    assert (problem.code, problem.body[0].args["code"]) == ("DAT-03", codes)
    assert desk.office.asked == []


@pytest.mark.parametrize(
    ("error", "code", "retry"),
    [
        (GatewayError("unreachable", "no route"), "NET-01", True),
        (GatewayError("slow", "8 s"), "NET-02", True),
        (GatewayError("garbled", "HTML"), "NET-03", True),
        (GatewayError("off-contract", "prefill: answer.since: none"), "DAT-07", False),
        (GatewayError("unauthorised", "HTTP 401"), "NET-04", True),
        (GatewayError("refused", "no record", reason="nothing-on-file"), "DAT-01", False),
        (GatewayError("refused", "another name", reason="name-differs"), "DAT-02", False),
    ],
)
def test_failures_of_the_back_end(desk: Desk, error: GatewayError, code: str, retry: bool) -> None:
    desk.office.replies["q"] = error
    problem = desk.problem(AskBackend("q", {}))
    assert (problem.code, problem.retry, problem.evidence) == (code, retry, str(error))
    assert codes(desk) == {}


# --- the unexpected -------------------------------------------------------------------------------------------


@pytest.mark.hits("effect-failed-unforeseen")
def test_what_fails_unexpectedly_is_lacking_so_that_nobody_asks_for_it_again_and_again(desk: Desk) -> None:
    class Broken:
        def find(self) -> bool:
            raise KeyError(CHEN.number)

    desk.build(id_card=Broken())
    assert desk.problem(ReadIdCard()).code == "SYS-00"
    assert desk.lacking["id_card"].code == "SYS-00"


@pytest.mark.parametrize(
    ("effect", "hand", "retry"),
    [
        (AskBackend("q", {}), "office", True),
        (Record("x", {}), "receipt_mac", True),
        (SLIP, "slip", False),
        (PAGE, "page", False),
    ],
)
def test_an_unexpected_message_never_becomes_evidence(desk: Desk, effect: Effect, hand: str, retry: bool) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise KeyError(CHEN.number)

    desk.office.replies["q"] = KeyError(CHEN.number)
    if hand == "receipt_mac":
        desk.build(record_added=fail)
    elif hand != "office":
        desk.build(None, **{hand: fail})
    problem = desk.problem(effect)
    assert (problem.code, problem.retry) == ("SYS-00", retry)
    assert problem.evidence.startswith("KeyError\n")
    assert "handlers.py" in problem.evidence
    assert CHEN.number not in problem.evidence


def test_an_assertion_that_fails_on_a_worker_is_told_and_its_thread_lives(desk: Desk) -> None:
    """A slip that is no tuple is a mistake of ours: the codec asserts that there is none."""
    right, order = desk.ports.slip, desk.order(SLIP)
    shapes: list[Callable[[Receipt], object]] = [iter, tuple]
    worker = Worker("receipt_printer", lambda: None, lambda: 60.0, Tasks(desk.run))
    desk.build({"receipt_printer": worker}, slip=lambda *asked, **how: shapes.pop(0)(right(*asked, **how)))
    desk.handlers.perform(order)
    desk.handlers.perform(desk.order(SLIP))
    worker.stop()
    failed, answered = desk.events
    assert isinstance(failed, Failed)
    assert (failed.ticket, failed.problem.code) == (order.ticket, "SYS-00")
    assert failed.problem.evidence.startswith("AssertionError\n")
    assert isinstance(answered, Answer)


def test_an_assertion_that_fails_in_the_outbox_loses_nothing_and_may_be_tried_again(desk: Desk) -> None:
    record = Record("application_submitted", APPLICATION, numbered=True)
    first = desk.answer(record, "first")
    places, desk.outbox._last_seq = desk.outbox._last_seq, -1
    problem = desk.problem(record)
    assert (problem.code, problem.retry) == ("SYS-00", True)
    desk.outbox._last_seq = places
    second = desk.answer(record)
    assert [entry.number for entry in desk.outbox.pending_entries()] == [first["number"], second["number"]]


@pytest.mark.hits("paper-not-drawn")
@pytest.mark.parametrize(("effect", "hand"), [(SLIP, "slip"), (PAGE, "page")])
def test_a_paper_that_cannot_be_drawn_is_no_fault_of_its_printer(desk: Desk, effect: Effect, hand: str) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise LookupError("no word for this")

    desk.build(None, **{hand: fail})
    assert desk.problem(effect).code == "SYS-00"
    assert codes(desk) == {}
