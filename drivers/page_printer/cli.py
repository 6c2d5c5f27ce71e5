"""The technician's commands for the A4 printer. Knows argparse and the driver."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from drivers.addresses import parse
from drivers.api.errors import DeviceError
from drivers.cli import add_port, device_failed, explained, failed, of_locale
from drivers.kinds import PAGE_PRINTER
from drivers.open import driver_at
from drivers.page_printer.http import Endpoint
from drivers.transports.host import THIS_MACHINE

DEVICE_AND_QUEUE = "ipp://HOST/ipp/print is most printers' own; ipp://localhost/printers/QUEUE is a queue of CUPS"


def commands(parser: ArgumentParser) -> None:
    """Add `status`, `print FILE.pdf` and `certificate`. Each sets `func`, which returns an exit code: 1 failed."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="COMMAND")
    status = verbs.add_parser("status", help="ask the printer how it is", epilog=DEVICE_AND_QUEUE)
    status.set_defaults(func=_status)
    page = verbs.add_parser("print", help="print a PDF on A4 and wait until the paper is out", epilog=DEVICE_AND_QUEUE)
    page.add_argument("file", type=Path, metavar="FILE.pdf")
    page.add_argument("--pages", type=int, default=1, help="how many pages the file has; sets the deadline (1)")
    page.set_defaults(func=_print)
    shown = verbs.add_parser("certificate", help="print the SHA-256 of the certificate at an ipps address")
    shown.set_defaults(func=_certificate)
    for verb in (status, page, shown):
        add_port(verb, "page_printer", "--uri")


def _status(args: Namespace) -> int:
    try:
        status = driver_at(PAGE_PRINTER, args.port).status()
    except DeviceError as error:
        return _failed(error)
    notices = "".join(f", {explained(notice.replace('_', ' '))}" for notice in status.notices)
    print(f"{explained(status.fault or 'ready')}{notices} ({of_locale(status.evidence)})")
    return 1 if status.fault else 0


def _print(args: Namespace) -> int:
    try:
        driver_at(PAGE_PRINTER, args.port).print(
            args.file.read_bytes(), args.pages, lambda n: print(f"{n} of {args.pages} out")
        )
    except (DeviceError, OSError) as error:
        return _failed(error)
    print(explained("completed"))
    return 0


def _certificate(args: Namespace) -> int:
    """Where no line is encrypted, no certificate is shown."""
    to = parse(PAGE_PRINTER.name, args.port)
    if to.scheme != "ipps":
        return failed(f"{to.where}: expected ipps://HOST[:PORT]/PATH")
    try:
        print(Endpoint(to.where, THIS_MACHINE.now, THIS_MACHINE.dial).certificate())
    except DeviceError as error:
        return failed(str(error))
    return 0


def _failed(error: Exception) -> int:
    if not isinstance(error, DeviceError):
        return failed(str(error))
    return device_failed(error, *(["some paper may be out"] if error.began else []))
