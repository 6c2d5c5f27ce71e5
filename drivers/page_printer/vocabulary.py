"""The numbers of IPP by name (RFC 8011; cross-checked with CUPS 2.4.2). Knows no bytes and no printer."""

from enum import IntEnum


class Operation(IntEnum):
    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_PRINTER_ATTRIBUTES = 0x000B


class Status(IntEnum):
    """Below 0x0100 everything is a success."""

    OK = 0x0000
    OK_IGNORED_OR_SUBSTITUTED = 0x0001
    BAD_REQUEST = 0x0400
    NOT_POSSIBLE = 0x0404
    TIMEOUT = 0x0405
    NOT_FOUND = 0x0406
    GONE = 0x0407
    DOCUMENT_FORMAT_NOT_SUPPORTED = 0x040A
    COMPRESSION_ERROR = 0x0410
    DOCUMENT_FORMAT_ERROR = 0x0411
    INTERNAL_ERROR = 0x0500
    OPERATION_NOT_SUPPORTED = 0x0501
    SERVICE_UNAVAILABLE = 0x0502
    VERSION_NOT_SUPPORTED = 0x0503
    DEVICE_ERROR = 0x0504
    TEMPORARY_ERROR = 0x0505
    NOT_ACCEPTING_JOBS = 0x0506
    BUSY = 0x0507
    JOB_CANCELED = 0x0508


# Server errors that RFC 8011 (appendix B.1.5) gives before there is a job. 0500, 0502, 0505 and 0508 may come later.
_NO_JOB = {
    Status.OPERATION_NOT_SUPPORTED,
    Status.VERSION_NOT_SUPPORTED,
    Status.DEVICE_ERROR,
    Status.NOT_ACCEPTING_JOBS,
    Status.BUSY,
}
# Client errors (B.1.4) that are found while the document comes in, when a printer without a spool prints already.
_WHILE_PRINTING = {Status.TIMEOUT, Status.COMPRESSION_ERROR, Status.DOCUMENT_FORMAT_ERROR}


def made_no_job(status: int) -> bool:
    """True where this answer to Print-Job means that there never was a job. An unknown 04xx is a bad request (B)."""
    return status in _NO_JOB or (_is_client_error(status) and status not in _WHILE_PRINTING)


# The printer is there and says that it has no time, or no room, for questions just now.
_LATER = {Status.SERVICE_UNAVAILABLE, Status.TEMPORARY_ERROR, Status.BUSY}


def to_be_asked_later(status: int) -> bool:
    """True where this answer to Get-Job-Attributes says nothing of the job but that it may be asked about later."""
    return status in _LATER


def asked_in_vain(status: int) -> bool:
    """True where this answer to Get-Job-Attributes means that the printer is well and says nothing of this job.

    A bad request says something of the question alone.
    """
    return status == Status.OPERATION_NOT_SUPPORTED or (_is_client_error(status) and status != Status.BAD_REQUEST)


def _is_client_error(status: int) -> bool:
    return 0x0400 <= status < 0x0500


def is_makers_own(state: int) -> bool:
    """True for a state that a maker has added (RFC 8011 5.1.5): nobody else knows what it means."""
    return 0x40000000 <= state <= 0x7FFFFFFF


class JobState(IntEnum):
    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


class PrinterState(IntEnum):
    IDLE = 3
    PROCESSING = 4
    STOPPED = 5


class GroupTag(IntEnum):
    OPERATION = 0x01
    JOB = 0x02
    PRINTER = 0x04
    UNSUPPORTED = 0x05


class Tag(IntEnum):
    """What kind of value follows."""

    UNSUPPORTED = 0x10
    UNKNOWN = 0x12
    NO_VALUE = 0x13
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    OCTETS = 0x30
    DATE_TIME = 0x31
    RESOLUTION = 0x32
    RANGE = 0x33
    COLLECTION = 0x34
    TEXT_WITH_LANGUAGE = 0x35
    NAME_WITH_LANGUAGE = 0x36
    END_COLLECTION = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    URI_SCHEME = 0x46
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49
    MEMBER_NAME = 0x4A
