"""A card as a maker's program tells it: the chip's own bytes or its fields, and what is no card."""

import json
from base64 import b64encode
from dataclasses import replace
from datetime import date
from functools import partial
from random import Random
from typing import Any

import pytest

from device_sim.id_card.reader import photo_block
from device_sim.people import people, person
from drivers.api.id_card import CardLayout, IdCard
from drivers.id_card.card_text import encode_card, longest
from drivers.id_card.number import noted
from drivers.id_card.program_codec import NO_ADDRESS, decode_card_answer, decode_found, decode_picture, require_card
from tests.drivers.failing import failure
from tests.drivers.id_card.desk import CHEN, GOLDEN_CARD

GOLDEN = """{"fields": {"layout": "citizen", "name": "张三", "sex": "1", "ethnic_name": "汉", "birth": "19900101",
 "address": "广东省广州市", "number": "440100199001010015", "authority": "广州市公安局",
 "valid_from": "20200630", "valid_to": "长期"}, "newest_address": ""}"""


def fields_of(card: IdCard) -> dict[str, str]:
    """As a program tells them."""
    told = {"layout": card.layout.name.lower()}
    for name in longest(card.layout):
        value = card.name_on_chip or card.name if name == "name" else getattr(card, name)
        no_end = value is None and name == "valid_to"
        told[name] = "长期" if no_end else value.strftime("%Y%m%d") if isinstance(value, date) else value
    return told


def test_the_card_of_the_document_is_read() -> None:
    assert decode_card_answer(json.loads(GOLDEN)) == GOLDEN_CARD


@pytest.mark.parametrize("who", people(), ids=lambda who: who.id)
def test_every_card_is_the_same_by_its_fields_and_by_its_chip(who: Any) -> None:
    photo = photo_block(who.card)
    said = {"photo": b64encode(photo).decode(), "newest_address": who.card.newest_address}
    by_chip = decode_card_answer({**said, "chip": b64encode(encode_card(who.card)).decode()})
    assert by_chip == noted(replace(who.card, photo=photo))
    assert decode_card_answer({**said, "fields": fields_of(who.card)}) == by_chip


def test_that_the_appended_address_is_not_told_is_odd_and_no_reason_to_refuse_the_card() -> None:
    said = json.loads(GOLDEN)
    del said["newest_address"]
    assert decode_card_answer(said) == replace(GOLDEN_CARD, odd=(NO_ADDRESS,))
    foreign = next(one.card for one in people() if one.card.layout is CardLayout.FOREIGN_2023)
    assert NO_ADDRESS not in decode_card_answer({"fields": fields_of(foreign)}).odd


def test_half_a_character_and_old_private_codes_come_out_as_from_a_chip() -> None:
    said = json.loads(GOLDEN)
    said["fields"]["address"] = "广东省\ud840"
    said["fields"]["name"] = "张\ue863"
    said["newest_address"] = "广州市\ue85d村"
    card = decode_card_answer(said)
    assert card.newest_address == "广州市䴔村"
    assert card.address == "广东省\ufffd"
    assert "address holds half a character, expected whole ones" in card.odd
    assert (card.name, card.name_on_chip) == ("张䶮", "张\ue863")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"number": "440100199001010016"}, "check character"),
        ({"name": ""}, "the name is empty"),
        ({"name": "张\x1b[2J"}, "control characters"),
        ({"name": "张" * 16}, "name is too long, expected at most 15 characters"),
        ({"name": 5}, "name is no text"),
        ({"layout": "passport"}, "expected one of citizen"),
        ({"layout": []}, "expected one of citizen"),
        ({"birth": "1990", "number": "440100"}, "birth"),
    ],
)
def test_what_can_be_nobodys_card_is_refused_and_not_quoted(change: dict[str, Any], expected: str) -> None:
    said = json.loads(GOLDEN)
    said["fields"] |= change
    with pytest.raises(ValueError, match=r"name|number|birth|expected") as caught:
        decode_card_answer(said)
    assert expected in str(caught.value)
    assert "张" not in str(caught.value)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, "a card"),
        ({"chip": 7}, "a card"),
        ({"chip": "AAAA"}, "3 bytes"),
        ({"chip": "not base64"}, "base64"),
        ({"fields": json.loads(GOLDEN)["fields"], "photo": "AAAA"}, "1024 of the chip"),
    ],
)
def test_an_answer_without_a_whole_card_says_what_was_expected(said: dict[str, Any], expected: str) -> None:
    with pytest.raises(ValueError, match="expected") as caught:
        decode_card_answer(said)
    assert expected in str(caught.value)


def test_a_picture_that_cannot_be_read_costs_the_picture_alone() -> None:
    assert decode_picture({"picture": b64encode(b"\x89PNG").decode()}) == b"\x89PNG"
    assert decode_picture({"picture": "%%"}) == decode_picture({"picture": 3}) == decode_picture({}) == b""


def test_whether_a_card_lies_there_is_said_in_one_word() -> None:
    assert decode_found({"card": True})
    assert not decode_found({"card": False})
    with pytest.raises(ValueError, match="expected true or false"):
        decode_found({"card": 1})


def test_whatever_a_program_says_of_a_card_is_one_or_is_refused() -> None:
    dice = Random(10)
    good = {**json.loads(GOLDEN), "chip": b64encode(encode_card(CHEN)).decode(), "photo": "", "picture": ""}
    values: tuple[Any, ...] = (None, True, -1, 1e999, "", "\ud800", "长" * 400, "AAAA", [], {}, [[]], "\0", "19900230")
    for _ in range(3000):
        said = {**good, "fields": dict(good["fields"])}
        for _ in range(dice.randint(1, 3)):
            where = said["fields"] if dice.random() < 0.6 and isinstance(said["fields"], dict) else said
            where[dice.choice(sorted(where))] = dice.choice(values)
            said["fields"] = said["fields"] or dict(good["fields"])
        if dice.random() < 0.7:
            said.pop("chip")
        acts = (require_card, decode_card_answer, decode_picture, decode_found)
        refusals = [failure(ValueError, partial(act, said)) for act in acts]
        assert all(str(refusal) for refusal in refusals if refusal), "each says why"


def test_the_invented_people_of_the_tests_are_there() -> None:
    assert person("chen-jianming").card == CHEN
