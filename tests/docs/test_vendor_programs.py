"""What the page for integrators prints is a reader, and what it says of lines and options is what is understood."""

import re
from pathlib import Path

from drivers.api.status import READY
from drivers.id_card.program_driver import ITS_OWN, ProgramReader
from drivers.kinds import ID_CARD, PROGRAMS
from drivers.transports.child import CPU_S, DESCRIPTORS, FILE_MB
from drivers.transports.process import ProcessLine
from drivers.transports.program_lines import LONGEST, decode_hello
from tests.docs.page import ROOT, blocks
from tests.drivers.id_card.desk import GOLDEN_CARD

PAGE = ROOT / "docs" / "vendor-programs.md"
TEXT = PAGE.read_text(encoding="utf-8")


def first_cells(heading: str) -> set[str]:
    """What stands in backquotes in the first column of the table below a row that begins so."""
    table = TEXT.partition(heading)[2].partition("\n\n")[0]
    return {word for row in table.splitlines()[2:] for word in re.findall("`([^`]+)`", row.split("|")[1])}


def test_the_program_of_the_page_is_a_reader(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(next(body for info, body in blocks(TEXT) if info == "python"), encoding="utf-8")
    program.chmod(0o700)
    reader = ProgramReader(lambda: ProcessLine(str(program)))
    assert reader.status() == READY
    assert reader.identity() == "Acme reader 2.1"
    assert reader.find()
    assert reader.read() == GOLDEN_CARD
    reader.close()


def test_models_options_and_faults_of_the_page_are_those_there_are() -> None:
    assert first_cells("| model | calls") == set(PROGRAMS)
    assert first_cells("| option | values") == {"port", "patience", "memory"} <= set(ID_CARD.options)
    assert first_cells("| fault | when") == {fault.value for fault in ITS_OWN}
    for option in ("patience", "memory"):
        values = ", ".join(f"`{value}`" for value in ID_CARD.options[option])
        assert f"| `{option}` | {values} |" in TEXT
    assert f"{LONGEST:,} bytes" in TEXT


def test_the_limits_of_the_page_are_those_that_are_set() -> None:
    chinese = PAGE.with_suffix(".zh-CN.md").read_text(encoding="utf-8")
    assert f"{FILE_MB} MB a file, {DESCRIPTORS} open files, {CPU_S // 3600} h of processor time" in TEXT
    assert f"单个文件 {FILE_MB} MB，{DESCRIPTORS} 个打开的文件，处理器时间共 {CPU_S // 3600} 小时" in chinese


def test_a_program_that_is_asked_day_and_night_lives_for_months_on_its_processor_time() -> None:
    """Its own, at half a hundredth of a processor: 600 s of it were gone every 33 hours."""
    assert CPU_S / 0.005 > 90 * 24 * 3600


def test_the_greeting_of_the_page_is_one() -> None:
    line = re.findall(r"`(\{\"suizhu\"[^`]+)`", TEXT)[0]
    assert decode_hello(line.encode(), "id_card").can == {"sam_id", "presence"}
