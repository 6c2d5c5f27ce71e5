"""What printer-state and printer-state-reasons mean. Knows no job and no transport.

RFC 8011: a reason ends in -report, -warning or -error, and without an ending it is an error. Printers warn of a second
tray, of worn parts and of what only their makers know, and print all the same. So the state and the ending decide: a
printer that stands still is asked for every reason, one that works only for its errors. Of words that nobody knows
only -error keeps it from being used. Whatever does not is kept for the technician.
"""

import re

from drivers.api.errors import Fault
from drivers.api.mark import mark
from drivers.api.status import DeviceStatus, Notice
from drivers.page_printer.codec import Message, Plain
from drivers.page_printer.vocabulary import GroupTag, PrinterState, is_makers_own

# First match wins: an open cover matters more than the empty tray behind it.
_FAULTS: dict[Fault, frozenset[str]] = {
    Fault.JAM: frozenset({"media-jam"}),
    Fault.COVER_OPEN: frozenset({"door-open", "cover-open", "interlock-open", "input-tray-missing"}),
    Fault.NO_PAPER: frozenset({"media-empty", "media-needed"}),
    Fault.OUTPUT_FULL: frozenset({"output-area-full"}),
    Fault.NO_TONER: frozenset({"toner-empty", "marker-supply-empty"}),
    Fault.OVERHEATED: frozenset({"fuser-over-temp"}),
    Fault.SELF_TEST: frozenset(
        {"fuser-under-temp", "opc-life-over", "developer-empty", "marker-waste-full", "input-cannot-feed-size-selected"}
    ),
    Fault.OFFLINE: frozenset({"offline", "shutdown", "deactivated"}),
    Fault.SILENT: frozenset({"timed-out", "connecting-to-device"}),
    Fault.REFUSED: frozenset({"paused", "moving-to-paused", "stopping", "spool-area-full", "hold-new-jobs"}),
}
_NOTICES = {
    "media-low": Notice.PAPER_LOW,
    "toner-low": Notice.TONER_LOW,
    "marker-supply-low": Notice.TONER_LOW,
}
_WORDLESS = frozenset({"none", "cups-waiting-for-job-completed"})  # cupsd says the second while paper moves
_HARMLESS = (
    _WORDLESS | _NOTICES.keys() | {"stopped-partly", "marker-waste-almost-full", "developer-low", "opc-near-eol"}
)
PAGE_DEADLINE_S = 6.0  # 10 pages a minute, the slowest of desk printers
_RAW_QUEUE = "Local Raw Printer"  # what cupsd calls a queue without a driver
_BETWEEN = re.compile(r"[\s,;\0]+")  # words in one value, which no keyword holds itself
_ENDINGS = ("-report", "-warning", "-error")
_LONGEST_EVIDENCE = 300
_MOST_REMARKS = 8


def printer_status(reply: Message, *, standing_still: bool = False) -> DeviceStatus:
    """From the reply to Get-Printer-Attributes. `standing_still`: its job does, so that every reason counts.

    ValueError: the reply does not say how the printer is.
    """
    printer = reply.group(GroupTag.PRINTER)
    states = printer.get("printer-state", ())
    state = _state(states)
    reasons = words(printer.get("printer-state-reasons", ()))
    refuses = PrinterState.STOPPED in states or _denied(printer.get("printer-is-accepting-jobs", ()))
    every = standing_still or refuses
    fault = _fault(reasons, every=every)
    if fault and state == PrinterState.IDLE and not every and is_queue(reply):
        mark("queue-remembers-its-last-job")
        fault = None
    if fault is None and refuses:
        fault = Fault.REFUSED
    said = f"printer-state {'unknown' if state is None else state}: {' '.join(reasons) or 'none'}"
    notices = dict.fromkeys(_NOTICES[word] for word in map(_keyword, reasons) if word in _NOTICES)
    if printer.get("printer-make-and-model") == (_RAW_QUEUE,):
        notices[Notice.UNCOUNTED] = None
    remarks = dict.fromkeys(reason for reason in reasons if _keyword(reason) not in _WORDLESS | _NOTICES.keys())
    return DeviceStatus(
        fault,
        tuple(notices),
        said[:_LONGEST_EVIDENCE],
        () if fault else tuple(remarks)[:_MOST_REMARKS],
        stopped=state == PrinterState.STOPPED,
    )


def is_queue(reply: Message) -> bool:
    """True where a queue of CUPS answers. What it says of its printer while it is idle is what its last job left:
    nobody asks the printer again before the next one (seen with 2.4.2).
    """
    return "device-uri" in reply.group(GroupTag.PRINTER)


def identity(reply: Message) -> str:
    """What the printer says it is, from the same reply: make, model and firmware, as far as it tells them."""
    printer = reply.group(GroupTag.PRINTER)
    told = (printer.get(name, ()) for name in ("printer-make-and-model", "printer-firmware-string-version"))
    return " ".join(value for values in told for value in values if isinstance(value, str))


def seconds_a_side(reply: Message) -> float:
    """From the same reply: at the pace that the printer says it has (RFC 8011, 5.4.36), if that is a slow one.

    cupsd says 1 where it does not know.
    """
    match reply.group(GroupTag.PRINTER).get("pages-per-minute"):
        case (int() as pages, *_) if pages > 1:
            return max(PAGE_DEADLINE_S, 60 / pages)
    return PAGE_DEADLINE_S


def words(values: tuple[Plain, ...]) -> tuple[str, ...]:
    """The keywords among the values, in small letters: in the place of one may stand that there is none.

    One that comes as bytes, under a tag that is not a keyword's, is a word all the same: it may say that paper is out.
    So are several in one value, with commas or blanks between, and one that is spelled with underscores.
    """
    texts = (value.decode("ascii", "replace") if isinstance(value, bytes) else value for value in values)
    told = (_BETWEEN.split(text.lower().replace("_", "-")) for text in texts if isinstance(text, str))
    return tuple(word for several in told for word in several if word)


def _state(values: tuple[Plain, ...]) -> int | None:
    """None: the printer says that it does not know, several states, or what its maker alone knows."""
    match tuple(dict.fromkeys(values)):
        case (_, _, *_) | (None,):
            return None
        case (int() as state,) if is_makers_own(state):
            return None
        case (int() as state,) if state in set(PrinterState):
            return state
    raise ValueError(f"printer-state {values!r}, expected 3, 4 or 5")


def _denied(values: tuple[Plain, ...]) -> bool:
    """True where one of them says no, be it in a word."""
    return any(value is False for value in values) or "false" in words(values)


def _keyword(reason: str) -> str:
    for ending in _ENDINGS:
        if reason.endswith(ending):
            return reason[: -len(ending)]
    return reason


def _fault(reasons: tuple[str, ...], *, every: bool) -> Fault | None:
    counting = [reason for reason in reasons if every or not reason.endswith(("-report", "-warning"))]
    keywords = {_keyword(reason) for reason in counting}
    for fault, known in _FAULTS.items():
        if known & keywords:
            return fault
    unknown = (reason for reason in counting if _keyword(reason) not in _HARMLESS)
    return Fault.SELF_TEST if any(reason.endswith("-error") for reason in unknown) else None
