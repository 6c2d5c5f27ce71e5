"""What the doctor says of a reader for chip cards behind pcscd."""

from pathlib import Path

import pytest

from device_sim.smart_card.card import SimSocialCard, social_card
from device_sim.smart_card.vpcd import InVpcd
from drivers.api.errors import DeviceError
from drivers.kinds import SMART_CARD
from drivers.open import driver_at
from kiosk.runtime.availability import look_at
from kiosk.technician.doctor import _device
from tests.drivers.smart_card.bench import CHEN
from tests.drivers.transports.pcscd import READER, the_pcscd

ADDRESS = "pcsc://Virtual%20PCD%2000%2000"


def test_a_reader_behind_pcscd_that_does_not_run_is_said_with_its_code() -> None:
    the_pcscd().stop()
    found = _device("smart_card", ADDRESS)
    assert found.code == "SMC-07"
    assert "pcscd does not run: sudo systemctl enable --now pcscd.socket" in str(found)


def test_a_reader_is_ready_with_its_name_with_and_without_a_card() -> None:
    pcscd = the_pcscd()
    pcscd.start()
    reader = driver_at(SMART_CARD, ADDRESS)
    state = look_at("smart_card", reader)
    assert (state.code, state.identity, state.evidence) == ("", READER, "no card is in it")
    card = InVpcd(SimSocialCard(social_card(CHEN)), pcscd.port)
    while not reader.poll(5.0):
        pass
    assert look_at("smart_card", reader).evidence == "a card is in it"
    card.pull()
    pcscd.stop()
    with pytest.raises(DeviceError):  # noqa: PT012 - until it has heard of it
        while True:
            reader.poll(5.0)
    assert look_at("smart_card", reader).code == "SMC-07"
    reader.close()
    assert not Path(pcscd.path).exists()
