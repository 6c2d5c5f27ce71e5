"""A world's card reader on each of its plugs: what a kiosk.toml says of it, and that it reads there."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from device_sim.people import person
from device_sim.reading import PLUGS, SERIAL, SOCKET
from device_sim.usb_bus import Elsewhere, SimBus
from device_sim.world import AT_ONCE, World
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.id_card.driver import at
from tests.drivers.transports.usb import in_place_of_libusb


@pytest.mark.parametrize("plug", [SERIAL, *PLUGS])
def test_a_card_is_read_where_the_reader_is_plugged_in_and_not_where_it_was_pulled_out(
    plug: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(tmp_path, speeds=AT_ONCE)
    try:
        world.fit_id_card("found")
        world.fit_reader(plug)
        if model := PLUGS.get(plug):
            in_place_of_libusb(SimBus(elsewhere=[Elsewhere(tmp_path / SOCKET, model)]), monkeypatch)
        written = world.write_config(width=1080, height=1920, diagonal=21.5).read_text("utf-8")
        address = parse("id_card", tomllib.loads(written)["devices"]["id_card"])
        assert (address.scheme, address.options["lying"]) == ("usb" if model else "serial", "found")
        reader = at(address)
        world.tell("id_card", "insert_card", "chen-jianming")
        assert reader.read().name == person("chen-jianming").card.name
        world.tell("id_card", "unplug")
        assert fault_of(reader.status) is Fault.OFFLINE
        world.tell("id_card", "plug")
        assert fault_of(reader.status) is None
        reader.close()
    finally:
        world.close()


def fault_of(verb: Callable[[], object]) -> Fault | None:
    try:
        verb()
    except DeviceError as error:
        return error.fault
    return None
