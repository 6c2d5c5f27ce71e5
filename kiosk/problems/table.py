"""The table of problems: code, whether repeating is safe, what the citizen can do. Pure.

The sentences of a code are found by it: `problem-CODE` and `unavailable-CODE` for citizens, `technician-CODE`.
"""

from collections.abc import Mapping
from dataclasses import replace

from drivers.api.errors import DeviceError, Fault
from kiosk.model.frozen import dataclass
from kiosk.model.problem import Problem
from kiosk.model.text import Text


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the technician's handbook."""

    code: str
    hint: bool = False  # the citizen mends it at once
    do: Text | None = None  # what the citizen can do before trying again
    stuck: bool = False  # it takes somebody with a key
    covers: bool = False  # what is shown of a person is hidden at once
    promise: str = ""  # of the sentence that says what it means; a tick is a promise, and only what is safe gets one


NOTHING: Mapping[str, str] = {}
_SAMPLES: Mapping[str, Mapping[str, str]] = {"name-not-shown": {"code": "U+2EBF0"}}  # what a sentence needs
_GET_HELP = {"help": Text("frame-help")}
_DEVICES: Mapping[tuple[str, Fault], Row] = {
    ("id_card", Fault.OFFLINE): Row("IDC-01"),
    ("id_card", Fault.SILENT): Row("IDC-02"),
    ("id_card", Fault.GARBLED): Row("IDC-03"),
    ("id_card", Fault.CARD_MOVED): Row("IDC-04", hint=True),
    ("id_card", Fault.CARD_UNKNOWN): Row("IDC-05", hint=True),
    ("id_card", Fault.CARD_REFUSED): Row("IDC-06", hint=True),
    ("id_card", Fault.NOT_AUTHORISED): Row("IDC-07"),
    ("id_card", Fault.SELF_TEST): Row("IDC-08"),
    ("id_card", Fault.REFUSED): Row("IDC-09"),
    ("id_card", Fault.FORBIDDEN): Row("IDC-10"),
    ("id_card", Fault.PROGRAM): Row("IDC-11"),
    ("id_card", Fault.IN_USE): Row("IDC-12"),
    ("id_card", Fault.NO_NAME): Row("IDC-13", hint=True),
    ("scanner", Fault.OFFLINE): Row("SCN-01"),
    ("scanner", Fault.SILENT): Row("SCN-02"),
    ("scanner", Fault.GARBLED): Row("SCN-03"),
    ("scanner", Fault.UNREADABLE): Row("SCN-04", hint=True),
    ("scanner", Fault.REFUSED): Row("SCN-05"),
    ("scanner", Fault.FORBIDDEN): Row("SCN-06"),
    ("scanner", Fault.IN_USE): Row("SCN-07"),
    ("scanner", Fault.MISSED): Row("SCN-08", hint=True),
    ("camera", Fault.OFFLINE): Row("CAM-01"),
    ("camera", Fault.SILENT): Row("CAM-02"),
    ("camera", Fault.GARBLED): Row("CAM-03"),
    ("camera", Fault.BLIND): Row("CAM-04"),
    ("camera", Fault.SEVERAL_CODES): Row("CAM-05", hint=True),
    ("camera", Fault.UNREADABLE): Row("CAM-06", hint=True),
    ("camera", Fault.FORBIDDEN): Row("CAM-07"),
    ("camera", Fault.IN_USE): Row("CAM-08"),
    ("receipt_printer", Fault.NO_PAPER): Row("PRN-01", do=Text("problem-prn-01-do"), stuck=True),
    ("receipt_printer", Fault.COVER_OPEN): Row("PRN-02", do=Text("problem-prn-02-do", _GET_HELP, private=False)),
    ("receipt_printer", Fault.JAM): Row("PRN-03"),
    ("receipt_printer", Fault.CUTTER): Row("PRN-04"),
    ("receipt_printer", Fault.OVERHEATED): Row("PRN-05"),
    ("receipt_printer", Fault.OFFLINE): Row("PRN-06"),
    ("receipt_printer", Fault.SILENT): Row("PRN-07"),
    ("receipt_printer", Fault.GARBLED): Row("PRN-08"),
    ("receipt_printer", Fault.UNREADABLE): Row("PRN-09"),
    ("receipt_printer", Fault.SELF_TEST): Row("PRN-10"),
    ("receipt_printer", Fault.FORBIDDEN): Row("PRN-11"),
    ("receipt_printer", Fault.IN_USE): Row("PRN-12"),
    ("page_printer", Fault.NO_PAPER): Row("PAG-01"),
    ("page_printer", Fault.COVER_OPEN): Row("PAG-02"),
    ("page_printer", Fault.JAM): Row("PAG-03"),
    ("page_printer", Fault.NO_TONER): Row("PAG-04"),
    ("page_printer", Fault.OUTPUT_FULL): Row("PAG-05"),
    ("page_printer", Fault.OFFLINE): Row("PAG-06"),
    ("page_printer", Fault.SILENT): Row("PAG-07"),
    ("page_printer", Fault.GARBLED): Row("PAG-08"),
    ("page_printer", Fault.REFUSED): Row("PAG-09"),
    ("page_printer", Fault.OVERHEATED): Row("PAG-10"),
    ("page_printer", Fault.SELF_TEST): Row("PAG-11"),
    ("page_printer", Fault.UNCERTAIN): Row("PAG-12"),
    ("page_printer", Fault.WRONG_ADDRESS): Row("PAG-13"),
    ("page_printer", Fault.NOT_TRUSTED): Row("PAG-14"),
    ("keypad", Fault.OFFLINE): Row("KEY-01"),
    ("keypad", Fault.GARBLED): Row("KEY-02"),
    ("keypad", Fault.FORBIDDEN): Row("KEY-03"),
    ("keypad", Fault.IN_USE): Row("KEY-04"),
    ("headphones", Fault.OFFLINE): Row("EAR-01"),
    ("headphones", Fault.GARBLED): Row("EAR-02"),
    ("headphones", Fault.FORBIDDEN): Row("EAR-03"),
    ("smart_card", Fault.OFFLINE): Row("SMC-01"),
    ("smart_card", Fault.SILENT): Row("SMC-02"),
    ("smart_card", Fault.GARBLED): Row("SMC-03"),
    ("smart_card", Fault.CARD_MOVED): Row("SMC-04", hint=True),
    ("smart_card", Fault.CARD_UNKNOWN): Row("SMC-05", hint=True),
    ("smart_card", Fault.FORBIDDEN): Row("SMC-06"),
    ("smart_card", Fault.NO_SERVICE): Row("SMC-07"),
    ("cabinet", Fault.OFFLINE): Row("CAB-01"),
    ("cabinet", Fault.SILENT): Row("CAB-02"),
    ("cabinet", Fault.GARBLED): Row("CAB-03"),
    ("cabinet", Fault.REFUSED): Row("CAB-04"),
    ("cabinet", Fault.FORBIDDEN): Row("CAB-05"),
    ("cabinet", Fault.COVER_OPEN): Row("CAB-06"),
    ("cabinet", Fault.TAMPERED): Row("CAB-07", covers=True),
    ("cabinet", Fault.IN_USE): Row("CAB-08"),
    ("watchdog", Fault.OFFLINE): Row("WDG-01"),
    ("watchdog", Fault.FORBIDDEN): Row("WDG-02"),
    ("watchdog", Fault.IN_USE): Row("WDG-03"),
    ("watchdog", Fault.REFUSED): Row("WDG-04"),
}

_OTHERS: Mapping[str, Row] = {
    "unreachable": Row("NET-01", promise="kept"),
    "slow": Row("NET-02", promise="kept"),
    "garbled": Row("NET-03", promise="kept"),
    "unauthorised": Row("NET-04"),
    "clock-differs": Row("NET-05"),
    "undelivered": Row("NET-06", promise="kept"),
    "certificate": Row("NET-07", promise="kept"),
    "refused": Row("DAT-02"),
    "nothing-on-file": Row("DAT-01"),
    "name-not-shown": Row("DAT-03", do=Text("problem-dat-03-do"), promise="kept"),
    "paper-not-writable": Row("DAT-04", do=Text("problem-dat-04-do"), promise="kept"),
    "card-changed": Row("DAT-06"),
    "off-contract": Row("DAT-07", do=Text("problem-dat-07-do"), promise="kept"),
    "foreign-paper": Row("DAT-05", do=Text("problem-dat-05-do"), promise="kept"),
    "outbox": Row("SYS-01", promise="kept"),
    "unrecorded": Row("SYS-06"),
    "outbox-full": Row("SYS-02", promise="kept"),
    "misconfigured": Row("SYS-03", promise="kept"),
    "set-aside": Row("SYS-04"),
    "clock": Row("SYS-05"),
    "clock-unknown": Row("SYS-09", promise="kept"),
    "task": Row("SYS-07", promise="kept"),
    "exposed": Row("SYS-08", promise="kept"),
    "no-sound": Row("SND-01"),
    "no-voice": Row("SND-02"),
    "unexpected": Row("SYS-00", promise="kept"),
}


# The line to the A4 printer or its word failed, not the print: what was under way may have come out whole.
_NOBODY_KNOWS = {Fault.OFFLINE, Fault.SILENT, Fault.GARBLED, Fault.UNCERTAIN, Fault.WRONG_ADDRESS, Fault.NOT_TRUSTED}


def technician_of(code: str) -> Text:
    """What a technician is to do where the terminal shows this code."""
    return Text(f"technician-{code.lower()}")


def problem_for(error: DeviceError) -> Problem:
    """What a device's failure means. Repeating is safe unless paper may already have moved."""
    row = _DEVICES.get((error.device, error.fault))
    if row is None:
        return replace(problem_named("unexpected", str(error)), retry=not error.began)
    key = f"problem-{row.code.lower()}"
    if not error.device.endswith("_printer"):
        return Problem(
            row.code,
            Text(key),
            technician_of(row.code),
            retry=True,
            hint=row.hint,
            covers=row.covers,
            evidence=error.evidence,
        )
    if error.began:
        return _while_printing(error, row.code)
    return Problem(
        row.code,
        Text(key),
        technician_of(row.code),
        retry=True,
        body=(Text("problem-slip-not-printed" if error.device == "receipt_printer" else "problem-nothing-printed"),),
        promise="kept",
        do=row.do,
        stuck=row.stuck,
        evidence=error.evidence,
    )


def _while_printing(error: DeviceError, code: str) -> Problem:
    """Paper has moved, or may have."""
    spoiled = error.device == "page_printer"
    unknown = spoiled and error.fault in _NOBODY_KNOWS
    began = (Text(f"problem-{error.device.replace('_', '-')}-{'unknown' if unknown else 'began'}"),)
    return Problem(
        code,
        Text(f"problem-{code.lower()}-began"),
        technician_of(code),
        began=True,
        body=began,
        promise="lost" if spoiled and not unknown else "",
        unknown=unknown,
        do=Text("problem-page-printer-do") if spoiled else None,
        evidence=error.evidence,
    )


def problem_named(name: str, evidence: str = "", values: Mapping[str, str] = NOTHING) -> Problem:
    """A problem that is not a device's; an unknown name is the unexpected. `values`: private ones, for its sentence."""
    row = _OTHERS.get(name, _OTHERS["unexpected"])
    key = f"problem-{row.code.lower()}"
    return Problem(
        row.code, Text(key), technician_of(row.code), retry=row.code[:3] in ("NET", "SYS"),
        body=(Text(f"{key}-body", values, private=bool(values)),), promise=row.promise, do=row.do, evidence=evidence,
    )  # fmt: skip


def all_problems() -> tuple[Problem, ...]:
    """Every problem there is, in every form: the handbook's contents, and what the strings must cover."""
    devices = [
        problem_for(DeviceError(device, fault, began=began))
        for device, fault in _DEVICES
        for began in ((False, True) if device.endswith("_printer") else (False,))
    ]
    return (*devices, *(problem_named(name, values=_SAMPLES.get(name, NOTHING)) for name in _OTHERS))
