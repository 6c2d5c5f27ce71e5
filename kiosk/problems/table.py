"""The table of problems: code, the citizen's sentence, the technician's action, whether repeating is safe. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from drivers.api.errors import DeviceError, Fault
from kiosk.model.problem import Problem
from kiosk.model.text import Text


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the technician's handbook."""

    code: str
    technician: str
    hint: bool = False  # the citizen mends it at once
    do: Text | None = None  # what the citizen can do before trying again
    stuck: bool = False  # it takes somebody with a key


_GET_HELP = {"help": Text("frame-help")}
_DEVICES: Mapping[tuple[str, Fault], Row] = {
    ("id_card", Fault.OFFLINE): Row("IDC-01", "Reader's port is gone: check its plug and cable, then the hub's power."),
    ("id_card", Fault.SILENT): Row("IDC-02", "Reader does not answer: unplug it for 10 s; replace it if that repeats."),
    ("id_card", Fault.GARBLED): Row("IDC-03", "Reader's answers are damaged: check cable and shielding, then speed."),
    ("id_card", Fault.CARD_MOVED): Row(
        "IDC-04", "Cards move too early: check that the light and tray are clean.", True
    ),
    ("id_card", Fault.CARD_UNKNOWN): Row("IDC-05", "A card of another kind was placed: nothing to do.", True),
    ("id_card", Fault.CARD_REFUSED): Row("IDC-06", "Card refused: two cards in the field, or a foreign card.", True),
    ("id_card", Fault.NOT_AUTHORISED): Row("IDC-07", "Security module is not activated: call the reader's service."),
    ("id_card", Fault.SELF_TEST): Row("IDC-08", "Reader's self-test failed: replace the reader."),
    ("id_card", Fault.REFUSED): Row("IDC-09", "Reader refused a command: check its model; see the evidence bytes."),
    ("scanner", Fault.OFFLINE): Row("SCN-01", "Scanner's port is gone: check its plug and cable."),
    ("scanner", Fault.SILENT): Row("SCN-02", "Scanner does not answer: power it off for 10 s; check serial mode."),
    ("scanner", Fault.GARBLED): Row("SCN-03", "Scanner's answers are damaged: check cable and speed."),
    ("scanner", Fault.UNREADABLE): Row("SCN-04", "A code with unacceptable content was shown: nothing to do.", True),
    ("scanner", Fault.REFUSED): Row("SCN-05", "Scanner refused a command: check its model and its serial mode."),
    ("camera", Fault.OFFLINE): Row("CAM-01", "Camera is gone: check its plug and cable."),
    ("camera", Fault.SILENT): Row("CAM-02", "Camera gives no picture: unplug it for 10 s; replace it if that repeats."),
    ("camera", Fault.GARBLED): Row("CAM-03", "Camera's pictures are damaged: check its cable and the hub's power."),
    ("receipt_printer", Fault.NO_PAPER): Row(
        "PRN-01",
        "Load a receipt roll, print side up; feed; close the cover.",
        do=Text("problem-prn-01-do"),
        stuck=True,
    ),
    ("receipt_printer", Fault.COVER_OPEN): Row(
        "PRN-02",
        "Close the receipt printer's cover until it clicks.",
        do=Text("problem-prn-02-do", _GET_HELP, private=False),
    ),
    ("receipt_printer", Fault.JAM): Row("PRN-03", "Open the receipt printer, clear the path, close; see open visits."),
    ("receipt_printer", Fault.CUTTER): Row("PRN-04", "Cutter is not home: power off, free the blade, power on."),
    ("receipt_printer", Fault.OVERHEATED): Row("PRN-05", "Head is hot: wait 5 minutes; check the fan and the room."),
    ("receipt_printer", Fault.OFFLINE): Row("PRN-06", "Receipt printer's port is gone: check plug, cable and power."),
    ("receipt_printer", Fault.SILENT): Row("PRN-07", "Receipt printer does not answer: power cycle; see open visits."),
    ("receipt_printer", Fault.GARBLED): Row("PRN-08", "Receipt printer's status is unknown: check model and speed."),
    ("receipt_printer", Fault.UNREADABLE): Row("PRN-09", "A receipt could not be drawn: see the journal; check fonts."),
    ("receipt_printer", Fault.SELF_TEST): Row("PRN-10", "Receipt printer says it is broken: power cycle; replace it."),
    ("page_printer", Fault.NO_PAPER): Row("PAG-01", "Load A4 paper in the tray; check that the tray is pushed in."),
    ("page_printer", Fault.COVER_OPEN): Row("PAG-02", "Close the A4 printer's doors."),
    ("page_printer", Fault.JAM): Row("PAG-03", "Open the rear door, pull the sheet with both hands; see open visits."),
    ("page_printer", Fault.NO_TONER): Row("PAG-04", "Replace the toner cartridge."),
    ("page_printer", Fault.OUTPUT_FULL): Row("PAG-05", "Empty the output tray."),
    ("page_printer", Fault.OFFLINE): Row("PAG-06", "A4 printer cannot be reached: check power, cable and its address."),
    ("page_printer", Fault.SILENT): Row("PAG-07", "A4 printer does not finish: power cycle it; see open visits."),
    ("page_printer", Fault.GARBLED): Row("PAG-08", "A4 printer's answers are damaged: check address and firmware."),
    ("page_printer", Fault.REFUSED): Row("PAG-09", "A4 printer refused the document: check that it takes PDF."),
    ("page_printer", Fault.OVERHEATED): Row("PAG-10", "A4 printer needs rest or service: read its own display."),
    ("page_printer", Fault.SELF_TEST): Row("PAG-11", "A4 printer says it is broken: read its own display."),
}

_OTHERS: Mapping[str, Row] = {
    "unreachable": Row("NET-01", "Back end cannot be reached: check line, router, address."),
    "slow": Row("NET-02", "Back end answers too slowly: check the line's load; tell the operations centre."),
    "garbled": Row("NET-03", "Back end's answer is not what was agreed: tell the operations centre."),
    "unauthorised": Row("NET-04", "Back end does not accept this terminal's key: enrol the terminal again."),
    "clock-differs": Row("NET-05", "Our clock and the back end's differ, so it answers no question: set the clock."),
    "refused": Row("DAT-02", "The office refused the question: see the reason in the journal."),
    "nothing-on-file": Row("DAT-01", "The office has nothing on file for this person: nothing to do."),
    "outbox": Row(
        "SYS-01",
        "Nothing can be written to disk: check free space and the disk. The terminal opens its queue anew by itself;"
        " what was accepted is safe, also if it is restarted.",
    ),
    "unrecorded": Row("SYS-06", "A paper is out and could not be recorded: mend the disk (SYS-01), then restart."),
    "outbox-full": Row("SYS-02", "Too much waits for delivery: restore the line first."),
    "misconfigured": Row("SYS-03", "Settings are wrong: correct kiosk.toml, or the file it names, as it is said here."),
    "set-aside": Row(
        "SYS-04",
        "The queue on the disk was damaged. Nothing was deleted: the next start moves it to a folder"
        " outbox.db.damaged-NNNN and begins a new one. Records in it may not have been delivered: carry the folder to"
        " repair, then remove it here, and only it.",
    ),
    "clock": Row(
        "SYS-05",
        "The clock is wrong: set date and time. If they are right, restore the line once: then the back end's time"
        " counts.",
    ),
    "unexpected": Row("SYS-00", "Read the journal at this time; restart the terminal if it repeats."),
}


def problem_for(error: DeviceError) -> Problem:
    """What a device's failure means. Repeating is safe unless paper may already have moved."""
    row = _DEVICES.get((error.device, error.fault))
    if row is None:
        return replace(problem_named("unexpected", str(error)), retry=not error.began)
    key = f"problem-{row.code.lower()}"
    if not error.device.endswith("_printer"):
        return Problem(row.code, Text(key), row.technician, retry=True, hint=row.hint, evidence=error.evidence)
    if error.began:
        began = (Text(f"problem-{error.device.replace('_', '-')}-began"),)
        leave_it = Text("problem-page-printer-do") if error.device == "page_printer" else None
        return Problem(row.code, Text(f"{key}-began"), row.technician, body=began, do=leave_it, evidence=error.evidence)
    return Problem(
        row.code,
        Text(key),
        row.technician,
        retry=True,
        body=(Text("problem-slip-not-printed" if error.device == "receipt_printer" else "problem-nothing-printed"),),
        do=row.do,
        stuck=row.stuck,
        evidence=error.evidence,
    )


def problem_named(name: str, evidence: str = "") -> Problem:
    """A problem that is not a device's; an unknown name is the unexpected."""
    row = _OTHERS.get(name, _OTHERS["unexpected"])
    key = f"problem-{row.code.lower()}"
    return Problem(
        row.code, Text(key), row.technician, retry=row.code[:3] in ("NET", "SYS"), body=(Text(f"{key}-body"),),
        evidence=evidence,
    )  # fmt: skip


def all_problems() -> tuple[Problem, ...]:
    """Every problem there is, in every form: the handbook's contents, and what the strings must cover."""
    devices = [
        problem_for(DeviceError(device, fault, began=began))
        for device, fault in _DEVICES
        for began in ((False, True) if device.endswith("_printer") else (False,))
    ]
    return (*devices, *(problem_named(name) for name in _OTHERS))
