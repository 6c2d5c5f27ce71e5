"""The technician's commands for a terminal's scanner. Knows how results are printed."""

import argparse
from argparse import Namespace
from collections.abc import Callable

from drivers.api.scanner import CodeScanner
from drivers.api.status import Notice
from drivers.cli import add_port, add_wait, explained, use
from drivers.kinds import SCANNER
from drivers.open import driver_at
from drivers.scanner.content import text_of


def commands(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with this device; each sub-command sets `func`, which returns the exit code."""
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    status = verbs.add_parser("status", help="ask whether the engine answers")
    status.set_defaults(func=lambda args: _with_scanner(args, say_status))
    scan = verbs.add_parser(
        "scan",
        help="wait for a code and print its text",
        description="Wait for a code and print its text, without tail, AIM id, ECI marks, STX and ETX of an engine.",
    )
    add_wait(scan, "a code")
    scan.set_defaults(func=lambda args: _with_scanner(args, say_code))
    for verb in (status, scan):
        add_port(verb, "scanner")


def _with_scanner(args: Namespace, act: Callable[[CodeScanner, Namespace], None]) -> int:
    return use(driver_at(SCANNER, args.port), args, act)  # an engine, or the camera that is the terminal's scanner


def say_status(scanner: CodeScanner, _args: Namespace) -> None:
    unasked = Notice.UNASKED in scanner.status().notices
    print(explained("open, never asked (it takes no commands)" if unasked else "ready"))


def say_code(scanner: CodeScanner, args: Namespace) -> None:
    """Wait for one and print it. ValueError: none came, or it is no text that may be used."""
    payload = scanner.poll(args.wait)
    scanner.stop()
    if payload is None:
        raise ValueError(f"no code within {args.wait:g} s")
    print(text_of(payload))
