"""Commands for the reader of chip cards. Knows how a card is shown; prints personal data on request."""

import argparse
import json
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict

from drivers.api.smart_card import SmartCardReader
from drivers.cli import add_port, add_wait, explained, use
from drivers.kinds import SMART_CARD
from drivers.open import driver_at
from drivers.smart_card.driver import WORDS

SAYS_S = 0.5  # a slot says at once whether a card is in it
SHOWN = """\
Standard output of read is one JSON object with the fields of the card. A field that it does not say is "" or null;
withheld names those that it gives to nobody without a security module (generation 3 and later), odd what it should not
say. Nothing is written to the card, and no PIN is shown to it.
"""


def commands(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with this device; each sub-command sets `func`, which returns the exit code."""
    parser.epilog = SHOWN
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    status = verbs.add_parser("status", help="ask whether the reader is there, and a card in it")
    status.set_defaults(func=lambda args: _with(args, _status))
    read = verbs.add_parser("read", help="read the social-security card that is put in")
    add_wait(read, "a card")
    read.set_defaults(func=lambda args: _with(args, _read))
    watch = verbs.add_parser("watch", help="print it whenever a card is put in or pulled out")
    add_wait(watch, "each change")
    watch.set_defaults(func=lambda args: _with(args, _watch))
    for verb in (status, read, watch):
        add_port(verb, "smart_card")


def _with(args: Namespace, act: Callable[[SmartCardReader, Namespace], None]) -> int:
    return use(driver_at(SMART_CARD, args.port), args, act)


def _status(reader: SmartCardReader, _args: Namespace) -> None:
    print("; ".join(filter(None, (explained(reader.status().evidence), reader.identity()))))


def _read(reader: SmartCardReader, args: Namespace) -> None:
    if not reader.poll(SAYS_S):
        print(explained("waiting for a card"), file=sys.stderr)
        reader.poll(args.wait)
    print(json.dumps(asdict(reader.read()), default=str, ensure_ascii=False, indent=2))


def _watch(reader: SmartCardReader, args: Namespace) -> None:
    before = reader.poll(SAYS_S)
    print(explained(WORDS[before]), flush=True)
    while (now := reader.poll(args.wait)) != before:
        print(explained(WORDS[now]), flush=True)
        before = now
