"""What a paper needs to be drawn. Pure; knows no drawing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """One template. `needs`: the names that its data must hold, whether given one by one or as parts of a fact.

    `service`: whose own it is; "" where all services share it.
    """

    on_slip: bool
    needs: frozenset[str]
    service: str = ""
