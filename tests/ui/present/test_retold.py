"""A page that says the same in other words keeps its parts, and nothing else passes for it."""

from copy import deepcopy
from typing import Any

import pytest

from ui.present.retold import said_otherwise

BUTTON = {"key": "confirm", "label": "Confirm", "note": "", "icon": "check", "primary": True, "ready": True}
PAGE: dict[str, Any] = {
    "kind": "review",
    "key": "review/title",
    "title": "Check it",
    "notice": "",
    "number": "GZ-1",
    "began": False,
    "body": ["First.", "Second."],
    "marks": ["done", ""],
    "items": [
        {"key": "name", "label": "Name", "value": "Chen", "state": "", "groups": ["card"], "actions": []},
        {"key": "bank", "label": "Bank", "value": "Card", "state": "", "groups": [], "actions": [dict(BUTTON)]},
    ],
    "actions": [BUTTON],
    "typing": {"value": "1", "hint": "", "spoken": "1", "secret": False},
    "offers": [{"key": "a", "label": "A"}],
    "counts": {"*": 1},
    "spoken": {"Check it": "Check this"},
}
NOTHING: dict[str, Any] = {"said": {}, "typing": {}, "items": [], "actions": [], "spoken": None, "offers": False}


def page() -> dict[str, Any]:
    return deepcopy(PAGE)


def test_only_the_words_that_differ_are_told_and_where_they_stand() -> None:
    other = page()
    other["title"], other["body"] = "Please check", ["First!", "Second."]
    other["items"][1]["label"] = "Bank card"
    other["items"][1]["actions"][0]["label"] = "Change"
    other["actions"][0]["label"] = "Yes"
    other["typing"]["value"] = "12"
    other["spoken"] = {"Please check": "Please check this"}
    assert said_otherwise(other, PAGE) == {
        "said": {"title": "Please check", "body": ["First!", "Second."]},
        "typing": {"value": "12"},
        "items": [
            {
                "at": 1,
                "said": {"label": "Bank card"},
                "actions": [{"at": 0, "said": {"label": "Change"}, "actions": []}],
            }
        ],
        "actions": [{"at": 0, "said": {"label": "Yes"}, "actions": []}],
        "spoken": {"Please check": "Please check this"},
        "offers": False,
    }


def test_a_page_whose_services_alone_say_something_else_keeps_its_parts() -> None:
    assert said_otherwise(page() | {"offers": []}, PAGE) == NOTHING | {"offers": True}


@pytest.mark.parametrize("spoken", ["12", ""])
def test_what_was_typed_is_told_as_it_is_said_too(spoken: str) -> None:
    other = page() | {"typing": PAGE["typing"] | {"value": "12", "spoken": spoken}}
    assert said_otherwise(other, PAGE) == NOTHING | {"typing": {"value": "12", "spoken": spoken}}


def test_what_is_said_otherwise_is_forgotten_where_nothing_is_any_more() -> None:
    other = page() | {"title": "Look at it", "spoken": {}}
    assert said_otherwise(other, PAGE) == NOTHING | {"said": {"title": "Look at it"}, "spoken": {}}


def test_a_page_on_which_nothing_is_typed_keeps_its_parts() -> None:
    quiet = page() | {"typing": None}
    assert said_otherwise(quiet, quiet) == NOTHING


@pytest.mark.parametrize(
    "other",
    [
        {"key": "review/other"},
        {"number": "GZ-2"},
        {"began": True},
        {"marks": ["done", "done"]},
        {"counts": {"*": 2}},
        {"notice": "No network"},
        {"title": ""},
        {"body": ["First."]},
        {"body": ["", "Second."]},
        {"items": PAGE["items"][:1]},
        {"items": [PAGE["items"][0] | {"state": "bad"}, PAGE["items"][1]]},
        {"items": [PAGE["items"][0], PAGE["items"][1] | {"actions": []}]},
        {"actions": []},
        {"actions": [BUTTON | {"ready": False}]},
        {"actions": [BUTTON | {"note": "Tick the box first"}]},
        {"typing": None},
        {"typing": PAGE["typing"] | {"hint": "Too short"}},
        {"spoken": {"Check it": "Look at it"}},
    ],
)
def test_a_page_on_which_anything_else_differs_is_made_of_another_screen(other: dict[str, Any]) -> None:
    assert said_otherwise(page() | other, PAGE) is None


def test_the_first_page_of_all_is_made_of_another_screen() -> None:
    assert said_otherwise(page(), {}) is None
    assert said_otherwise({"offers": []}, {"offers": []}) is None
