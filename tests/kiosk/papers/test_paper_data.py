"""What a paper says, gathered in one place."""

from kiosk.papers.paper_data import BOTH, paper_data
from tests.kiosk.paper_samples import PLACE, PRINTED_AT

GIVEN = {
    "certificate": {"number": "7", "name": "SCHMIDT, ANNA 安娜"},
    "code": "PAG-01",
    "english_name": "SCHMIDT, ANNA",
}


def test_the_parts_of_an_answer_lie_flat_beside_single_values() -> None:
    data = paper_data(
        {"certificate": {"number": "7", "name": "陈志明"}, "code": "PAG-01"}, PLACE, PRINTED_AT, "zh-Hans"
    )
    assert (data["number"], data["name"], data["code"]) == ("7", "陈志明", "PAG-01")


def test_every_paper_knows_where_and_when_it_is_printed_and_whom_to_call() -> None:
    data = paper_data({}, PLACE, PRINTED_AT, "en")
    assert data == {"terminal": "GZ0117", "help_phone": "020-1234 5678", "printed_at": "2026-11-23 21:48"}


def test_a_visit_cannot_say_where_it_was_printed() -> None:
    assert paper_data({"terminal": "GZ9999"}, PLACE, PRINTED_AT, "en")["terminal"] == "GZ0117"


def test_the_name_is_in_the_letters_of_the_reader() -> None:
    assert paper_data(GIVEN, PLACE, PRINTED_AT, "en")["name"] == "SCHMIDT, ANNA"
    assert paper_data(GIVEN, PLACE, PRINTED_AT, "zh-Hans")["name"] == "SCHMIDT, ANNA 安娜"


def test_a_page_shows_every_name_there_is() -> None:
    named = {**GIVEN, "certificate": {"name": "安娜·施密特"}}
    assert paper_data(named, PLACE, PRINTED_AT, BOTH)["name"] == "安娜·施密特 SCHMIDT, ANNA"
    assert paper_data({"english_name": "SCHMIDT, ANNA"}, PLACE, PRINTED_AT, BOTH)["name"] == "SCHMIDT, ANNA"
    assert paper_data({"name": "陈志明"}, PLACE, PRINTED_AT, BOTH)["name"] == "陈志明"


def test_a_name_without_latin_letters_stays_as_it_is() -> None:
    assert paper_data({"name": "陈志明"}, PLACE, PRINTED_AT, "en")["name"] == "陈志明"
