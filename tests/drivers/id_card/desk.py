"""An identity-card reader on a desk: the real driver, the simulated module, and a wire with virtual time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from device_sim.id_card.reader import SimIdCardReader, photo_block
from device_sim.people import person
from device_sim.port import Loopback
from drivers.api.errors import DeviceError
from drivers.api.id_card import CardLayout, IdCard, PhotoDecoder
from drivers.id_card.codec import Command
from drivers.id_card.driver import NO_PHOTO, SdtReader

CHEN = person("chen-jianming").card


@dataclass
class Desk:
    """A reader, the module it drives, and the wire between them."""

    reader: SdtReader
    module: SimIdCardReader
    wire: Loopback

    def asked(self, command: Command) -> int:
        return self.module.commands.count(command)

    def fault_of(self, act: Callable[[], object]) -> DeviceError:
        with pytest.raises(DeviceError) as caught:
            act()
        assert caught.value.device == "id_card"
        assert not caught.value.began
        return caught.value


def set_up_desk(photos: PhotoDecoder = NO_PHOTO, lying: str = "unseen") -> Desk:
    modules: list[SimIdCardReader] = []

    def build(emit: Callable[[bytes, float], None]) -> SimIdCardReader:
        modules.append(SimIdCardReader(emit))
        return modules[0]

    wire = Loopback(build)
    modules[0].lying = lying
    return Desk(SdtReader(wire.open, clock=wire.clock, photos=photos, lying=lying), modules[0], wire)


def as_read(card: IdCard) -> IdCard:
    return replace(card, photo=card.photo or photo_block(card))


GOLDEN_CARD = IdCard(
    layout=CardLayout.CITIZEN,
    name="张三",
    number="440100199001010015",
    sex="1",
    birth=date(1990, 1, 1),
    valid_from=date(2020, 6, 30),
    valid_to=None,
    ethnic_code="01",
    address="广东省广州市",
    authority="广州市公安局",
)
