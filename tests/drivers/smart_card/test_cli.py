"""The technician's commands for the reader of chip cards, as typed at a shell."""

import json
import os
import subprocess
import sys

from device_sim.smart_card.card import SimSocialCard, social_card
from device_sim.smart_card.reader import SimSmartCardReader
from device_sim.smart_card.vpcd import InVpcd
from device_sim.tcp_port import TcpPort
from tests.drivers.smart_card.bench import CHEN
from tests.drivers.transports.pcscd import READER, the_pcscd


def typed(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "drivers", "smart_card", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)


def test_the_technician_reads_a_card_behind_the_real_pcscd() -> None:
    pcscd = the_pcscd()
    pcscd.start()
    card = InVpcd(SimSocialCard(social_card(CHEN, "3.00")), pcscd.port)
    assert os.environ["PCSCLITE_CSOCK_NAME"] == str(pcscd.path)
    done = typed("read", "--port", "pcsc://0")
    card.pull()
    said = json.loads(done.stdout)
    assert (done.returncode, said["version"], said["issued"], said["name"]) == (0, "3.00", "2021-03-01", "")
    assert said["withheld"][:3] == ["card_number", "number", "name"]


def test_the_technician_asks_how_a_reader_is_and_watches_it() -> None:
    port = TcpPort(SimSmartCardReader, "smart_card")
    assert isinstance(port.device, SimSmartCardReader)
    port.device.insert(SimSocialCard(social_card(CHEN)))
    assert typed("status", "--port", port.address).stdout == "a card is in it\n"
    assert typed("watch", "--port", port.address, "--wait", "0.1").stdout == "a card is in it\n"
    port.device.remove()
    done = typed("read", "--port", port.address, "--wait", "0.1")
    port.close()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "waiting for a card\nsmart_card: card_moved (no card in the reader)\n"


def test_a_reader_that_is_not_there_is_told_with_those_that_are() -> None:
    the_pcscd().start()
    done = typed("status", "--port", "pcsc://ACR39U")
    assert done.returncode == 1
    assert f"not plugged in; of card readers there is pcsc://{READER.replace(' ', '%20')} and" in done.stderr
