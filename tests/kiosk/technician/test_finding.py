"""How a finding of the doctor is told: two lines for people, an object for programs."""

from kiosk.model.text import Text
from kiosk.problems.table import problem_named
from kiosk.technician.finding import as_it_is, as_json, ill, lines, well

WRONG = problem_named("misconfigured", "kiosk.toml:2: no address")


def words(text: Text) -> str:
    return str(text.args["value"])


def test_what_is_well_has_one_line_and_nothing_to_do() -> None:
    assert lines([well("fonts", as_it_is("all there"))], words) == ["ok       fonts            all there"]


def test_what_is_ill_has_its_code_its_evidence_and_what_to_do_below() -> None:
    found = ill("settings", WRONG, action=as_it_is("mend the line"))
    told = ["SYS-03   settings         kiosk.toml:2: no address", f"{'':25} -> mend the line"]
    assert lines([found], words) == told


def test_what_its_code_asks_for_is_to_be_done_where_nothing_else_is_named() -> None:
    assert ill("settings", WRONG).action == WRONG.technician


def test_a_program_reads_the_same_fields_of_every_part_and_sayings_with_semicolons_between() -> None:
    told = as_json(well("outbox", as_it_is("open"), as_it_is("3 waiting")), words)
    assert told == {"part": "outbox", "code": "", "says": "open; 3 waiting", "action": "", "state": None}
