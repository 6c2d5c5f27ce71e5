"""What Chen may ask: every question of every contract, with what must be sent."""

from device_sim.backend import contracts
from device_sim.backend.published import sample_sent
from tests.device_sim.backend.terminal import CHEN

AGREED = contracts.read()
_CHEN = {"sent": {**AGREED.sample["sent"], "id_number": CHEN.number, "name": CHEN.name}}
QUERIES = {
    one.name: {name: value for name, value in sample_sent(one, _CHEN).items() if name in one.send["required"]}
    for one in AGREED.questions.values()
}
