"""What devices and services claim on the quality scale is there, and the pages say what the data say."""

from pathlib import Path

import pytest

from tests.quality.__main__ import main
from tests.quality.scale import DEVICES, SCALE, SERVICES, TIERS, Rule, Subject, complaints, devices, rules, tier

RULES = rules(SCALE.read_text(encoding="utf-8"))
NAMES = {of: [rule.name for rule in RULES if rule.of == of] for of in (DEVICES, SERVICES)}
TITLE = {"en": "A printer", "zh": "打印机"}
HERE = {"done": "tests/rules/test_quality.py::test_a_tier_is_reached_with_all_rules_of_it_and_below"}
NOT_YET = {"todo": "Not yet.", "zh": "还没有。"}


def model(**said: object) -> Subject:
    return Subject(
        DEVICES, ("printer", "x"), "here", TITLE, {name.replace("_", "-"): value for name, value in said.items()}
    )


def test_everything_that_is_claimed_is_there_and_the_pages_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    status = main([])
    assert (capsys.readouterr().err, status) == ("", 0)


def test_there_are_rules_of_every_tier_for_both_and_no_two_of_one_name() -> None:
    assert {(rule.of, rule.tier) for rule in RULES} == {(of, name) for of in NAMES for name in TIERS}
    assert all(len(names) == len(set(names)) for names in NAMES.values())


def test_a_tier_is_reached_with_all_rules_of_it_and_below() -> None:
    three = tuple(Rule(DEVICES, name, name) for name in TIERS[:3])
    assert tier(model(), three) == ""
    assert tier(model(bronze=HERE, gold=HERE), three) == "bronze"
    assert tier(model(bronze=HERE, silver={"exempt": "No paper.", "zh": "不出纸。"}, gold=NOT_YET), three) == "silver"


def test_rules_of_the_other_kind_do_not_count() -> None:
    assert tier(model(driven=HERE), (Rule(DEVICES, "bronze", "driven"), Rule(SERVICES, "bronze", "journey"))) != ""


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"driven": HERE}, ""),
        ({"driven": {"done": "docs/quality.md#devices-bronze"}}, ""),
        ({"driven": {"done": "docs/quality.md#devices-brown"}}, "no heading devices-brown"),
        ({"driven": {"done": "tests/rules/test_quality.py::test_nothing"}}, "no test test_nothing"),
        ({"driven": {"done": "tests/rules/test_gone.py::test_it"}}, "no test test_it"),
        (
            {"driven": {"done": "tests/flows/test_journeys.py::test_journey_ends_as_written[99-nowhere]"}},
            "no journey 99-nowhere",
        ),
        ({"driven": {"done": "I have seen it"}}, "expected tests/….py::test_name or DOCUMENT.md#heading"),
        ({"driven": {"todo": "Not yet."}}, "or todo or exempt"),
        ({"driven": "done"}, "or todo or exempt"),
        ({"drives": HERE}, "drives: no such rule in quality.md"),
        ({"journey": HERE}, "journey: no such rule in quality.md"),
    ],
)
def test_a_claim_without_its_proof_is_told(said: dict[str, object], why: str) -> None:
    told = list(complaints(model(**said), RULES))
    assert len(told) == bool(why)
    assert all(why in one for one in told)


def test_what_is_claimed_wrongly_counts_for_nothing() -> None:
    assert tier(model(bronze="done"), (Rule(DEVICES, "bronze", "bronze"),)) == ""


def test_a_service_is_confirmed_where_its_file_says_verified_and_only_there() -> None:
    for verified, value in ((True, NOT_YET), (False, HERE)):
        service = Subject(SERVICES, ("a", "b"), "here", {}, {"confirmed": value}, verified)
        assert [one for one in complaints(service, RULES) if "expected done where verified = true" in one]


def test_a_model_that_says_nothing_has_reached_nothing_and_is_told(tmp_path: Path) -> None:
    silent = list(devices(tmp_path))
    assert {tier(one, RULES) for one in silent} == {""}
    assert all("which machines are meant" in next(complaints(one, RULES)) for one in silent)
