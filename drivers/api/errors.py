"""How every driver fails. Knows no port, no byte and no citizen."""

from enum import StrEnum


class Fault(StrEnum):
    """What is wrong, in words that hold for every maker's device."""

    OFFLINE = "offline"  # the port is gone or never opened
    FORBIDDEN = "forbidden"  # the port is there, and the system does not let this user use it
    IN_USE = "in_use"  # the port is there, and another program has it
    NO_SERVICE = "no_service"  # a program of the system that stands between us and the device does not run
    SILENT = "silent"  # the port is there, nobody answers in time
    GARBLED = "garbled"  # answers that break the protocol, after the harmless repeats
    CARD_MOVED = "card_moved"  # the card left the field, or could not be read to the end
    CARD_UNKNOWN = "card_unknown"  # not a card this reader understands
    NO_NAME = "no_name"  # a card that was read, on which nobody can read a name
    CARD_REFUSED = "card_refused"  # card and reader do not trust each other; often two cards in the field
    NOT_AUTHORISED = "not_authorised"  # the security module is not activated
    SELF_TEST = "self_test"  # the device says itself that it is broken
    NO_PAPER = "no_paper"
    COVER_OPEN = "cover_open"
    TAMPERED = "tampered"  # somebody is at what nobody should open or move
    JAM = "jam"
    CUTTER = "cutter"
    OVERHEATED = "overheated"
    OUTPUT_FULL = "output_full"
    NO_TONER = "no_toner"
    REFUSED = "refused"  # the device understood and said no (format, permission)
    WRONG_ADDRESS = "wrong_address"  # something answers there, and it is no such device
    NOT_TRUSTED = "not_trusted"  # something answers there, and does not prove that it is the device that is meant
    PROGRAM = "program"  # a maker's library or program is missing, ended, hangs, or does not keep to the protocol
    UNCERTAIN = "uncertain"  # it came to an end, and the device does not say that it went well
    BLIND = "blind"  # it gives pictures, and nothing can be seen in them
    SEVERAL_CODES = "several_codes"  # two codes at once: which is meant, nobody can tell
    MISSED = "missed"  # something came, and its beginning may not have been heard
    UNREADABLE = "unreadable"  # something came that is not acceptable content (oversize, control characters)


class DeviceError(Exception):
    """A device could not do what it was asked.

    `began` is True when paper may already have moved: the outcome is uncertain and repeating is not harmless.
    `evidence` is for the technician: bytes in hex, states, the system's own words. Never personal data.
    """

    def __init__(self, device: str, fault: Fault, evidence: str = "", *, began: bool = False) -> None:
        super().__init__(f"{device}: {fault.value}" + (f" ({evidence})" if evidence else ""))
        self.device = device
        self.fault = fault
        self.evidence = evidence
        self.began = began
