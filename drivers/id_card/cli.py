"""The technician's commands for the identity-card reader. Knows how to show a card; prints personal data on request."""

import argparse
import hashlib
import json
import re
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from enum import Enum
from unicodedata import category

from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.id_card import IdCard
from drivers.api.status import Notice
from drivers.cli import add_port, add_wait, explained, seen, use
from drivers.id_card import card_text, codec, number
from drivers.id_card.codec import Command
from drivers.id_card.driver import SdtReader, at
from drivers.id_card.ethnic import ETHNIC_NAMES
from drivers.id_card.number import noted
from drivers.id_card.program_driver import ProgramReader
from drivers.id_card.sdt_line import DEVICE

Reader = SdtReader | ProgramReader
POLL_S = 0.4  # between two looks for a card; 0.2 to 2 s all work [A]
SHOWN = f"""\
Standard output is one JSON object with the fields of the card. A field that this kind of card has not is "".
  layout          CITIZEN, HK_MACAO_TAIWAN, FOREIGN_2017 or FOREIGN_2023
  name            a private code of which nobody knows the character stands as [U+E000]; name_on_chip then has it as
                  the chip writes it. What nobody would see stands as \\uHHHH, in every field
  sex             GB/T 2261.1: "0" unknown, "1" male, "2" female, "9" unspecified
  birth, valid_from, valid_to
                  YYYY-MM-DD; valid_to is null where the card says {card_text.NO_END}: it has no end; it and
                  valid_from are null too where nobody can tell which day is meant (see odd)
  ethnic_code, ethnic_name
                  GB/T 3304; the name is "" where the code is none of it
  newest_address  appended after the card was issued; it comes in the reply to 30 03, so "parse" never shows it
  photo, picture  {{"bytes": size, "sha256": hash}}: the chip's own block, and a picture made of it where there is
                  a maker's library for that
  odd             what the card should not say, and is no reason to refuse it: an unknown sex or ethnic code, valid_to
                  before valid_from or empty, a birth after valid_from, a day that no calendar has (the last of its
                  month is taken) or that nobody can tell, a birth that only the number says, a number that says
                  another birth date or sex, half a character, control characters in an address, codes that are no
                  characters, private ones, characters that nobody sees, a reader that does not tell the newest address.
                  It quotes nothing of the card, and is said on standard error too, as "warning: …"

The exit code is 0 when a card was shown, with warnings or without; 1 when there was none to show (said on standard
error); 2 when the command line is wrong.
"""


def commands(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with this device; each sub-command sets `func`, which returns the exit code."""
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    status = verbs.add_parser("status", help="ask whether the reader is ready")
    status.set_defaults(func=lambda args: _with_reader(args, _print_status))
    read = _showing(verbs, "read", "wait for a card and print it as JSON (personal data!)")
    add_wait(read, "a card")
    read.set_defaults(func=lambda args: _with_reader(args, _print_next_card))
    sam_id = verbs.add_parser("sam-id", help="print the security module's number")
    sam_id.set_defaults(func=lambda args: _with_reader(args, _print_sam_id))
    for verb in (status, read, sam_id):
        add_port(verb, "id_card")
    parse = _showing(verbs, "parse", "print the card in a captured reply as JSON; needs no reader")
    parse.add_argument(
        "--hex",
        required=True,
        metavar="FRAME",
        help="the whole reply to 30 01, or to 30 10 (fingerprints are passed over): aaaaaa9669…, AA AA AA 96 69 …, "
        "AA:AA:AA:96:69:… or 0xAA,0xAA,0xAA,0x96,0x69,…",
    )
    parse.set_defaults(func=_parse)


def _showing(verbs: "argparse._SubParsersAction[ArgumentParser]", name: str, does: str) -> ArgumentParser:
    """A command that prints a card."""
    what = f"{does[0].upper()}{does[1:]}."
    return verbs.add_parser(
        name, help=does, description=what, epilog=SHOWN, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def _with_reader(args: Namespace, act: Callable[[Reader, Namespace], None]) -> int:
    return use(at(parse(DEVICE, args.port)), args, act)


def _print_status(reader: Reader, _args: Namespace) -> None:
    unasked = Notice.UNASKED in reader.status().notices
    print(explained("open, never asked (its program does not ask the reader)" if unasked else "ready"))


def _print_sam_id(reader: Reader, _args: Namespace) -> None:
    print(reader.sam_id() or explained("the program does not tell it"))


def _print_next_card(reader: Reader, args: Namespace) -> None:
    until = time.monotonic() + args.wait
    while not reader.find():
        if time.monotonic() >= until:
            raise DeviceError(DEVICE, Fault.CARD_MOVED, f"no card within {args.wait:g} s")
        time.sleep(POLL_S)
    _show(reader.read())


def _parse(args: Namespace) -> int:
    try:
        card = _card_in(args.hex)
    except ValueError as error:
        print(f"not a reply with a card: {error}", file=sys.stderr)
        return 1
    _show(card)
    return 0


def _card_in(text: str) -> IdCard:
    reply = codec.decode_reply(_bytes_of(text))
    answered = [command for command in Command if codec.answers(command, reply)]
    if Command.READ not in answered:
        asked = " or ".join(command.hex(" ") for command in answered) or "something else"
        raise ValueError(f"this is a reply to {asked}, expected one to {Command.READ.hex(' ')} or 30 10")
    if reply.sw3 != codec.OK:
        meaning = codec.SW3_MEANING.get(reply.sw3, "unknown")
        raise ValueError(f"status is {reply.sw3:02x} ({meaning}), expected {codec.OK:02x}")
    card = card_text.decode_card(*card_text.decode_read(reply.data))
    number.require_plausible(card)
    return noted(card)


def _bytes_of(text: str) -> bytes:
    """The bytes of a frame as captures and logs write them. ValueError: no hex digits, or none at all."""
    words = [re.sub("^0x", "", word, flags=re.IGNORECASE) for word in re.split(r"[\s:,;-]+", text) if word]
    try:
        frame = b"".join(bytes.fromhex(word) for word in words)
    except ValueError:
        raise ValueError("expected hex digits, two for each byte, with or without blanks, colons or 0x") from None
    if not frame:
        raise ValueError(f"no bytes at all, expected a whole reply: {codec.PREAMBLE.hex(' ')} …")
    return frame


def _show(card: IdCard) -> None:
    for oddity in card.odd:
        print(f"warning: {oddity}", file=sys.stderr)
    print(_json(card))


def _json(card: IdCard) -> str:
    shown = {field.name: _plain(getattr(card, field.name)) for field in fields(card)}
    shown["ethnic_name"] = ETHNIC_NAMES.get(card.ethnic_code, "")
    shown["name"] = _spelled(card.name)
    if shown["name"] != card.name:
        shown["name_on_chip"] = card.name_on_chip or card.name
    return "\n".join(map(seen, json.dumps(shown, ensure_ascii=False, indent=2).split("\n")))


def _spelled(name: str) -> str:
    """With the code of a private character, which no font draws as the one that is meant."""
    return "".join(f"[U+{ord(one):04X}]" if category(one) == "Co" else one for one in name)


def _plain(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case Enum():
            return value.name
        case bytes():
            return {"bytes": len(value), "sha256": hashlib.sha256(value).hexdigest()}
    return value
