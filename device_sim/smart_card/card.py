"""A social-security card made of software: commands in, answers out. Knows no reader.

The keys and the function of its security module are invented: real ones are secret, and no card of an office would
take them.
"""

import hashlib
from datetime import date

from drivers.api.id_card import IdCard
from drivers.api.smart_card import SocialCard
from drivers.smart_card.codec import (
    APPLICATION,
    CARD_FILE,
    FILES,
    HOLDER_FILE,
    Field,
    encode_card,
    encode_record,
)

ATR = bytes.fromhex("3B 68 00 00 00 73 C8 40 13 00 90 00")  # T=0 alone
ATR_T1 = bytes.fromhex("3B E8 00 00 81 31 FE 45 00 73 C8 40 13 00 90 00 9B")  # T=1 alone, with its check byte
KEY = b"an invented key"
THIRD = "3.00"
VERSIONS = ("1.00", "2.00", THIRD)
OK, MORE, LENGTH = 0x9000, 0x6100, 0x6C00
WRONG_LENGTH, WITHHELD, NO_FILE_SELECTED, NO_FILE, NO_RECORD = 0x6700, 0x6982, 0x6986, 0x6A82, 0x6A83
NOT_KNOWN, NO_CLASS = 0x6D00, 0x6E00
_SELECT, _READ, _MORE, _CHALLENGE, _AUTHENTICATE, _VERIFY = 0xA4, 0xB2, 0xC0, 0x84, 0x82, 0x20
_FREE_OF_THIRD = {Field.CODE, Field.CARD_CLASS, Field.VERSION, Field.ISSUER, Field.ISSUED, Field.VALID_TO}


def cryptogram(challenge: bytes) -> bytes:
    """What the invented security module answers to a card's eight random bytes."""
    return hashlib.sha256(KEY + challenge).digest()[:16]


def social_card(holder: IdCard, version: str = "2.00") -> SocialCard:
    """The card of somebody invented. ValueError: no such card is given out to him."""
    if version not in VERSIONS:
        raise ValueError(f"version {version!r}, expected one of {', '.join(VERSIONS)}")
    digits = int.from_bytes(hashlib.sha256(holder.number.encode()).digest()[:4], "big") % 10**8
    return SocialCard(
        version=version,
        card_class="1",
        code="440100D15600000599000001FFFFFFFF",
        issuer="010100440100000000000000",
        issued=date(2021, 3, 1),
        valid_to=date(2031, 3, 1),
        card_number=f"A{digits:08}",
        number=holder.number,
        name=holder.name,
        sex=holder.sex,
        ethnic_code=holder.ethnic_code or "97",
        birth_place=holder.number[:6] if holder.number[:6].isdecimal() else "000000",
        birth=holder.birth,
    )


class SimSocialCard:
    """Faults: `withholds`, `no_application`, `cut_records`, `broken`. `says`: what it says to one command; then all."""

    def __init__(self, card: SocialCard, *, t0: bool = True) -> None:
        """`t0`: it speaks T=0, so that a command says either how much comes or what is sent, and never both."""
        self.card = card
        self.t0 = t0
        self.withholds = card.version == THIRD
        self.no_application = False  # it says it has none, and answers all the same
        self.cut_records = False  # the last byte of every record is lost
        self.by_number = False  # it does not know its records by their tags
        self.verified = 0  # how often somebody has shown it a PIN: never, or it locks itself
        self.commands: list[bytes] = []
        self._records = encode_card(card)
        self.off()

    @property
    def atr(self) -> bytes:
        return ATR if self.t0 else ATR_T1

    def off(self) -> None:
        """No current: it forgets what was selected, and whom it trusts."""
        self._file = 0
        self._selected = self._trusts = False
        self._rest = b""
        self._challenge = b""

    def answer(self, command: bytes) -> bytes:
        """Its answer to a command."""
        self.commands.append(command)
        if len(command) < 4:
            return _words(WRONG_LENGTH)
        if command[0]:
            return _words(NO_CLASS)
        does = {
            _SELECT: self._select, _READ: self._read, _MORE: self._more, _CHALLENGE: self._challenged,
            _AUTHENTICATE: self._authenticated, _VERIFY: self._verify,
        }  # fmt: skip
        do = does.get(command[1])
        return do(command) if do else _words(NOT_KNOWN)

    def _select(self, command: bytes) -> bytes:
        data = command[5 : 5 + command[4]] if len(command) > 4 else b""
        if command[2] == 0x04:
            if data != APPLICATION or self.no_application:
                return _words(NO_FILE)
            self._selected = True
            return self._given(bytes((0x6F, 2 + len(data), 0x84, len(data))) + data)
        file = int.from_bytes(data, "big")
        if command[2] not in (0x00, 0x02) or file not in (CARD_FILE, HOLDER_FILE):
            return _words(NO_FILE)
        self._file = file
        return _words(OK)

    def _read(self, command: bytes) -> bytes:
        if not self._file:
            return _words(NO_FILE_SELECTED)
        field = self._field(command[2], command[3])
        if field is None:
            return _words(NO_RECORD)
        if self.withholds and not self._trusts and field not in _FREE_OF_THIRD:
            return _words(WITHHELD)
        record = encode_record(field, self._records[field])
        record = record[:-1] if self.cut_records else record
        wanted = command[4] if len(command) > 4 else 0
        if self.t0 and wanted != len(record):
            return _words(LENGTH | len(record))
        return record + _words(OK)

    def _field(self, number: int, way: int) -> Field | None:
        records = FILES[self._file]
        if way & 0x04:
            return next((field for field, one in records.items() if one == number), None)
        return next((field for field in records if field == number), None) if not self.by_number else None

    def _given(self, data: bytes) -> bytes:
        """A command that carries data gets none back at once in T=0."""
        if not self.t0:
            return data + _words(OK)
        self._rest = data
        return _words(MORE | len(data))

    def _more(self, command: bytes) -> bytes:
        count = command[4] or 256 if len(command) > 4 else 0
        data, self._rest = self._rest[:count], self._rest[count:]
        return data + _words(MORE | min(len(self._rest), 0xFF) if self._rest else OK)

    def _challenged(self, _command: bytes) -> bytes:
        self._challenge = hashlib.sha256(self._challenge + KEY).digest()[:8]
        return self._challenge + _words(OK)

    def _authenticated(self, command: bytes) -> bytes:
        self._trusts = bool(self._challenge) and command[5 : 5 + command[4]] == cryptogram(self._challenge)
        self._challenge = b""
        return _words(OK if self._trusts else 0x6300)

    def _verify(self, _command: bytes) -> bytes:
        self.verified += 1
        return _words(0x63C2)


def _words(status: int) -> bytes:
    return status.to_bytes(2, "big")
