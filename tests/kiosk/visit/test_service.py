"""What is known of a service before it is chosen, and of all of them."""

import pytest

from kiosk.model.text import Text
from kiosk.visit.service import Service, ServiceHead, catalogue_of


def service(name: str, **more: object) -> Service:
    given: dict[str, object] = {"department": "d", "icon": "", "minutes": 2, "groups": (), "needs": ()}
    given |= {"stages": ("identity", "check"), "verified": False, **more}
    return Service(ServiceHead(name, **given), ())  # type: ignore[arg-type] # told by name


def test_its_sentences_are_its_own() -> None:
    head = service("library-card").head
    assert head.title == Text("library-card/title")
    assert head.summary == Text("library-card/summary", {"minutes": 2}, private=False)


def test_a_service_is_found_by_its_name_and_read_when_it_is_chosen() -> None:
    one, other = service("library-card"), service("parking-permit")
    catalogue = catalogue_of((one, other))
    assert catalogue.head("parking-permit") == other.head
    assert catalogue.head("shoes") is None
    assert catalogue.read("library-card") is one
    with pytest.raises(KeyError):
        catalogue.read("shoes")
    assert (one.id, one.stages) == ("library-card", ("identity", "check"))


def test_what_must_be_completed_is_known_over_all_services() -> None:
    first, second = {"requested": "issued"}, {"begun": "ended"}
    assert catalogue_of((service("a", opens=first), service("b", opens=second))).opens == first | second
