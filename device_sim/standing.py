"""How each simulated device stands, as JSON values. Changes nothing."""

from typing import Any

from device_sim.id_card.reader import SimIdCardReader
from device_sim.page_printer.printer import SimPagePrinter
from device_sim.port import Port
from device_sim.receipt_printer.printer import SimReceiptPrinter


def wire(port: Port) -> dict[str, Any]:
    """What is wrong with a wire, or will be soon."""
    return {
        "garbles": port.faults.garble_next,
        "stalled": port.faults.stalled,
        "piece": port.faults.piece,
        "pull_within": port.faults.pull_within,
    }


def card_reader(port: Port, reader: SimIdCardReader) -> dict[str, Any]:
    return {
        "plugged": port.plugged,
        "card": reader.card.name if reader.card else "",
        "refuses": reader.refuse_card,
        "broken": reader.self_test_failed,
        "not_authorised": reader.not_authorised,
        **wire(port),
    }


def slip_printer(port: Port, printer: SimReceiptPrinter) -> dict[str, Any]:
    return {
        "plugged": port.plugged,
        "paper": printer.paper,
        "cover_open": printer.cover_open,
        "jammed": printer.jammed,
        "cutter_stuck": printer.cutter_stuck,
        "overheated": printer.overheated,
        "silent": printer.silent,
        "slip_waits": printer.slip_waits,
        "mute": printer.mute,
        "awaits": printer.awaits,
    }


def page_printer(printer: SimPagePrinter) -> dict[str, Any]:
    return {
        "plugged": printer.port.plugged,
        "sheets": printer.sheets,
        "reasons": printer.reasons(),
        "swallows": printer.swallow_jobs,
        "forgets": printer.forget_jobs,
        "jobs": len(printer.jobs),
        "out": printer.out(),
    }
