"""What the doctor finds of the machine's watchdog, where no running terminal holds it. Knows files, opens none."""

from drivers.api.errors import DeviceError
from drivers.watchdog.device import look
from kiosk.config.settings import Config
from kiosk.model.text import Text
from kiosk.problems.table import problem_for
from kiosk.technician.finding import Finding, ill, well

PART = "watchdog"


def watchdog_findings(config: Config) -> list[Finding]:
    """One where `[watchdog]` names one. To ask it how it is would start it, so it is only looked for."""
    device = config.watchdog.device
    if device is None:
        return []
    try:
        look(device)
    except DeviceError as error:
        return [ill(PART, problem_for(error))]
    return [well(PART, Text("doctor-watchdog", {"file": str(device)}, private=False))]
