"""The technician's commands for scan engines. Knows how results are printed."""

import argparse
import sys
from argparse import Namespace
from collections.abc import Callable

from drivers.api import DeviceError, OpenTransport
from drivers.scanner.content import text_of
from drivers.scanner.driver import HexScanner
from drivers.transport import opener


def commands(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with this device; each sub-command sets `func`, which returns the exit code."""
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    status = verbs.add_parser("status", help="ask whether the engine answers")
    status.set_defaults(func=lambda args: _with_scanner(args, _status))
    scan = verbs.add_parser("scan", help="wait for a code and print its text")
    scan.add_argument("--timeout", type=float, default=30.0, metavar="SECONDS", help="how long to wait (30)")
    scan.set_defaults(func=lambda args: _with_scanner(args, _scan))
    for verb in (status, scan):
        verb.add_argument(
            "--port", type=_port, required=True, metavar="ADDRESS", help="e.g. serial:///dev/ttyACM0?baud=9600"
        )


def _port(address: str) -> OpenTransport:
    try:
        return opener(address)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _with_scanner(args: Namespace, act: Callable[[HexScanner, Namespace], None]) -> int:
    scanner = HexScanner(args.port)
    try:
        act(scanner, args)
    except (DeviceError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        scanner.close()
    return 0


def _status(scanner: HexScanner, _args: Namespace) -> None:
    scanner.status()
    print("ready")


def _scan(scanner: HexScanner, args: Namespace) -> None:
    payload = scanner.poll(args.timeout)
    scanner.stop()
    if payload is None:
        raise ValueError(f"no code within {args.timeout} s")
    print(text_of(payload))
