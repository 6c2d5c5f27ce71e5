"""What a printer says about itself, in our words. Knows the keywords of IPP, no bytes and no job.

Keywords after RFC 8011 and the PWG lists, cross-checked with ippeveprinter's source; each may end in -report, -warning
or -error. ippeveprinter says `-warning` about everything, also about an empty tray, so a known keyword counts whatever
its ending. An unknown keyword counts when it has no ending or ends in -error: what is not understood is not "ready".
"""

from drivers.api.errors import Fault
from drivers.api.status import DeviceStatus, Notice
from drivers.page_printer.codec import Message, Plain
from drivers.page_printer.vocabulary import GroupTag, PrinterState

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
    Fault.REFUSED: frozenset({"paused", "moving-to-paused", "stopping", "spool-area-full"}),
}
_NOTICES = {
    "media-low": Notice.PAPER_LOW,
    "toner-low": Notice.TONER_LOW,
    "marker-supply-low": Notice.TONER_LOW,
}
_HARMLESS = frozenset(
    {
        "none",
        "stopped-partly",
        "marker-waste-almost-full",
        "developer-low",
        "opc-near-eol",
        "cups-waiting-for-job-completed",  # cupsd, while paper moves
    }
)
_KNOWN = frozenset().union(*_FAULTS.values(), _NOTICES, _HARMLESS)
_ENDINGS = ("-report", "-warning", "-error")


def printer_status(reply: Message) -> DeviceStatus:
    """From the reply to Get-Printer-Attributes.

    ValueError: the reply does not say how the printer is.
    """
    printer = reply.group(GroupTag.PRINTER)
    state = _state(printer.get("printer-state", ()))
    reasons = tuple(str(reason) for reason in printer.get("printer-state-reasons", ()))
    evidence = f"printer-state {state}: {' '.join(reasons) or 'none'}"
    fault = _fault(reasons)
    if fault is None and (state == PrinterState.STOPPED or printer.get("printer-is-accepting-jobs") == (False,)):
        fault = Fault.REFUSED
    notices = dict.fromkeys(_NOTICES[word] for word in map(_keyword, reasons) if word in _NOTICES)
    return DeviceStatus(fault, tuple(notices), evidence)


def identity(reply: Message) -> str:
    """What the printer says it is, from the same reply: make, model and firmware, as far as it tells them."""
    printer = reply.group(GroupTag.PRINTER)
    told = (printer.get(name, ()) for name in ("printer-make-and-model", "printer-firmware-string-version"))
    return " ".join(value for values in told for value in values if isinstance(value, str))


def _state(values: tuple[Plain, ...]) -> int:
    match values:
        case (int() as state,) if state in set(PrinterState):
            return state
    raise ValueError(f"printer-state {values!r}, expected 3, 4 or 5")


def _keyword(reason: str) -> str:
    for ending in _ENDINGS:
        if reason.endswith(ending):
            return reason[: -len(ending)]
    return reason


def _fault(reasons: tuple[str, ...]) -> Fault | None:
    keywords = {_keyword(reason) for reason in reasons}
    for fault, words in _FAULTS.items():
        if words & keywords:
            return fault
    return Fault.SELF_TEST if any(_alarms(reason) for reason in reasons) else None


def _alarms(reason: str) -> bool:
    return _keyword(reason) not in _KNOWN and not reason.endswith(("-report", "-warning"))
