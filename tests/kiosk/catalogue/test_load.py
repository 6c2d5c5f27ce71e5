"""The catalogue as shipped, and every kind of mistake in a catalogue file: refused with its file and line."""

from pathlib import Path

import pytest

from kiosk.catalogue.load import FOLDER, CatalogueError, load
from kiosk.catalogue.papers import PAPERS
from kiosk.catalogue.texts import sentences_of
from kiosk.papers import PAGES
from kiosk.papers import TEMPLATES as SLIPS
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
id = "keep"
kind = "keep"
stage = "finish"
record = "application_submitted"
learn = "kept"
numbered = true
data = { id_number = "person.number", service = "service-id" }

[[step]]
id = "slip"
kind = "print_slip"
stage = "finish"
when = { size = "large" }
template = "application-slip"
learn = "slip"
data = { number = "kept.number", qr = "kept.code", name = "person.name", service = "service-id" }

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


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(CatalogueError) as caught:
        load(catalogue(folder, text), papers=PAPERS)
    return str(caught.value)


def test_the_shipped_catalogue_is_whole() -> None:
    departments = {service.id: service.department for service in services()}
    assert departments[CERT] == "social_insurance"
    assert departments[ALLOWANCE] == "civil_affairs"
    assert departments[PROGRESS] == "government_services"


def test_the_papers_of_the_catalogue_can_be_drawn() -> None:
    assert PAGES.keys() == {name for name, paper in PAPERS.items() if not paper.on_slip}
    assert SLIPS.keys() == {name for name, paper in PAPERS.items() if paper.on_slip}


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_sentence_of_the_catalogue_is_there(language: str) -> None:
    needed = {sentence.text for service in services() for sentence in sentences_of(service)}
    assert needed - words(language).places().keys() == set()


def test_a_good_file_becomes_a_service(tmp_path: Path) -> None:
    (service,) = load(catalogue(tmp_path, GOOD), papers=PAPERS)
    assert (service.id, service.department, service.ages, service.order) == ("library-card", "culture", (6, 200), 100)
    assert [placed.id for placed in service.steps] == ["who", "size", "check", "keep", "slip", "end"]
    assert service.steps[4].when == {"size": "large"}


_ASK_AGAIN = 'kind = "choose"\nstage = "finish"\nlearn = "again"\noptions = ["yes", "no"]'
MISTAKES = {  # what is written, what stands there instead, in which line it is told, and what is told
    "unknown key": ('icon = "id"', 'icon = "id"\ncolour = "red"', 3, "'colour'"),
    "unknown key of a step": ('learn = "size"', 'learn = "size"\nlearns = "size"', 20, "'learns'"),
    "missing key": ("minutes = 1\n", "", 1, "'minutes'"),
    "missing key of a step": ('learn = "size"\n', "", 15, "'learn'"),
    "missing stage of a step": ('kind = "choose"\nstage = "identity"', 'kind = "choose"', 15, "'stage'"),
    "unknown step": ('kind = "choose"', 'kind = "chose"', 17, "'chose'"),
    "no kind": ('kind = "choose"\n', "", 15, "None"),
    "unknown template": ('template = "application-slip"', 'template = "claim"', 46, "'claim'"),
    "a page's template for a slip": ('"application-slip"', '"social-insurance-certificate"', 46, "application-slip"),
    "unknown stage": ('kind = "done"\nstage = "finish"', 'kind = "done"\nstage = "end"', 53, "'end'"),
    "unknown need": ('needs = ["id_card", "outbox"]', 'needs = ["id_card", "outbox", "disk"]', 5, "'disk'"),
    "a need that is missing": ('needs = ["id_card", "outbox"]', 'needs = ["id_card"]', 5, "'keep' cannot do without"),
    "fact used before it is learned": ('"person.number", service', '"persona.number", service', 39, "'persona'"),
    "a part that a fact does not have": ('"person.number", service', '"person.nummer", service', 39, "'nummer'"),
    "a part of a fact without parts": ('show = "size", ', 'show = "size.width", ', 29, "no parts"),
    "the face of the card": ('"person.number", service', '"person.picture", service', 39, "'picture'"),
    "condition on what nobody learns": ('when = { size = "large" }', 'when = { sise = "large" }', 45, "'sise'"),
    "result nobody learns": ('papers = ["slip"]', 'papers = ["page"]', 55, "'page'"),
    "number nobody learns": ('papers = ["slip"]', 'number = "keep.number"', 55, "'keep'"),
    "two steps of one id": ('id = "slip"', 'id = "size"', 42, "'size'"),
    "wrong type": ("minutes = 1", 'minutes = "1"', 3, "a whole number"),
    "true for a number": ("minutes = 1", "minutes = true", 3, "a whole number"),
    "no time at all": ("minutes = 1", "minutes = 0", 3, "1 or more"),
    "a list of something else": ('options = ["small", "large"]', "options = [1, 2]", 20, "a list of strings"),
    "a choice of one": ('options = ["small", "large"]', 'options = ["large"]', 20, "two or more"),
    "one option twice": ('options = ["small", "large"]', 'options = ["large", "large"]', 20, "each once"),
    "a string for a list": ('needs = ["id_card", "outbox"]', 'needs = "id_card"', 5, "a list of strings"),
    "ages that are not two": ("ages = [6, 200]", "ages = [6]", 8, "youngest"),
    "ages the wrong way round": ("ages = [6, 200]", "ages = [200, 6]", 8, "youngest"),
    "data that is no table": (
        'data = { id_number = "person.number", service = "service-id" }',
        'data = "x"',
        39,
        "a table",
    ),
    "a record without what it must hold": (
        '"person.number", service = "service-id"',
        '"person.number"',
        39,
        "service is missing",
    ),
    "a slip without what it shows": ('name = "person.name", service', "service", 48, "name is missing"),
    "a condition that is no table": ('when = { size = "large" }', 'when = "size"', 45, "a table"),
    "a number for an id": ('id = "slip"', "id = 5", 42, "a string"),
    "unknown key in a line": ('{ show = "size", source', '{ show = "size", sauce = "x", source', 29, "'sauce'"),
    "missing key in a line": ('{ show = "size", source = "you", options', '{ show = "size", options', 29, "'source'"),
    "a number in a line": ('change = "size"', "change = 5", 29, "a string"),
    "a line that is no table": ('{ show = "person.name", source = "card", private = "name" }', '"name"', 27, "a table"),
    "unknown source": ('source = "you"', 'source = "yuo"', 29, "card, office, you"),
    "unknown mask": ('private = "name"', 'private = "nom"', 28, "'nom'"),
    "change of no step": ('change = "size"', 'change = "sise"', 29, "'sise'"),
    "options of no question": ('options = "size"', 'options = "sise"', 29, "'sise'"),
    "unknown way": ('kind = "identify"', 'kind = "identify"\nways = ["face"]', 13, "face"),
    "no way at all": ('kind = "identify"', 'kind = "identify"\nways = []', 13, "ways"),
    "a stage without a step": ('"identity", "finish"]', '"identity", "print", "finish"]', 6, "'print'"),
    "a step in an earlier stage": (
        'kind = "done"\nstage = "finish"',
        'kind = "done"\nstage = "identity"',
        53,
        "later stage",
    ),
    "no end": (
        'kind = "done"\nstage = "finish"\ntitle = "done-application"\npapers = ["slip"]',
        _ASK_AGAIN,
        52,
        "no end",
    ),
    "not TOML": ('icon = "id"', "icon = id", 2, "line 2"),
    "a string that never ends": ('id = "library-card"', 'id = """library-card', 55, "not TOML"),
}
DIGITS = """kind = "digits"
stage = "identity"
learn = "size"
least = 2
most = 4
begins = "1"
grouping = [2, 2]
"""
WRONG_DIGITS = {
    "none at all": ("least = 2", "least = 0", 20, "expected 1 to"),
    "more at least than at most": ("most = 4", "most = 1", 20, "not above the most"),
    "more than fit": ("most = 4", "most = 400", 20, "expected 1 to"),
    "a letter to begin with": ('begins = "1"', 'begins = "x"', 22, "expected digits"),
    "nothing to type but the beginning": ('begins = "1"', 'begins = "12"', 22, "fewer than the least"),
    "groups of nothing": ("grouping = [2, 2]", "grouping = [4, 0]", 23, "make 4 digits"),
    "groups of another length": ("grouping = [2, 2]", "grouping = [2, 1]", 23, "make 4 digits"),
}


@pytest.mark.parametrize(("old", "new", "line", "says"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert GOOD.count(old) == 1, "the mistake must be in one place"
    message = refusal(tmp_path, GOOD.replace(old, new))
    assert message.startswith(f"culture/library.toml:{line}: "), message
    assert says in message


@pytest.mark.parametrize(("old", "new", "line", "says"), WRONG_DIGITS.values(), ids=WRONG_DIGITS.keys())
def test_a_number_that_nobody_could_type_is_refused(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    choice = 'kind = "choose"\nstage = "identity"\nlearn = "size"\noptions = ["small", "large"]\n'
    asked = GOOD.replace(choice, DIGITS).replace('options = "size", ', "").replace('when = { size = "large" }\n', "")
    load(catalogue(tmp_path, asked), papers=PAPERS)
    message = refusal(tmp_path, asked.replace(old, new))
    assert message.startswith(f"culture/library.toml:{line}: "), message
    assert says in message


@pytest.mark.parametrize("step", ["", "step = 3", "step = [1]", "[step]\nid = 'x'"])
def test_a_service_needs_steps(tmp_path: Path, step: str) -> None:
    message = refusal(tmp_path, GOOD[: GOOD.index("[[step]]")] + step)
    assert "library.toml:" in message
    assert "[[step]]" in message


NEW = {"service-library-card", "service-library-card-summary", "kind-library-card", "ask-size", "ask-size-why",
       "option-size-small", "option-size-large", "field-size"}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("service-library-card", 1),
        ("kind-library-card", 1),
        ("group-common", 4),
        ("stage-identity", 6),
        ("ask-size", 19),
        ("option-size-large", 20),
        ("review-apply", 26),
        ("field-size", 29),
        ("from-you", 29),
        ("printing-application-slip", 46),
        ("done-application-next", 54),
        ("paper-of-slip-failed", 55),
    ],
)
def test_a_missing_sentence_is_told_where_it_is_asked_for(tmp_path: Path, text: str, line: int) -> None:
    known = TEXTS | NEW
    load(catalogue(tmp_path, GOOD), texts={"zh-Hans": known}, papers=PAPERS)
    said = f"culture/library.toml:{line}: text '{text}' is missing in the strings of en"
    with pytest.raises(CatalogueError, match=said):
        load(tmp_path, texts={"zh-Hans": known, "en": known - {text}}, papers=PAPERS)


def test_two_services_of_one_name_are_refused(tmp_path: Path) -> None:
    catalogue(tmp_path, GOOD, "a.toml")
    catalogue(tmp_path, "# a copy\n" + GOOD, "b.toml")
    with pytest.raises(CatalogueError, match=r"b\.toml:2: service 'library-card'"):
        load(tmp_path)


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "culture").mkdir()
    (tmp_path / "culture" / "old.toml").write_bytes("# old\nid = '图书馆'".encode("gb18030"))
    with pytest.raises(CatalogueError, match=r"culture/old\.toml:2: .*expected UTF-8"):
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
        load(tmp_path, papers=PAPERS, icons={"certificate"})

    assert str(refused.value).startswith(f"social_insurance/certificate.toml:{line}: {message}")
