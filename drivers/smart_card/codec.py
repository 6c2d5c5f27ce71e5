"""Commands and answers of social-security cards, bytes to values and back. Pure.

ISO/IEC 7816-4 commands; application, files and records are those of LD/T 32, as independent programs that read such
cards have them [A]. The text of LD/T 32 itself was not read. Where programs differ it is an argument.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from drivers.api.smart_card import SocialCard
from drivers.id_card.private_use import with_real_characters

APPLICATION = b"sx1.sh." + bytes.fromhex("C9 E7 BB E1 B1 A3 D5 CF")  # "social security" in GBK; its identifier [A]
APPLICATION_BYTES = 15
CARD_FILE, HOLDER_FILE = 0xEF05, 0xEF06
OK, MORE, LENGTH = 0x9000, 0x61, 0x6C  # the first whole, of the others the first byte: the second counts bytes
NO_APPLICATION = 0x6A82
WITHHELD = 0x6982
NO_RECORD = (0x6A83, 0x6A82, 0x6A88)
RECORD_HEAD = 2  # bytes: tag and length
MOST_SHORT = 256  # bytes of data in an answer
MEANING = {
    0x6300: "verification failed",
    0x6700: "wrong length",
    0x6982: "security status not satisfied",
    0x6983: "blocked",
    0x6985: "conditions not satisfied",
    0x6986: "no file is selected",
    0x6A81: "function not supported",
    0x6A82: "no such file or application",
    0x6A83: "no such record",
    0x6A86: "wrong P1 or P2",
    0x6D00: "instruction not known",
    0x6E00: "class not known",
}


class Field(IntEnum):
    """A record's tag [A]."""

    CODE = 0x01
    CARD_CLASS = 0x02
    VERSION = 0x03
    ISSUER = 0x04
    ISSUED = 0x05
    VALID_TO = 0x06
    CARD_NUMBER = 0x07
    NUMBER = 0x08
    NAME = 0x09
    SEX = 0x0A
    ETHNIC = 0x0B
    BIRTH_PLACE = 0x0C
    BIRTH = 0x0D


BYTES = {
    Field.CODE: 16, Field.CARD_CLASS: 1, Field.VERSION: 4, Field.ISSUER: 12, Field.ISSUED: 4, Field.VALID_TO: 4,
    Field.CARD_NUMBER: 9, Field.NUMBER: 18, Field.NAME: 30, Field.SEX: 1, Field.ETHNIC: 1, Field.BIRTH_PLACE: 3,
    Field.BIRTH: 4,
}  # fmt: skip
FILES: Mapping[int, Mapping[Field, int]] = {  # in each file the records' numbers; 3 of the holder's is a name's end [U]
    CARD_FILE: {field: int(field) for field in Field if field <= Field.CARD_NUMBER},
    HOLDER_FILE: {
        Field.NUMBER: 1, Field.NAME: 2, Field.SEX: 4, Field.ETHNIC: 5, Field.BIRTH_PLACE: 6, Field.BIRTH: 7,
    },
}  # fmt: skip


class Answer(NamedTuple):
    """What a card has answered."""

    data: bytes
    status: int  # of two bytes

    @property
    def words(self) -> str:
        """For a technician; of the data nothing."""
        says = f"{self.status:04x}"
        if self.status >> 4 == 0x63C:
            return f"{says}, {self.status & 0xF} tries are left"
        return f"{says}, {MEANING[self.status]}" if self.status in MEANING else says


def select_application() -> bytes:
    assert len(APPLICATION) == APPLICATION_BYTES
    command = bytes((0x00, 0xA4, 0x04, 0x00, len(APPLICATION))) + APPLICATION
    assert len(command) == 5 + command[4]
    return command


def select_file(file: int, way: int = 0x02) -> bytes:
    """`way`: P1, 02 or 00 [A]: programs differ."""
    assert file in FILES
    assert way in (0x00, 0x02)
    return bytes((0x00, 0xA4, way, 0x00, 2)) + file.to_bytes(2, "big")


def read_record(field: Field, *, by_number: bool = False) -> bytes:
    """By the record's tag, or by its number in its file [A]: cards may know one of them alone."""
    assert field in BYTES
    number = next(records[field] for records in FILES.values() if field in records)
    which = (number, 0x04) if by_number else (field, 0x00)
    command = bytes((0x00, 0xB2, *which, BYTES[field] + RECORD_HEAD))
    assert len(command) == 5
    return command


def get_response(count: int) -> bytes:
    """What is still to come; `count` as the card has said, 0 for 256."""
    assert 0 <= count < MOST_SHORT
    command = bytes((0x00, 0xC0, 0x00, 0x00, count))
    assert len(command) == 5
    return command


def with_length(command: bytes, count: int) -> bytes:
    """The same with the length that the card wants. A command without data ends with it."""
    assert len(command) >= 5
    assert 0 <= count < MOST_SHORT
    data_only = len(command) > 5 and len(command) == 5 + command[4]
    return (command if data_only else command[:-1]) + bytes((count,))


def decode_answer(data: bytes) -> Answer:
    """ValueError: too short to be one."""
    assert isinstance(data, bytes)
    if len(data) < 2:
        raise ValueError(f"an answer of {len(data)} bytes, expected at least 2")
    answer = Answer(data[:-2], int.from_bytes(data[-2:], "big"))
    assert len(answer.data) + 2 == len(data)
    return answer


def encode_record(field: Field, value: bytes) -> bytes:
    """Tag, length, value."""
    assert len(value) == BYTES[field]
    record = bytes((field, len(value))) + value
    assert len(record) == RECORD_HEAD + BYTES[field]
    return record


def value_of(field: Field, record: bytes) -> bytes:
    """ValueError, which quotes nothing of it: it is no such record."""
    assert field in BYTES
    if len(record) < 2 or record[0] != field:
        raise ValueError(f"record {field:02x} begins otherwise, expected its tag")
    value = record[2 : 2 + record[1]]
    if len(value) != record[1] or len(value) != BYTES[field]:
        raise ValueError(f"record {field:02x}: {len(value)} bytes, it says {record[1]}, expected {BYTES[field]}")
    assert encode_record(field, value) == record[: 2 + len(value)]
    return value


def decode_card(values: Mapping[Field, bytes], withheld: tuple[Field, ...] = ()) -> SocialCard:
    """The card of which these records were read. ValueError: it says no version, so nobody knows what it is."""
    assert not set(withheld) & set(values)
    version = _ascii(values.get(Field.VERSION, b""))
    if not re.fullmatch(r"[0-9]\.[0-9]{2}", version):
        raise ValueError("the version is none, expected such as 2.00")
    odd: list[str] = []
    card = SocialCard(
        version=version,
        card_class=_ascii(values.get(Field.CARD_CLASS, b"")),
        code=values.get(Field.CODE, b"").hex().upper(),
        issuer=values.get(Field.ISSUER, b"").hex().upper(),
        issued=_date("issued", values.get(Field.ISSUED, b""), odd),
        valid_to=_date("valid_to", values.get(Field.VALID_TO, b""), odd),
        card_number=_ascii(values.get(Field.CARD_NUMBER, b"")),
        number=_ascii(values.get(Field.NUMBER, b"")),
        name=_text("name", values.get(Field.NAME, b""), odd),
        sex=_ascii(values.get(Field.SEX, b"")),
        ethnic_code=values.get(Field.ETHNIC, b"").hex(),
        birth_place=values.get(Field.BIRTH_PLACE, b"").hex(),
        birth=_date("birth", values.get(Field.BIRTH, b""), odd),
        withheld=tuple(field.name.lower() for field in withheld),
        odd=tuple(odd),
    )
    assert card.version == version
    return card


def encode_card(card: SocialCard) -> dict[Field, bytes]:
    """The records that such a card holds. ValueError: its name is too long, or no text of GB18030's."""
    assert len(card.code) == 2 * BYTES[Field.CODE]
    values = {
        Field.CODE: bytes.fromhex(card.code),
        Field.CARD_CLASS: card.card_class.encode("ascii"),
        Field.VERSION: card.version.encode("ascii"),
        Field.ISSUER: bytes.fromhex(card.issuer),
        Field.ISSUED: _bcd(card.issued),
        Field.VALID_TO: _bcd(card.valid_to),
        Field.CARD_NUMBER: card.card_number.encode("ascii").ljust(BYTES[Field.CARD_NUMBER], b"\0"),
        Field.NUMBER: card.number.encode("ascii").ljust(BYTES[Field.NUMBER], b"\0"),
        Field.NAME: _padded(card.name),
        Field.SEX: card.sex.encode("ascii"),
        Field.ETHNIC: bytes.fromhex(card.ethnic_code),
        Field.BIRTH_PLACE: bytes.fromhex(card.birth_place),
        Field.BIRTH: _bcd(card.birth),
    }
    assert {field: len(value) for field, value in values.items()} == BYTES
    return values


def _padded(name: str) -> bytes:
    data = name.encode("gb18030")
    if len(data) > BYTES[Field.NAME]:
        raise ValueError(f"a name of {len(data)} bytes, expected at most {BYTES[Field.NAME]}")
    return data.ljust(BYTES[Field.NAME], b"\0")


def _bcd(day: date | None) -> bytes:
    return bytes.fromhex(f"{day:%Y%m%d}") if day else b"\xff" * 4


def _ascii(value: bytes) -> str:
    """Without its padding, 00 or FF [A]. Bytes that are no ASCII are replaced, so that nothing else reads as whole."""
    return value.rstrip(b"\0\xff ").decode("ascii", "replace")


def _text(name: str, value: bytes, odd: list[str]) -> str:
    """GBK, padded with 00 or FF [A]. GB18030 holds all of GBK, and what cards need beyond it.

    Of the rare characters that GBK has no place for in Unicode, Python's table knows most.
    """
    cut = value.partition(b"\0")[0].rstrip(b"\xff ")
    text = with_real_characters(cut.decode("gb18030", "replace"))
    if "\ufffd" in text or not text.isprintable():
        odd.append(f"{name} is no text, expected Chinese characters in GBK")
        return ""
    return text


def _date(name: str, value: bytes, odd: list[str]) -> date | None:
    """Four bytes BCD. Left empty, 00 or FF, it is none."""
    if not value.strip(b"\0") or not value.strip(b"\xff"):
        return None
    with suppress(ValueError):
        if re.fullmatch("[0-9]{8}", digits := value.hex()):
            return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    odd.append(f"{name} is no day, expected YYYYMMDD")
    return None
