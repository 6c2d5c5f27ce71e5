"""Every kind of mistake in the table of a step or a service is refused with its file and line."""

from pathlib import Path

import pytest

from kiosk.catalogue.load import load
from tests.kiosk.catalogue.library_card import GOOD, PAPERS, catalogue, refusal

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
