"""`kiosk catalogue`: tells everything that is wrong in the services' folders, and begins another."""

import json
from dataclasses import asdict
from pathlib import Path

from kiosk.app.catalogue import examined
from kiosk.catalogue.load import SERVICES, Checked
from kiosk.catalogue.new import APPLICATION, CERTIFICATE, write_service


def check(services: Path | None, *, as_json: bool = False) -> int:
    """Prints every mistake of every service: a line each, or as JSON. 1: there is one."""
    checked = examined(services or SERVICES, thorough=True)
    print(_json(checked) if as_json else _lines(checked))
    return 1 if checked.mistakes else 0


def new(department: str, service: str, services: Path | None, *, certificate: bool = False) -> int:
    """Writes the folder and says which files it holds. ValueError: it cannot."""
    pattern = CERTIFICATE if certificate else APPLICATION
    for file in write_service(services or SERVICES, department, service, pattern):
        print(file)
    return 0


def _lines(checked: Checked) -> str:
    mistaken = {mistake.file.rpartition("/")[0] for mistake in checked.mistakes}
    folders = [f"{one.head.department}/{one.head.id.replace('-', '_')}" for one in checked.services]
    services, mistakes = sum(one not in mistaken for one in folders), len(checked.mistakes)
    well = "1 service is well" if services == 1 else f"{services} services are well"
    wrong = "1 mistake" if mistakes == 1 else f"{mistakes} mistakes"
    return "\n".join([*map(str, checked.mistakes), f"{well}, {wrong}"])


def _json(checked: Checked) -> str:
    heads = [service.head for service in checked.services]
    services = [{"id": head.id, "department": head.department, "verified": head.verified} for head in heads]
    told = {"services": services, "mistakes": [asdict(mistake) for mistake in checked.mistakes]}
    return json.dumps(told, ensure_ascii=False, indent=1)
