"""Gives out acceptance numbers, each once, from the daily sequence in the database. Knows no row and no payload."""

from random import Random

import apsw

from offline_cache.errors import OutboxFull
from offline_cache.numbers import BY_CHANCE, LENGTH_BY_CHANCE, local_day, number_for

GENERATION_NUMBERS = 10_000  # sequence numbers a day for each database begun on this terminal


def next_number(connection: apsw.Connection, terminal: str, generation: int, now: float, dice: Random) -> str:
    """The next number of the day of `now`. To be called within a transaction. OutboxFull: there is none left.

    `generation`: how many databases this terminal had before this one.
    """
    day = local_day(now)
    before_first = generation * GENERATION_NUMBERS
    sequence = connection.execute(
        "INSERT INTO sequence VALUES(?, ?) ON CONFLICT(day) DO UPDATE SET last = last + 1 RETURNING last",
        (day, before_first + 1),
    ).get
    if sequence >= before_first + GENERATION_NUMBERS:
        raise OutboxFull(f"all acceptance numbers of {day} are given out")
    number = None
    while number is None:
        number = number_for(terminal, day, sequence, "".join(dice.choices(BY_CHANCE, k=LENGTH_BY_CHANCE)))
    return number
