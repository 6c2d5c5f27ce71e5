"""The four requests the driver sends. Knows what is asked, not how it travels."""

from drivers.page_printer.codec import Attribute, Group, Message, attribute
from drivers.page_printer.vocabulary import GroupTag, Operation, Tag

USER = "kiosk"
JOB_NAME = "document"  # printers and spoolers log it, so it never says whose document
PDF = "application/pdf"
A4 = "iso_a4_210x297mm"


def printer_attributes(uri: str, request_id: int) -> Message:
    wanted = (
        "printer-state",
        "printer-state-reasons",
        "printer-is-accepting-jobs",
        "printer-make-and-model",
        "printer-firmware-string-version",
        "pages-per-minute",
        "device-uri",  # of a queue of CUPS, and of nothing else
    )
    return _request(Operation.GET_PRINTER_ATTRIBUTES, uri, request_id, _wanted(wanted))


def print_job(uri: str, request_id: int, pdf: bytes) -> Message:
    """One A4 copy, one-sided: a certificate's second page is a second sheet."""
    head = _request(
        Operation.PRINT_JOB,
        uri,
        request_id,
        _user(),
        attribute("job-name", Tag.NAME, JOB_NAME),
        attribute("document-format", Tag.MIME_TYPE, PDF),
    )
    job = Group(
        GroupTag.JOB,
        (
            attribute("copies", Tag.INTEGER, 1),
            attribute("sides", Tag.KEYWORD, "one-sided"),
            attribute("media", Tag.KEYWORD, A4),
        ),
    )
    return Message(head.code, request_id, (*head.groups, job), pdf)


def job_attributes(uri: str, request_id: int, job: int) -> Message:
    counts = ("job-impressions-completed", "job-media-sheets-completed")  # the second of one that counts no sides
    wanted = ("job-id", "job-state", "job-state-reasons", *counts)
    return _request(Operation.GET_JOB_ATTRIBUTES, uri, request_id, _job(job), _user(), _wanted(wanted))


def cancel_job(uri: str, request_id: int, job: int) -> Message:
    return _request(Operation.CANCEL_JOB, uri, request_id, _job(job), _user())


def _request(operation: Operation, uri: str, request_id: int, *attributes: Attribute) -> Message:
    # RFC 8011 demands these three first, in this order.
    target = (
        attribute("attributes-charset", Tag.CHARSET, "utf-8"),
        attribute("attributes-natural-language", Tag.LANGUAGE, "zh-cn"),
        attribute("printer-uri", Tag.URI, uri),
    )
    return Message(operation, request_id, (Group(GroupTag.OPERATION, (*target, *attributes)),))


def _user() -> Attribute:
    return attribute("requesting-user-name", Tag.NAME, USER)


def _job(job: int) -> Attribute:
    return attribute("job-id", Tag.INTEGER, job)


def _wanted(names: tuple[str, ...]) -> Attribute:
    return attribute("requested-attributes", Tag.KEYWORD, *names)
