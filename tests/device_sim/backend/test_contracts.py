"""The services' folders: who is given what, is one of the people and one of the answers."""

from device_sim.backend import contracts
from device_sim.people import people


def test_everybody_in_an_example_is_one_of_the_invented_people() -> None:
    known = {one.id for one in people()}
    for question in contracts.read().questions.values():
        named = {who for who in question.people if who != "*" and not who.replace("-", "").isdecimal()}
        assert named <= known, question.name


def test_whatever_is_given_to_somebody_is_an_example_or_a_refusal() -> None:
    for question in contracts.read().questions.values():
        for given in question.people.values():
            names = {given} if isinstance(given, str) else set(given)
            assert names <= question.answers.keys() | question.refused.keys(), question.name
