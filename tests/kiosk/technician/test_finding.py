"""How a finding of the doctor is told: two lines for people, an object for programs."""

from drivers.mistake import CHINESE
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


def test_what_the_back_end_and_devices_answered_is_told_in_the_technicians_language() -> None:
    said = (
        as_it_is("http://h/x: garbled: HTTP 404, expected 200 from the back end: is the path of its address right?"),
    )
    found = ill("backend", WRONG, *said, as_it_is("[Errno 111] Connection refused"), action=as_it_is("-"))
    told = "http://h/x：应答不合约定：HTTP 404，后台应答 200 才对：地址里的路径对吗？；[Errno 111] 连接被拒绝"
    assert lines([found], words, CHINESE)[0].endswith(told)
    assert as_json(found, words, CHINESE)["says"] == told
    assert "expected 200" in as_json(found, words)["says"]
