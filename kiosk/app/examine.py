"""`kiosk doctor`: joins the technician's look at every part with the catalogue, which needs the words."""

from pathlib import Path

from drivers.addresses import first_mistake
from kiosk.app.catalogue import offered
from kiosk.config.settings import load as load_config
from kiosk.runtime.threads import Threads
from kiosk.technician.doctor import examine as examine_parts
from kiosk.technician.doctor import tell


def examine(settings: Path) -> int:
    """Say how every part is, for a technician. 0: all well. ValueError: the settings are wrong."""
    config = load_config(settings, first_mistake)
    try:
        services, wrong = offered(), ""
    except ValueError as error:
        services, wrong = (), str(error)
    return tell(examine_parts(config, services, Threads(), wrong))
