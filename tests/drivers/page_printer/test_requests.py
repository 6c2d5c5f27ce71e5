"""What is asked of an IPP printer, to the byte."""

from drivers.page_printer import requests
from drivers.page_printer.codec import Group, Message, attribute, encode
from drivers.page_printer.vocabulary import GroupTag, Operation, Tag
from tests.drivers.page_printer.golden import GOLDEN_REQUEST, URI

HEAD = (
    attribute("attributes-charset", Tag.CHARSET, "utf-8"),
    attribute("attributes-natural-language", Tag.LANGUAGE, "zh-cn"),
    attribute("printer-uri", Tag.URI, URI),
)
WANTED = attribute("requested-attributes", Tag.KEYWORD, "printer-state", "printer-state-reasons", "queued-job-count")


def test_the_request_seen_on_the_wire_is_built_to_the_byte() -> None:
    message = Message(Operation.GET_PRINTER_ATTRIBUTES, 1, (Group(GroupTag.OPERATION, (*HEAD, WANTED)),))
    assert len(GOLDEN_REQUEST) == 206
    assert encode(message) == GOLDEN_REQUEST


def test_print_job_ends_with_the_job_settings_and_then_the_document() -> None:
    data = encode(requests.print_job(URI, 7, b"%PDF-1.4 body"))
    tail = bytes.fromhex(
        "02"
        "21 00 06 63 6F 70 69 65 73 00 04 00 00 00 01"
        "44 00 05 73 69 64 65 73 00 09 6F 6E 65 2D 73 69 64 65 64"
        "44 00 05 6D 65 64 69 61 00 10 69 73 6F 5F 61 34 5F 32 31 30 78 32 39 37 6D 6D"
        "03"
    )
    assert data.startswith(bytes.fromhex("02 00 00 02 00 00 00 07 01 47 00 12"))
    assert data.endswith(tail + b"%PDF-1.4 body")
    assert bytes.fromhex("49 00 0F") + b"document-format" + bytes.fromhex("00 0F") + b"application/pdf" in data


def test_the_pace_is_asked_for_as_no_printer_has_to_tell_what_it_is_not_asked() -> None:
    asked = requests.printer_attributes(URI, 1).group(GroupTag.OPERATION)["requested-attributes"]
    assert {"printer-state", "printer-state-reasons", "pages-per-minute"} <= set(asked)
