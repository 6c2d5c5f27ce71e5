"""Where applications stand: this terminal's queue is asked first, then the office. Knows no screen."""

import hmac
from collections.abc import Mapping
from typing import Any

from kiosk.backend.replies import GatewayError
from kiosk.model.effects import FindApplication
from kiosk.model.mark import mark
from kiosk.runtime.ports import Ports
from offline_cache.entry import Entry
from offline_cache.numbers import number_is_valid

_LOCAL = {"waiting": "saved", "parked": "parked"}


def find_applications(wanted: FindApplication, ports: Ports, key: str) -> list[dict[str, str]]:
    """{number, kind, state, since} of each, newest first. `key`: the idempotency key of the question.

    A number that nobody has proved is not repeated, it is "": whoever makes a code chooses what stands in it.

    GatewayError: the office does not answer, or its answer cannot be used, and nothing is known here; or it refuses.
    """
    return _by_number(wanted, ports, key) if wanted.number else _of_person(wanted.person, ports, key)


def _by_number(wanted: FindApplication, ports: Ports, key: str) -> list[dict[str, str]]:
    """Only for who holds the receipt: numbers can be guessed, the proof on it cannot."""
    ours = wanted.number.startswith(f"{ports.terminal}-")
    proved = ours and hmac.compare_digest(ports.receipt_mac(wanted.number), wanted.mac)
    if ours is not proved or not number_is_valid(wanted.number):
        mark("number-of-nobody")
        return [_one({"state": "unknown"})]
    here = ports.records.find(wanted.number)
    if here in _LOCAL and (mine := ports.records.pending(lambda entry: entry.number == wanted.number)):
        return [_kept(entry) for entry in mine]
    # Given to two people: whose slip this is, it does not say.
    renumbered = [_kept(entry) for entry in ports.records.pending(lambda entry: entry.formerly == wanted.number)]
    silent = {"number": wanted.number if proved else "", "state": "submitted" if here else "unanswered"}
    return renumbered + _by_office(wanted, ports, key, silent if here or not renumbered else {}, alone=not renumbered)


def _by_office(
    wanted: FindApplication, ports: Ports, key: str, silent: Mapping[str, str], *, alone: bool
) -> list[dict[str, str]]:
    """`alone`: nothing else is known of the number, so something has to be said. `silent`: what is said where the
    office does not answer.
    """
    try:
        reply = dict(ports.office.ask("application", {"number": wanted.number, "mac": wanted.mac}, key))
    except GatewayError as error:
        unusable = error.kind == "off-contract" and silent.get("state") == "unanswered"  # it has answered
        if error.kind == "refused" or unusable:
            raise
        mark("office-silent-about-number")
        return [_one(silent)] if silent else []
    others = [_one(one) for one in reply.get("renumbered", ())] if reply.get("genuine") else []
    if not reply.get("genuine"):
        reply = {"state": "unknown"}
    elif reply["state"] == "unknown":
        reply["state"] = "on-its-way"
    said = alone and not others
    return [*([_one(reply)] if said or reply["state"] not in ("unknown", "on-its-way") else []), *others]


def _of_person(number: str, ports: Ports, key: str) -> list[dict[str, str]]:
    mine = ports.records.pending(lambda entry: entry.payload.get("id_number") == number and bool(entry.number))
    here = [_kept(entry) for entry in mine]
    try:
        reply = ports.office.ask("applications", {"id_number": number}, key)
    except GatewayError:
        if here:
            mark("office-silent-queue-told")
            return here
        raise
    known = {one["number"] for one in here}
    return here + [_one(one) for one in reply["applications"] if one["number"] not in known]


def _one(reply: Mapping[str, Any]) -> dict[str, str]:
    names = ("number", "kind", "state", "since")
    return {name: str(reply.get(name, "unknown" if name == "kind" else "")) for name in names}


def _kept(entry: Entry) -> dict[str, str]:
    return _one({"number": entry.number, "kind": entry.payload.get("service", "unknown"), "state": _LOCAL[entry.state]})
