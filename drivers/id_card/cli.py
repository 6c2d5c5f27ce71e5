"""The technician's commands for the identity-card reader. Knows how to show a card; prints personal data on request."""

import argparse
import hashlib
import json
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from enum import Enum

from drivers.api import DeviceError, Fault, IdCard, OpenTransport
from drivers.id_card import codec
from drivers.id_card.driver import DEVICE, SdtReader
from drivers.id_card.ethnic import ETHNIC_NAMES
from drivers.transport import opener

POLL_S = 0.4  # between two looks for a card; 0.2 to 2 s all work [A]


def commands(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with this device; each sub-command sets `func`, which returns the exit code."""
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    status = verbs.add_parser("status", help="ask whether the reader is ready")
    status.set_defaults(func=lambda args: _with_reader(args, _print_status))
    read = verbs.add_parser("read", help="wait for a card and print it as JSON (personal data!)")
    read.add_argument("--wait", type=float, default=30.0, metavar="SECONDS", help="how long to wait for a card (30)")
    read.set_defaults(func=lambda args: _with_reader(args, _print_next_card))
    sam_id = verbs.add_parser("sam-id", help="print the security module's number")
    sam_id.set_defaults(func=lambda args: _with_reader(args, _print_sam_id))
    for verb in (status, read, sam_id):
        verb.add_argument("--port", type=_port, required=True, metavar="ADDRESS", help="e.g. serial:///dev/ttyUSB0")
    parse = verbs.add_parser("parse", help="print the card in a captured reply as JSON; needs no reader")
    parse.add_argument("--hex", required=True, metavar="FRAME", help="the whole reply to 30 01: aaaaaa9669…, in hex")
    parse.set_defaults(func=_parse)


def _port(address: str) -> OpenTransport:
    try:
        return opener(address)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _with_reader(args: Namespace, act: Callable[[SdtReader, Namespace], None]) -> int:
    reader = SdtReader(args.port)
    try:
        act(reader, args)
    except (DeviceError, ValueError) as error:  # ValueError: an address that is only half right
        print(error, file=sys.stderr)
        return 1
    finally:
        reader.close()
    return 0


def _print_status(reader: SdtReader, _args: Namespace) -> None:
    reader.status()
    print("ready")


def _print_sam_id(reader: SdtReader, _args: Namespace) -> None:
    print(reader.sam_id())


def _print_next_card(reader: SdtReader, args: Namespace) -> None:
    until = time.monotonic() + args.wait
    while not reader.find():
        if time.monotonic() >= until:
            raise DeviceError(DEVICE, Fault.CARD_MOVED, f"no card within {args.wait:g} s")
        time.sleep(POLL_S)
    print(_json(reader.read()))


def _parse(args: Namespace) -> int:
    try:
        card = _card_in(args.hex)
    except ValueError as error:
        print(f"not a reply with a card: {error}", file=sys.stderr)
        return 1
    print(_json(card))
    return 0


def _card_in(text: str) -> IdCard:
    try:
        frame = bytes.fromhex(text)
    except ValueError:
        raise ValueError("expected hex digits, two for each byte") from None
    reply = codec.decode_reply(frame)
    if reply.sw3 != codec.OK:
        meaning = codec.SW3_MEANING.get(reply.sw3, "unknown")
        raise ValueError(f"status is {reply.sw3:02x} ({meaning}), expected {codec.OK:02x}")
    card = codec.decode_card(*codec.decode_read(reply.data))
    codec.require_plausible(card)
    return card


def _json(card: IdCard) -> str:
    shown = {field.name: _plain(getattr(card, field.name)) for field in fields(card)}
    shown["ethnic_name"] = ETHNIC_NAMES.get(card.ethnic_code, "")
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _plain(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case Enum():
            return value.name
        case bytes():
            return {"bytes": len(value), "sha256": hashlib.sha256(value).hexdigest()}
    return value
