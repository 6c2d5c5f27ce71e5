"""The catalogue as shipped, and every kind of mistake in a catalogue file: refused with its file and line."""

from pathlib import Path

import pytest

from kiosk.catalogue.load import FOLDER, CatalogueError, load
from kiosk.catalogue.papers import TEMPLATES
from kiosk.catalogue.texts import texts_of
from kiosk.papers import PAGES
from kiosk.papers import TEMPLATES as SLIPS
from kiosk.steps.print_paper import PrintPaper
from tests.kiosk.play import ALLOWANCE, CERT, PROGRESS, services, words

GOOD = """\
id = "library-card"
icon = "id"
minutes = 1
groups = ["common"]
needs = ["id_card", "outbox"]
stages = ["identity", "finish"]
verified = false
ages = [6, 200]

[[step]]
id = "who"
kind = "identify"
stage = "identity"

[[step]]  # a question
id = "size"
kind = "choose"
stage = "identity"
learn = "size"
options = ["small", "large"]

[[step]]
id = "check"
kind = "review"
stage = "finish"
confirm = "apply"
lines = [
    { show = "person.name", source = "card", private = "name" },
    { show = "size", source = "you", options = "size", change = "size" },
]

[[step]]
id = "slip"
kind = "print_slip"
stage = "finish"
when = { size = "large" }
template = "claim-slip"
learn = "slip"
data = { number = "person.number" }

[[step]]
id = "end"
kind = "done"
stage = "finish"
title = "done-application"
papers = ["slip"]
"""
TEXTS = frozenset(words("zh-Hans").places())


def catalogue(folder: Path, text: str, name: str = "library.toml") -> Path:
    (folder / "culture").mkdir(exist_ok=True)
    (folder / "culture" / name).write_text(text, encoding="utf-8")
    return folder


def refusal(folder: Path, text: str, texts: frozenset[str] | None = None) -> str:
    with pytest.raises(CatalogueError) as caught:
        load(catalogue(folder, text), texts=texts, templates=TEMPLATES)
    return str(caught.value)


def test_the_shipped_catalogue_is_whole() -> None:
    assert [service.id for service in services()] == [CERT, ALLOWANCE, PROGRESS]
    assert [service.department for service in services()] == [
        "social_insurance",
        "civil_affairs",
        "government_services",
    ]


def test_the_papers_of_the_catalogue_can_be_drawn() -> None:
    assert PAGES.keys() | SLIPS.keys() == TEMPLATES
    for service in services():
        for placed in service.steps:
            match placed.step:
                case PrintPaper(template=template, on_slip=on_slip):
                    assert template in (SLIPS if on_slip else PAGES)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_sentence_of_the_catalogue_is_there(language: str) -> None:
    needed = {key for service in services() for _, key in texts_of(service)}
    assert needed - words(language).places().keys() == set()


def test_a_good_file_becomes_a_service(tmp_path: Path) -> None:
    (service,) = load(catalogue(tmp_path, GOOD), templates=TEMPLATES)
    assert (service.id, service.department, service.ages, service.order) == ("library-card", "culture", (6, 200), 100)
    assert [placed.id for placed in service.steps] == ["who", "size", "check", "slip", "end"]
    assert service.steps[3].when == {"size": "large"}


MISTAKES = {
    "unknown key": ('icon = "id"', 'icon = "id"\ncolour = "red"', 3, "'colour'"),
    "unknown key of a step": ('learn = "size"', 'learn = "size"\nlearns = "size"', 20, "'learns'"),
    "missing key": ("minutes = 1\n", "", 1, "'minutes'"),
    "missing key of a step": ('learn = "size"\n', "", 15, "'learn'"),
    "missing stage of a step": ('kind = "choose"\nstage = "identity"', 'kind = "choose"', 15, "'stage'"),
    "unknown step": ('kind = "choose"', 'kind = "chose"', 17, "'chose'"),
    "no kind": ('kind = "choose"\n', "", 15, "None"),
    "unknown template": ('template = "claim-slip"', 'template = "claim"', 37, "'claim'"),
    "unknown stage": ('kind = "done"\nstage = "finish"', 'kind = "done"\nstage = "end"', 44, "'end'"),
    "unknown need": ('needs = ["id_card", "outbox"]', 'needs = ["id_card", "disk"]', 5, "'disk'"),
    "fact used before it is learned": ("person.number", "persona.number", 32, "'persona'"),
    "condition on what nobody learns": ('when = { size = "large" }', 'when = { sise = "large" }', 36, "'sise'"),
    "result nobody learns": ('papers = ["slip"]', 'papers = ["page"]', 41, "'page'"),
    "number nobody learns": ('papers = ["slip"]', 'number = "kept.number"', 41, "'kept'"),
    "two steps of one id": ('id = "slip"', 'id = "size"', 33, "'size'"),
    "wrong type": ("minutes = 1", 'minutes = "1"', 3, "a whole number"),
    "true for a number": ("minutes = 1", "minutes = true", 3, "a whole number"),
    "a list of something else": ('options = ["small", "large"]', "options = [1, 2]", 20, "a list of strings"),
    "a string for a list": ('needs = ["id_card", "outbox"]', 'needs = "id_card"', 5, "a list of strings"),
    "ages that are not two": ("ages = [6, 200]", "ages = [6]", 8, "youngest"),
    "data that is no table": ('data = { number = "person.number" }', 'data = "person.number"', 39, "a table"),
    "a condition that is no table": ('when = { size = "large" }', 'when = "size"', 36, "a table"),
    "a number for an id": ('id = "slip"', "id = 5", 33, "a string"),
    "unknown key in a line": ('{ show = "size", source', '{ show = "size", sauce = "x", source', 29, "'sauce'"),
    "missing key in a line": ('{ show = "size", source = "you", options', '{ show = "size", options', 22, "'source'"),
    "a line that is no table": ('{ show = "person.name", source = "card", private = "name" }', '"name"', 27, "a table"),
    "unknown mask": ('private = "name"', 'private = "nom"', 28, "'nom'"),
    "change of no step": ('change = "size"', 'change = "sise"', 27, "'sise'"),
    "options of no question": ('options = "size"', 'options = "sise"', 27, "'sise'"),
    "unknown way": ('kind = "identify"', 'kind = "identify"\nways = ["face"]', 13, "face"),
    "no way at all": ('kind = "identify"', 'kind = "identify"\nways = []', 13, "ways"),
    "not TOML": ('icon = "id"', "icon = id", 2, "line 2"),
}


@pytest.mark.parametrize(("old", "new", "line", "says"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert GOOD.count(old) == 1, "the mistake must be in one place"
    message = refusal(tmp_path, GOOD.replace(old, new))
    assert message.startswith("library.toml")
    assert f":{line}:" in message or f"line {line}" in message, message
    assert says in message


@pytest.mark.parametrize("step", ["", "step = 3", "step = [1]", "[step]\nid = 'x'"])
def test_a_service_needs_steps(tmp_path: Path, step: str) -> None:
    message = refusal(tmp_path, GOOD[: GOOD.index("[[step]]")] + step)
    assert "library.toml:" in message
    assert "[[step]]" in message


def test_a_missing_sentence_is_told_at_its_step(tmp_path: Path) -> None:
    known = TEXTS | {"service-library-card", "service-library-card-summary"}
    assert refusal(tmp_path, GOOD, known).startswith("library.toml:15: text 'ask-size'")
    assert "library.toml:1: text 'service-library-card'" in refusal(tmp_path, GOOD, TEXTS)


def test_two_services_of_one_name_are_refused(tmp_path: Path) -> None:
    catalogue(tmp_path, GOOD, "a.toml")
    catalogue(tmp_path, "# a copy\n" + GOOD, "b.toml")
    with pytest.raises(CatalogueError, match=r"b\.toml:2: service 'library-card'"):
        load(tmp_path)


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "culture").mkdir()
    (tmp_path / "culture" / "old.toml").write_bytes("id = '图书馆'".encode("gb18030"))
    with pytest.raises(CatalogueError, match=r"old\.toml"):
        load(tmp_path)


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="folder per department"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('when = { page = "printed" }', 'when = { page = "pritned" }', "page = 'pritned': expected printed or failed"),
        ('record = "certificate_issued"', 'record = "certificate_isued"', "record 'certificate_isued': expected"),
        ('query = "social-insurance-certificate"', 'query = "nope"', "query 'nope': expected"),
        ('icon = "certificate"', 'icon = "nope"', "icon 'nope': expected"),
        ('closes = "certificate_requested"', 'closes = "help_wanted"', "closes 'help_wanted': expected"),
    ],
)
def test_what_nobody_knows_is_refused_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = (FOLDER / "social_insurance" / "certificate.toml").read_text(encoding="utf-8")
    file = tmp_path / "social_insurance" / "certificate.toml"
    file.parent.mkdir()
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = next(number for number, at in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if new in at)

    with pytest.raises(CatalogueError) as refused:
        load(tmp_path, templates=TEMPLATES, icons={"certificate"})

    assert str(refused.value).startswith(f"certificate.toml:{line}: {message}")
