"""A maker's closed library that was never closed: compiled here, loaded by the product, told what to do wrong."""

import subprocess
import time
from dataclasses import replace
from pathlib import Path

from device_sim.id_card.reader import photo_block
from drivers.addresses import parse
from drivers.api.id_card import IdCard
from drivers.id_card.card_text import encode_card, encode_newest_address
from drivers.id_card.ethnic import ETHNIC_NAMES
from drivers.id_card.program_driver import ProgramReader, at
from drivers.transports.framing import Clock
from drivers.transports.host import THIS_MACHINE

SOURCE = Path(__file__).with_name("maker.c")
SAM_ID = "05.03-20120629-0000202551-1234567890"
SEXES = {"1": "男", "2": "女"}


class MakerLibrary:
    """The library in a folder, and the reader behind it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "libmaker.so"
        command = ["cc", "-shared", "-fPIC", "-O0", "-w", f'-DSTATE="{folder}"', "-o", str(self.path), str(SOURCE)]
        subprocess.run(command, check=True)

    def reader(
        self, model: str, patience: float | None = None, options: str = "", clock: Clock = time.monotonic
    ) -> ProgramReader:
        """`patience`: seconds for a call where those of an address are too many for a test; `clock` goes with it."""
        address = parse("id_card", f"process://{self.path}?model={model}{options}")
        reader = at(address, THIS_MACHINE)
        return reader if patience is None else ProgramReader(THIS_MACHINE.open_line(address), clock, patience)

    def is_well(self) -> None:
        """Nothing is wrong, and no card lies there."""
        for file in self.folder.iterdir():
            if file != self.path:
                file.unlink()
        self.gives("sam_id", SAM_ID.encode())

    def lay(self, card: IdCard, encoding: str = "gb18030") -> None:
        self.gives("card", b"")
        self.gives("chip", encode_card(card))
        self.gives("photo", card.photo or photo_block(card))
        if card.newest_address:
            self.gives("newest", encode_newest_address(card.newest_address))
        day = "%Y%m%d"
        for call, text in {
            "GetPeopleName": card.name,
            "GetPeopleSex": SEXES[card.sex],
            "GetPeopleNation": ETHNIC_NAMES[card.ethnic_code].removesuffix("族"),
            "GetPeopleBirthday": f"{card.birth:%Y-%m-%d}",
            "GetPeopleAddress": card.address,
            "GetPeopleIDCode": card.number,
            "GetDepartment": card.authority,
            "GetStartDate": card.valid_from.strftime(day) if card.valid_from else "",
            "GetEndDate": card.valid_to.strftime(day) if card.valid_to else "长期",
        }.items():
            self.gives(call, text.encode(encoding))

    def lift(self) -> None:
        (self.folder / "card").unlink()

    def gives(self, name: str, data: bytes) -> None:
        (self.folder / name).write_bytes(data)

    def does(self, call: str, misdeed: str) -> None:
        self.gives(f"{call}.does", misdeed.encode())

    def returns(self, call: str, value: int) -> None:
        self.gives(f"{call}.returns", str(value).encode())

    def mend(self, call: str) -> None:
        for kind in ("does", "returns"):
            (self.folder / f"{call}.{kind}").unlink(missing_ok=True)


def by_chip(card: IdCard) -> IdCard:
    """As a library that gives the chip's own bytes has it read."""
    return replace(card, photo=card.photo or photo_block(card))
