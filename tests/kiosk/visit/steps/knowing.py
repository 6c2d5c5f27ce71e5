"""What a step is asked with."""

from kiosk.visit.facts import Facts
from kiosk.visit.step import Context
from tests.kiosk.play import (
    ALLOWANCE,
)

NOTHING = Context({})


def knowing(facts: Facts, service: str = ALLOWANCE) -> Context:
    """What a step is asked with that has nothing in mind yet."""
    return Context(facts, service=service)
