"""The catalogue as shipped, and every kind of mistake in a catalogue file: refused with its file and line.

Covers check, file, read and tables as well.
"""

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.catalogue.load import SERVICES, CatalogueError, check_all, load
from kiosk.papers.templates import papers_there
from tests.kiosk.play import ALLOWANCE, CERT, PROGRESS, services, words
from ui.theme.reader import LANGUAGES
from ui.words.sentences import Words

GOOD = """\
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
CONTRACT = """\
{"questions": {}, "$defs": {}, "records": {"application_submitted": {
  "type": "object", "required": ["id_number", "service"],
  "properties": {"id_number": {"type": "string"}, "service": {"const": "library-card"}}}}}
"""
PAPERS = papers_there(SERVICES)
SHARED = frozenset(words("zh-Hans").places())


@dataclass(frozen=True)
class Known:
    """A language that can say these sentences."""

    language: str
    keys: Collection[str]

    def knows(self, key: str) -> bool:
        return key in self.keys

    def places(self, service: str = "") -> dict[str, frozenset[str]]:
        own = {key.partition("/")[2] for key in self.keys if service and key.startswith(f"{service}/")}
        return dict.fromkeys(own if service else (key for key in self.keys if "/" not in key), frozenset())


def catalogue(folder: Path, text: str, department: str = "culture") -> Path:
    file = folder / department / "library_card" / "service.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    (file.parent / "contract.json").write_text(CONTRACT, encoding="utf-8")
    return folder


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(CatalogueError) as caught:
        load(catalogue(folder, text), papers=PAPERS, needs=("id_card", "outbox"))
    return str(caught.value)


def test_the_shipped_catalogue_is_whole() -> None:
    departments = {service.id: service.head.department for service in services()}
    assert departments[CERT] == "human_resources"
    assert departments[ALLOWANCE] == "civil_affairs"
    assert departments[PROGRESS] == "government_services"


def test_a_good_file_becomes_a_service(tmp_path: Path) -> None:
    (service,) = load(catalogue(tmp_path, GOOD), papers=PAPERS)
    assert (service.id, service.head.department, service.head.ages, service.head.order) == (
        "library-card",
        "culture",
        (6, 200),
        100,
    )
    assert [placed.id for placed in service.steps] == ["who", "size", "check", "keep", "slip", "end"]
    assert service.steps[4].when == {"size": "large"}


_ASK_AGAIN = 'kind = "choose"\nstage = "finish"\nlearn = "again"\noptions = ["yes", "no"]'
MISTAKES = {  # what is written, what stands there instead, in which line it is told, and what is told
    "unknown key": ('icon = "id"', 'icon = "id"\ncolour = "red"', 2, "'colour'"),
    "unknown key of a step": ('learn = "size"', 'learn = "size"\nlearns = "size"', 19, "'learns'"),
    "missing key": ("minutes = 1\n", "", 1, "'minutes'"),
    "missing key of a step": ('learn = "size"\n', "", 14, "'learn'"),
    "missing stage of a step": ('kind = "choose"\nstage = "identity"', 'kind = "choose"', 14, "'stage'"),
    "unknown step": ('kind = "choose"', 'kind = "chose"', 16, "'chose'"),
    "no kind": ('kind = "choose"\n', "", 14, "missing key 'kind'"),
    "unknown template": ('template = "application-slip"', 'template = "claim"', 45, "'claim'"),
    "a page's template for a slip": ('"application-slip"', '"social-insurance-certificate"', 45, "application-slip"),
    "unknown stage": ('kind = "done"\nstage = "finish"', 'kind = "done"\nstage = "end"', 52, "'end'"),
    "unknown need": ('needs = ["id_card", "outbox"]', 'needs = ["id_card", "outbox", "disk"]', 4, "'disk'"),
    "a need that is missing": ('needs = ["id_card", "outbox"]', 'needs = ["id_card"]', 4, "'keep' cannot do without"),
    "fact used before it is learned": ('"person.number", service', '"persona.number", service', 38, "'persona'"),
    "a part that a fact does not have": ('"person.number", service', '"person.nummer", service', 38, "'nummer'"),
    "a part of a fact without parts": ('show = "size", ', 'show = "size.width", ', 28, "no parts"),
    "the face of the card": ('"person.number", service', '"person.picture", service', 38, "'picture'"),
    "condition on what nobody learns": ('when = { size = "large" }', 'when = { sise = "large" }', 44, "'sise'"),
    "result nobody learns": ('papers = ["slip"]', 'papers = ["page"]', 54, "'page'"),
    "number nobody learns": ('papers = ["slip"]', 'number = "keep.number"', 54, "'keep'"),
    "a paper that is a record": ('papers = ["slip"]', 'papers = ["kept"]', 54, "what a step that prints learns"),
    "a record that is a paper": ('papers = ["slip"]', 'kept = "slip"', 54, "what a step `keep` learns"),
    "two steps of one id": ('id = "slip"', 'id = "size"', 41, "'size'"),
    "wrong type": ("minutes = 1", 'minutes = "1"', 2, "a whole number"),
    "true for a number": ("minutes = 1", "minutes = true", 2, "a whole number"),
    "no time at all": ("minutes = 1", "minutes = 0", 2, "1 or more"),
    "an option that is a button of the frame": (
        'options = ["small", "large"]',
        'options = ["small", "home"]',
        19,
        "'home'",
    ),
    "a list of something else": ('options = ["small", "large"]', "options = [1, 2]", 19, "a list of strings"),
    "a choice of one": ('options = ["small", "large"]', 'options = ["large"]', 19, "two or more"),
    "one option twice": ('options = ["small", "large"]', 'options = ["large", "large"]', 19, "each once"),
    "a string for a list": ('needs = ["id_card", "outbox"]', 'needs = "id_card"', 4, "a list of strings"),
    "ages that are not two": ("ages = [6, 200]", "ages = [6]", 7, "two whole numbers"),
    "ages the wrong way round": ("ages = [6, 200]", "ages = [200, 6]", 7, "youngest"),
    "data that is no table": (
        'data = { id_number = "person.number", service = "service-id" }',
        'data = "x"',
        38,
        "a table",
    ),
    "a record without what it must hold": (
        '"person.number", service = "service-id"',
        '"person.number"',
        38,
        "service is missing",
    ),
    "a slip without what it shows": ('name = "person.name", service', "service", 47, "name is missing"),
    "a condition that is no table": ('when = { size = "large" }', 'when = "size"', 44, "a table"),
    "a number for an id": ('id = "slip"', "id = 5", 41, "a string"),
    "unknown key in a line": ('{ show = "size", source', '{ show = "size", sauce = "x", source', 28, "'sauce'"),
    "missing key in a line": ('{ show = "size", source = "you", options', '{ show = "size", options', 28, "'source'"),
    "a number in a line": ('change = "size"', "change = 5", 28, "a string"),
    "a line that is no table": ('{ show = "person.name", source = "card", private = "name" }', '"name"', 26, "a table"),
    "unknown source": ('source = "you"', 'source = "yuo"', 28, "card, office, you"),
    "unknown mask": ('private = "name"', 'private = "nom"', 27, "'nom'"),
    "change of no step": ('change = "size"', 'change = "sise"', 28, "'sise'"),
    "options of no question": ('options = "size"', 'options = "sise"', 28, "'sise'"),
    "unknown way": ('kind = "identify"', 'kind = "identify"\nways = ["face"]', 12, "face"),
    "no way at all": ('kind = "identify"', 'kind = "identify"\nways = []', 12, "ways"),
    "a stage without a step": ('"identity", "finish"]', '"identity", "print", "finish"]', 5, "'print'"),
    "a step in an earlier stage": (
        'kind = "done"\nstage = "finish"',
        'kind = "done"\nstage = "identity"',
        52,
        "later stage",
    ),
    "no end": (
        'kind = "done"\nstage = "finish"\ntitle = "done-application"\npapers = ["slip"]',
        _ASK_AGAIN,
        51,
        "no end",
    ),
    "an end in the middle": (
        'kind = "choose"\nstage = "identity"\nlearn = "size"\noptions = ["small", "large"]',
        'kind = "done"\nstage = "identity"\ntitle = "done-application"',
        16,
        "nothing behind it is reached",
    ),
    "a condition of nothing": ('when = { size = "large" }', "when = { size = [] }", 44, "one value or more"),
    "an id of two words": ('id = "end"', 'id = "the end"', 50, "small letters"),
    "no id at all": ('id = "end"', 'id = ""', 50, "small letters"),
    "a result of two parts": ('learn = "kept"', 'learn = "kept.x"', 36, "small letters"),
    "too many digits": ("minutes = 1", f"minutes = {'9' * 5000}", 1, "too many digits"),
    "lists without end": ("minutes = 1", f"minutes = {'[' * 5000}", 1, "nested too deep"),
    "not TOML": ('icon = "id"', "icon = id", 1, "line 1"),
    "a string that never ends": ('icon = "id"', 'icon = """id', 54, "not TOML"),
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
    "none at all": ("least = 2", "least = 0", 19, "expected 1 to"),
    "more at least than at most": ("most = 4", "most = 1", 19, "not above the most"),
    "more than fit": ("most = 4", "most = 400", 19, "expected 1 to"),
    "a letter to begin with": ('begins = "1"', 'begins = "x"', 21, "expected digits"),
    "nothing to type but the beginning": ('begins = "1"', 'begins = "12"', 21, "fewer than the least"),
    "groups of nothing": ("grouping = [2, 2]", "grouping = [4, 0]", 22, "make 4 digits"),
    "groups of another length": ("grouping = [2, 2]", "grouping = [2, 1]", 22, "make 4 digits"),
}


@pytest.mark.parametrize(("old", "new", "line", "says"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert GOOD.count(old) == 1, "the mistake must be in one place"
    message = refusal(tmp_path, GOOD.replace(old, new))
    assert message.startswith(f"culture/library_card/service.toml:{line}: "), message
    assert says in message


@pytest.mark.parametrize(("old", "new", "line", "says"), WRONG_DIGITS.values(), ids=WRONG_DIGITS.keys())
def test_a_number_that_nobody_could_type_is_refused(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    choice = 'kind = "choose"\nstage = "identity"\nlearn = "size"\noptions = ["small", "large"]\n'
    asked = GOOD.replace(choice, DIGITS).replace('options = "size", ', "").replace('when = { size = "large" }\n', "")
    load(catalogue(tmp_path, asked), papers=PAPERS)
    message = refusal(tmp_path, asked.replace(old, new))
    assert message.startswith(f"culture/library_card/service.toml:{line}: "), message
    assert says in message


@pytest.mark.parametrize("step", ["", "step = 3", "step = [1]", "[step]\nid = 'x'"])
def test_a_service_needs_steps(tmp_path: Path, step: str) -> None:
    message = refusal(tmp_path, GOOD[: GOOD.index("[[step]]")] + step)
    assert "service.toml:" in message
    assert "[[step]]" in message


OWN = {"title", "summary", "kind", "ask-size", "ask-size-why", "option-size-small", "option-size-large", "field-size",
       "done-application", "done-application-next", "paper-of-slip-printed", "paper-of-slip-failed",
       "take-card-and-slip", "go-on-without-slip", "printing-slip"}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title", 1),
        ("kind", 37),
        ("ask-size", 18),
        ("option-size-large", 19),
        ("field-size", 28),
        ("done-application-next", 53),
        ("paper-of-slip-failed", 54),
        ("go-on-without-slip", 41),
        ("printing-slip", 46),
    ],
)
def test_a_missing_sentence_is_told_where_it_is_asked_for(tmp_path: Path, text: str, line: int) -> None:
    known = SHARED | {f"library-card/{key}" for key in OWN}
    load(catalogue(tmp_path, GOOD), texts=[Known("zh-Hans", known)], papers=PAPERS)
    (told,) = check_all(
        tmp_path, texts=[Known("zh-Hans", known), Known("en", known - {f"library-card/{text}"})], papers=PAPERS
    ).mistakes
    assert (told.line, told.found) == (line, f"the sentence {text!r} is missing in words.en.ftl")
    assert told.remedy == f"write {text} = … there"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("group-common", 3, "groups 'common', expected one of elder, social"),
        ("stage-identity", 5, "stages 'identity', expected one of answer, check, finish, print, questions"),
        ("review-apply", 25, "confirm 'apply', expected one of confirm, print"),
        ("from-you", 28, "source 'you', expected one of card, known"),
        ("field-person-name", 27, "the sentence 'field-person-name' is missing in the shared strings of en"),
    ],
)
def test_a_shared_sentence_cannot_be_made_up(tmp_path: Path, text: str, line: int, says: str) -> None:
    known = SHARED | {f"library-card/{key}" for key in (*OWN, text)}
    (told,) = check_all(catalogue(tmp_path, GOOD), texts=[Known("en", known - {text})], papers=PAPERS).mistakes
    assert str(told) == f"culture/library_card/service.toml:{line}: {says}"


def test_two_services_of_one_name_are_refused(tmp_path: Path) -> None:
    catalogue(tmp_path, GOOD)
    catalogue(tmp_path, GOOD, "tourism")
    with pytest.raises(CatalogueError, match=r"tourism/library_card/service\.toml:1: folder 'library_card'"):
        load(tmp_path)


def test_a_record_that_says_another_service_is_refused(tmp_path: Path) -> None:
    """The back end would refuse every application of it, after it was accepted."""
    contract = catalogue(tmp_path, GOOD) / "culture" / "library_card" / "contract.json"
    contract.write_text(CONTRACT.replace('"library-card"', '"libary-card"'), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"toml:38: service may be 'library-card', expected one of libary-card"):
        load(tmp_path, papers=PAPERS)


def test_a_table_of_a_wrong_name_is_told_where_it_stands(tmp_path: Path) -> None:
    assert refusal(tmp_path, GOOD.replace("[[step]]", "[qualty]\n[[step]]", 1)).startswith(
        "culture/library_card/service.toml:9: unknown key 'qualty'"
    )


def test_a_mark_that_an_editor_has_set_before_it_is_no_part_of_a_file(tmp_path: Path) -> None:
    folder = catalogue(tmp_path, GOOD) / "culture" / "library_card"
    for name in ("service.toml", "contract.json"):
        (folder / name).write_bytes(b"\xef\xbb\xbf" + (folder / name).read_bytes())
    assert [service.id for service in load(tmp_path)] == ["library-card"]


@pytest.mark.parametrize("name", ["library-card", "图书馆", "Library_Card", "library card"])
def test_a_folder_whose_files_nobody_would_find_is_told_once(tmp_path: Path, name: str) -> None:
    folder = catalogue(tmp_path, GOOD) / "culture" / "library_card"
    folder.rename(folder.with_name(name))
    with pytest.raises(CatalogueError) as refused:
        load(tmp_path)
    assert str(refused.value).startswith(f"culture/{name}/service.toml:1: folder {name!r}, expected small letters")
    assert len(refused.value.mistakes) == 1


def test_a_folder_in_the_place_of_a_file_is_told_and_the_others_are_checked(tmp_path: Path) -> None:
    file = catalogue(tmp_path, GOOD) / "culture" / "library_card" / "service.toml"
    file.unlink()
    file.mkdir()
    catalogue(tmp_path, GOOD.replace("minutes = 1", "minutes = 0"), "tourism")
    told = [str(mistake) for mistake in check_all(tmp_path, thorough=True).mistakes]
    assert told[0].startswith("culture/library_card/service.toml:1: not TOML: Is a directory, expected a file")
    assert any(one.startswith("tourism/library_card/service.toml:2: minutes = 0") for one in told)


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    file = catalogue(tmp_path, GOOD) / "culture" / "library_card" / "service.toml"
    file.write_bytes("# old\nicon = '图书馆'".encode("gb18030"))
    with pytest.raises(CatalogueError, match=r"culture/library_card/service\.toml:2: .*expected UTF-8"):
        load(tmp_path)


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="DEPARTMENT/SERVICE"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'when = { page = "printed" }',
            'when = { page = "pritned" }',
            "page = 'pritned', expected one of printed, failed",
        ),
        ('record = "certificate_issued"', 'record = "certificate_isued"', "record 'certificate_isued', expected"),
        ('query = "social-insurance-certificate"', 'query = "nope"', "query 'nope', expected"),
        (
            'shown = true\nquery = "social-insurance-certificate"',
            'heeds = ["nope"]\nquery = "social-insurance-certificate"',
            "heeds = ['nope'], expected some of nothing-on-file, name-differs",
        ),
        (
            'shown = true\nquery = "social-insurance-certificate"',
            'heeds = ["name-differs"]\nquery = "social-insurance-certificate"',
            "heeds of a question that is not optional, expected none",
        ),
        ('icon = "certificate"', 'icon = "nope"', "icon 'nope', expected"),
        ('closes = "certificate_requested"', 'closes = "help_wanted"', "closes 'help_wanted', expected"),
    ],
)
def test_what_nobody_knows_is_refused_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    name = "human_resources/social_insurance_certificate/service.toml"
    file = tmp_path / name
    shutil.copytree((SERVICES / name).parent, file.parent)
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    first = new.partition("\n")[0]
    line = next(number for number, at in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if first in at)

    with pytest.raises(CatalogueError) as refused:
        load(tmp_path, papers=PAPERS, icons={"certificate"})

    assert str(refused.value).startswith(f"{name}:{line}: {message}")


# --- whose names they are -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["consent", "identity", "confirmation", "person", "today", "service-id", "delivered"])
def test_no_question_passes_for_consent_or_identity(tmp_path: Path, name: str) -> None:
    text = GOOD.replace('learn = "size"', f'learn = "{name}"').replace('when = { size = "large" }\n', "")
    told = check_all(catalogue(tmp_path, text), papers=PAPERS).mistakes
    (refused,) = [one for one in told if "engine" in one.expected]
    assert (refused.line, refused.found) == (18, f"{name!r} is learned here")


@pytest.mark.parametrize("name", ["consent", "person", "home", "verify"])
def test_no_step_is_called_what_the_engine_calls_its_own(tmp_path: Path, name: str) -> None:
    (told,) = check_all(catalogue(tmp_path, GOOD.replace('id = "slip"', f'id = "{name}"')), papers=PAPERS).mistakes
    assert (told.line, told.found) == (41, f"id {name!r}")


def test_a_service_cannot_speak_for_another_office(tmp_path: Path) -> None:
    """A housing fund that learns a `certificate` as the insurance office does is not heard to ask that office."""
    insurance = (SERVICES / "human_resources/social_insurance_certificate").absolute()
    folder = tmp_path / "housing_fund" / "housing_fund_proof"
    shutil.copytree(insurance, folder, ignore=shutil.ignore_patterns("words.*"))
    for language in LANGUAGES:
        (folder / f"words.{language}.ftl").write_text("title = x\nsummary = x\n", encoding="utf-8")
    told = {one.found for one in check_all(tmp_path, texts=told_by(tmp_path), papers=PAPERS).mistakes}
    assert "the sentence 'asking-certificate' is missing in words.zh-Hans.ftl and words.en.ftl" in told
    assert "the sentence 'from-office' is missing in words.zh-Hans.ftl and words.en.ftl" in told
    assert "the sentence 'refused-nothing-on-file' is missing in words.zh-Hans.ftl and words.en.ftl" in told
    assert "unknown template 'social-insurance-certificate'" in told  # nor prints it that office's paper


def test_a_service_asks_no_question_and_says_no_sentence_of_another(tmp_path: Path) -> None:
    ask = '[[step]]\nid = "ask"\nkind = "ask_backend"\nstage = "identity"\nlearn = "old"\n'
    ask += 'query = "old-age-allowance-prefill"\nsend = { id_number = "person.number" }\n\n[[step]]  # a question'
    text = GOOD.replace("[[step]]  # a question", ask).replace('"outbox"]', '"outbox", "backend"]')
    text = text.replace('title = "done-application"', 'title = "old-age-allowance/done-application"')
    catalogue(tmp_path, text)
    folder = tmp_path / "culture" / "library_card"
    for language in LANGUAGES:
        (folder / f"words.{language}.ftl").write_text("\n".join(f"{key} = x" for key in OWN), encoding="utf-8")
    told = {one.found for one in check_all(tmp_path, texts=told_by(tmp_path), papers=PAPERS).mistakes}
    assert "query 'old-age-allowance-prefill'" in told
    missing = "the sentence 'old-age-allowance/done-application' is missing in words.zh-Hans.ftl and words.en.ftl"
    assert missing in told


def told_by(folder: Path) -> list[Words]:
    """What the languages can say, with the services below this folder."""
    return [Words(language, services=folder) for language in LANGUAGES]


# --- all at once ----------------------------------------------------------------------------------------------


def test_all_mistakes_are_told_at_once_and_none_that_follows_from_another(tmp_path: Path) -> None:
    text = GOOD.replace("minutes = 1", "minutes = 0").replace('options = ["small", "large"]', "option = []")
    text = text.replace('template = "application-slip"', 'template = "claim"').replace(
        'papers = ["slip"]', 'papers = ["page"]'
    )
    told = [(one.line, one.found) for one in check_all(catalogue(tmp_path, text), papers=PAPERS).mistakes]
    assert told == [
        (2, "minutes = 0"),
        (19, "unknown key 'option'"),
        (45, "unknown template 'claim'"),
        (54, "'page' is used here, but no earlier step learns it"),
    ]
