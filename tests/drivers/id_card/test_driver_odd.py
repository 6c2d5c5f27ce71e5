"""Cards that say what a card should not, and modules that do not tell everything: the card is read, and it is noted."""

from dataclasses import replace
from datetime import date

import pytest

from device_sim.people import person
from drivers.api.errors import Fault
from drivers.id_card import codec
from drivers.id_card.codec import Command
from drivers.id_card.driver import NO_ADDRESS, TIMEOUT_S, TRIES
from tests.drivers.id_card.desk import CHEN, Desk, as_read, set_up_desk

BIRTH, NUMBER, SEX, VALID_FROM, VALID_TO = 36, 122, 30, 188, 204
HER = person("anna-schmidt").card  # a foreigner's card of 2023


def desk_with(overwritten: dict[int, str], *, refind: bool = True) -> Desk:
    desk = set_up_desk()
    desk.module.lying = "found" if refind else "unseen"
    desk.module.overwritten = overwritten
    desk.module.insert_card(CHEN)
    return desk


@pytest.mark.hits("odd-card-read-twice")
@pytest.mark.parametrize("refind", [True, False])
def test_a_card_that_ends_on_a_day_that_does_not_exist_is_read(refind: bool) -> None:
    desk = desk_with({VALID_FROM: "20160229", VALID_TO: "20260229"}, refind=refind)
    card = desk.reader.read()
    assert (card.valid_from, card.valid_to) == (date(2016, 2, 29), date(2026, 2, 28))
    assert len(card.odd) == 1
    assert card.odd[0].startswith("valid_to is a day that no calendar has")
    assert replace(card, odd=(), valid_to=CHEN.valid_to, valid_from=CHEN.valid_from) == as_read(CHEN)


@pytest.mark.parametrize("said", ["长期", "长期有效"])
def test_a_card_without_end_has_none_and_nothing_odd(said: str) -> None:
    card = desk_with({VALID_TO: f"{said:8}"}).reader.read()
    assert (card.valid_to, card.odd) == (None, ())


@pytest.mark.parametrize(
    ("overwritten", "odd"),
    [
        ({SEX: "2"}, "the number says another sex than the card"),
        ({BIRTH: f"{CHEN.birth.year - 1}{CHEN.birth:%m%d}"}, "the number says another birth date than the card"),
        ({SEX: "7"}, "sex is none of GB/T 2261.1"),
    ],
)
def test_a_number_that_contradicts_the_card_is_noted_and_not_refused(overwritten: dict[int, str], odd: str) -> None:
    desk = desk_with(overwritten)
    card = desk.reader.read()
    assert card.number == CHEN.number
    assert [said.partition(",")[0] for said in card.odd] == [odd]
    assert not any(value in said for said in card.odd for value in (card.number, card.name, f"{card.birth:%Y%m%d}"))


def test_a_foreigners_number_that_says_another_birth_is_noted() -> None:
    desk = set_up_desk()
    desk.module.insert_card(HER)
    assert desk.reader.read().odd == ()
    desk.module.overwritten = {BIRTH: "19700101"}
    desk.module.insert_card(HER)
    assert desk.reader.read().odd == ("the number says another birth date than the card, expected the same",)


def test_a_card_that_contradicts_itself_only_once_was_garbled_on_the_line() -> None:
    desk = desk_with({SEX: "2"})

    def mend(_sent: bytes) -> None:
        if desk.asked(Command.READ):
            desk.module.overwritten = {}

    desk.wire.heard = mend
    assert desk.reader.read() == as_read(CHEN)
    assert desk.asked(Command.READ) == 2


def test_a_card_that_contradicts_itself_and_leaves_is_the_card_that_was_read() -> None:
    desk = desk_with({SEX: "2"})

    def leave(_sent: bytes) -> None:
        if desk.asked(Command.READ):
            desk.module.remove_card()

    desk.wire.heard = leave
    card = desk.reader.read()
    assert (card.number, len(card.odd)) == (CHEN.number, 2)
    assert NO_ADDRESS in card.odd


def test_a_card_in_order_is_read_once() -> None:
    desk = desk_with({})
    assert desk.reader.read() == as_read(CHEN)
    assert desk.asked(Command.READ) == 1


# --- the appended address -------------------------------------------------------------------------------------------


@pytest.mark.hits("newest-address-not-told")
def test_a_module_that_is_silent_on_the_appended_address_costs_the_address_and_not_the_card() -> None:
    desk = desk_with({})
    desk.module.silent_to = {Command.NEWEST_ADDRESS}
    for _ in range(3):
        begun = desk.wire.now
        card = desk.reader.read()
        assert replace(card, odd=()) == as_read(replace(CHEN, newest_address=""))
        assert card.odd == (NO_ADDRESS,)
        assert desk.wire.now - begun < TIMEOUT_S[Command.NEWEST_ADDRESS] + 1.2
    assert desk.asked(Command.RESET) == 0


@pytest.mark.parametrize("state", [codec.READ_FAILED, 0x23, 0x24, 0x33, 0x40, 0x47, 0x50])
def test_a_module_that_cannot_read_the_appended_address_costs_no_card_either(state: int) -> None:
    desk = desk_with({})
    desk.module.answers = {Command.NEWEST_ADDRESS: (state, b"")}
    card = desk.reader.read()
    assert (card.name, card.odd) == (CHEN.name, (NO_ADDRESS,))
    assert desk.asked(Command.READ) <= TRIES


def test_a_card_that_has_no_appended_address_is_nothing_odd() -> None:
    desk = desk_with({})
    desk.module.insert_card(replace(CHEN, newest_address=""))
    assert desk.reader.read().odd == ()


# --- a line that was dropped ----------------------------------------------------------------------------------------


@pytest.mark.hits("reader-dropped-an-idle-line")
def test_an_idle_line_that_was_dropped_is_opened_anew() -> None:
    desk = desk_with({})
    desk.reader.status()
    desk.wire.dropped = True
    assert desk.reader.find()
    assert desk.reader.read() == as_read(CHEN)
    desk.wire.unplugged = True
    assert desk.fault_of(desk.reader.find).fault is Fault.OFFLINE
