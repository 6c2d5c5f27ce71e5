"""What an identity-card reader offers, and what a card says."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Protocol

from drivers.api.status import DeviceStatus


class CardLayout(Enum):
    """The four text layouts; the value is the type character on the chip."""

    CITIZEN = " "
    HK_MACAO_TAIWAN = "J"
    FOREIGN_2017 = "I"
    FOREIGN_2023 = "Y"


@dataclass(frozen=True, slots=True)
class IdCard:
    """What an identity card says about its holder. Empty string: this layout has no such field."""

    layout: CardLayout
    name: str  # Chinese name
    number: str
    sex: str  # GB/T 2261.1: "0" unknown, "1" male, "2" female, "9" unspecified
    birth: date
    valid_from: date | None  # None: nobody can tell
    valid_to: date | None  # None: 长期, no end; or nobody can tell (see `odd`)
    name_on_chip: str = ""  # as the chip writes it, where that is an old private code of a rare character
    english_name: str = ""
    ethnic_code: str = ""  # GB/T 3304, two digits
    address: str = ""  # as first printed
    newest_address: str = ""  # appended later; "" when the card has none, or the reader does not tell (see `odd`)
    authority: str = ""
    nationality: str = ""  # GB/T 2659, three letters
    pass_number: str = ""  # 通行证号码
    issues: str = ""  # 签发次数 / 换证次数
    odd: tuple[
        str, ...
    ] = ()  # what it should not say, in sentences that quote nothing of it; its holder is not at fault
    photo: bytes = field(default=b"", repr=False)  # the chip's own 1024-byte block, not a picture
    picture: bytes = field(default=b"", repr=False)  # PNG; empty where the chip's block cannot be decoded


class Presence(Enum):
    """Whether the card that was read last still lies on the reader."""

    THERE = "there"
    GONE = "gone"
    UNTOLD = "untold"  # this module does not tell


class PhotoDecoder(Protocol):
    """Turns the chip's proprietary photo block into a picture; a vendor's library goes behind this."""

    def decode(self, block: bytes) -> bytes | None:
        """PNG bytes, or None where no picture can be made."""
        ...


class IdCardReader(Protocol):
    def status(self) -> DeviceStatus:
        """Return when the reader is ready; raise DeviceError otherwise."""
        ...

    def identity(self) -> str: ...

    def find(self) -> bool:
        """True when a card has come into the field."""
        ...

    def read(self) -> IdCard:
        """Read the card in the field: find, select, text and photo, newest address."""
        ...

    def presence(self) -> Presence:
        """How it is with the card that was read last; a card that was never lifted is no other one."""
        ...

    def close(self) -> None:
        """Let go of the port; the next call opens it again."""
        ...
