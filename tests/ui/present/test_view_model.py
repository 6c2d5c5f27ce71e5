"""How high the rows of services are, from their words alone."""

from typing import Any

import pytest

from ui.present.view_model import ALL, ViewModel

LEAST, AIR = 50.0, 10.0
ROOMS, HEIGHTS = [10.0, 10.0, 10.0], [30.0, 20.0, 20.0]  # of name, value and note


def offer(key: str, label: str, value: str = "", note: str = "", groups: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"key": key, "label": label, "value": value, "note": note, "groups": list(groups)}


OFFERS = [
    offer("a", "一二三"),
    offer("b", "一二三四五六七八九十一", note="一二", groups=("family",)),
    offer("c", "一", value="一", note="一二三四五六七八九十一"),
]


@pytest.fixture
def view_model() -> ViewModel:
    view_model = ViewModel()
    view_model.put_screen({"offers": OFFERS, "counts": {ALL: 5}})  # two more than a start remembers
    return view_model


def heights(view_model: ViewModel, shelf: str, across: int) -> list[float]:
    return view_model.rowHeights(shelf, across, LEAST, AIR, ROOMS, HEIGHTS)


def test_a_row_is_as_high_as_its_highest_card_and_never_lower_than_the_least(view_model: ViewModel) -> None:
    one, two, three, unknown = LEAST, AIR + 2 * 30 + 20, AIR + 30 + 20 + 2 * 20, AIR + 30 + 20
    assert heights(view_model, ALL, 1) == [one, two, three, unknown, unknown]
    assert heights(view_model, ALL, 2) == [two, three, unknown]
    assert heights(view_model, "family", 2) == [two]


def test_services_that_a_start_does_not_remember_are_counted(view_model: ViewModel) -> None:
    assert (view_model.countOf(ALL), view_model.countOf("family"), view_model.countOf("none")) == (5, 1, 0)
    assert heights(view_model, "none", 2) == []


def test_of_another_dress_and_other_words_only_what_differs_is_handed_over(view_model: ViewModel) -> None:
    view_model.put_dress({"s": 20, "m": 24, "elder": False})
    view_model.put_dress({"s": 28, "m": 24, "elder": True})
    assert view_model.property("otherDress") == {"s": 28, "elder": True}
    assert view_model.property("dress") == {"s": 28, "m": 24, "elder": True}
    view_model.put_frame({"help": "Help", "size": "standard", "digits": ["0"]})
    view_model.put_frame({"help": "Help", "size": "elder", "digits": ["0"]})
    assert view_model.property("otherFrame") == {"words": {"size": "elder"}}


def test_of_the_same_page_in_other_words_only_these_are_handed_over(view_model: ViewModel) -> None:
    page: dict[str, Any] = {
        "key": "help",
        "title": "Help",
        "items": [],
        "actions": [],
        "typing": None,
        "offers": [],
        "spoken": {},
    }
    view_model.put_screen(page)
    assert view_model.property("otherScreen") == {}
    view_model.put_screen(page | {"title": "Who helps"})
    assert view_model.property("otherScreen")["said"] == {"title": "Who helps"}
    view_model.put_screen(page | {"key": "home"})
    assert view_model.property("otherScreen") == {}
