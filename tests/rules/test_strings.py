"""Every sentence is there in every language, and says what a citizen may be told."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.model.masking import MASKS
from kiosk.model.text import Text
from tests.docs.page import file_blocks
from tests.kiosk.play import texts_in
from tests.rules.trees import nodes_of
from ui.gallery.screens import SCREENS
from ui.words.sentences import STRINGS, TECHNICIAN, Vocabulary, Words, missing_keys

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh-Hans", "en")
WORDS = {language: Words(language) for language in LANGUAGES}
TECHNICIANS = {language: Words(language, (STRINGS, TECHNICIAN)) for language in LANGUAGES}
SHARED = sorted((ROOT / "ui" / "strings").glob("*/*.ftl"))
OWN = sorted((ROOT / "kiosk" / "services").glob("*/*/words.*.ftl"))
FOLDERS = sorted({file.parent for file in OWN})
COPIED = sorted((ROOT / "kiosk" / "catalogue" / "new_service").glob("*.words.*.ftl"))  # what a new service begins with
SHOWN = sorted((ROOT / "ui" / "gallery" / "strings").glob("*/*.ftl"))
BLAME = {
    "zh-Hans": re.compile(r"错误|失败|非法|异常"),
    "yue": re.compile(r"錯誤|失敗|非法|異常"),
    "en": re.compile(r"\b(error|failed|failure|invalid|illegal)\b", re.IGNORECASE),
}
OFFICE = {
    "zh-Hans": re.compile(r"[民人社医税公交教市]\w*局|公积金|社保|民政|公安|派出所|卫健委|征信"),
    "yue": re.compile(r"[民人社醫稅公交教市]\w*局|公積金|民政|公安|派出所|衛健委|徵信"),
    "en": re.compile(r"civil affairs|social (insurance|security)|insur|housing fund|police|bureau|tax", re.IGNORECASE),
}
# One word for one thing, and no promise that the terminal does not keep. What is not said, and why.
NOT_SAID = {
    "zh-Hans": {
        r"审核|批准": "the decision of an office is 审批, a good one 审批通过",
        r"[嘀嘟哔]|滴滴|响一?声|听到.{0,6}(声|响)": "a terminal may be silent, and who waits may be deaf",
        "盖住": "a button that hides again is called 收起",
        r"答复太慢": "an office is slow, and no answer was waited for in vain",
        r"断网也能": "that is said where it is so, when it is so",
        r"凭(这个)?编号": "no page takes a number that is typed",
        "金融账户": "people say 社保卡里的银行账户",
        "他们会帮|工作人员会(来|尽快)": "nobody knows whether they will",
        "扫上面的": "the code stands on a paper, and which is said",
        "(不用|不必|无需)再来": "what an office will ask for nobody knows: it need not be submitted again",
    },
    "yue": {
        r"審核|批准": "as in writing: the decision is 審批, a good one 審批通過",
        r"[嘀嘟嗶]|響一?聲|聽到.{0,6}(聲|響)": "a terminal may be silent, and who waits may be deaf",
        r"唔使再(嚟|來)": "what an office will ask for nobody knows: it need not be submitted again",
        r"[这没们请进么个]|不用|没有|什麼": "not Cantonese, or not as it is written here",
    },
    "en": {
        r"\b(beep|chime|buzz)": "a terminal may be silent",
        r"\b(until|when) you hear\b|\blisten for\b": "who waits may be deaf",
        r"\btype\b": "what is typed is entered",
        r"\bwill (help you|look at it)\b": "nobody knows whether they will",
        r"\bmonth \d|\bI am done\b": "nobody speaks so",
        r"\banew\b|by itself|shall be|\bother system\b|\bnobody answers\b": "nobody speaks so",
        r"= *(Leave|Get help)$": "a button says what it does: Exit, Helpline",
        r"\breceipts?\b": "what the small printer prints is a slip",
        r"[“”‘’]": "the font gives these the width of a Chinese character, and a hole stands beside them",
        r"\bn(ot|o need to) come (back|again)\b": "what an office will ask for nobody knows",
        r"\bwith (this|the) number\b": "no page takes a number that is typed",
        r"\b\d{1,2}/\d|\b\d{4}-\d\d\b": "dates are said in words: 27 Nov 2026",
    },
}
PICTURE = re.compile(r"拍下|拍照|影低|photograph")
PLACEHOLDER = re.compile(r"\b(TODO|FIXME|XXX|lorem)\b", re.IGNORECASE)


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the kiosk and the user interface, with the file and line where it stands."""
    for path in sorted([*(ROOT / "kiosk").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]):
        if "gallery" in path.parts:
            continue  # has strings of its own
        for node in nodes_of(path):
            if isinstance(node, ast.Call):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def keys_asked_for() -> Iterator[tuple[str, str]]:
    """(where, key) of every Text whose key is written out."""
    for where, call in calls():
        if isinstance(call.func, ast.Name) and call.func.id == "Text" and call.args:
            for node in ast.walk(call.args[0]):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_whole(call.args[0], node):
                    yield where, node.value


def _is_whole(key: ast.expr, part: ast.Constant) -> bool:
    return key is part or (isinstance(key, ast.IfExp) and part in (key.body, key.orelse))


def test_all_languages_say_the_same_things() -> None:
    assert missing_keys(TECHNICIANS.values()) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_all_languages_of_a_service_say_the_same_things(folder: Path) -> None:
    vocabularies = [Vocabulary(one, [folder / f"words.{one}.ftl"]) for one in LANGUAGES]
    assert missing_keys(vocabularies) == []


@pytest.mark.parametrize("file", SHARED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_no_shared_sentence_speaks_for_an_office(file: Path) -> None:
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith(("#", "group-", "paper-"))]
    assert [line for line in lines if OFFICE[file.parent.name].search(line)] == []


def test_every_key_written_out_in_the_code_has_its_sentence() -> None:
    asked = list(keys_asked_for())
    assert len(asked) > 40
    assert [(where, key) for where, key in asked if key not in TECHNICIANS["zh-Hans"].places()] == []


def test_what_technicians_read_is_asked_for_only_where_no_citizen_reads() -> None:
    theirs = TECHNICIANS["en"].places().keys() - WORDS["en"].places().keys()
    asked = [where.partition(":")[0] for where, key in keys_asked_for() if key in theirs]
    assert {where for where in asked if not where.startswith("kiosk/technician/")} == set()


def test_every_mask_named_in_the_code_is_one() -> None:
    named = [
        (where, word.value.value)
        for where, call in calls()
        for word in call.keywords
        if word.arg == "mask" and isinstance(word.value, ast.Constant)
    ]
    assert [(where, mask) for where, mask in named if mask not in {"", *MASKS}] == []


def language_of(file: Path) -> str:
    return file.parent.name if file.parent.name in NOT_SAID else file.suffixes[-2][1:]


@pytest.mark.parametrize("file", [*SHARED, *OWN], ids=lambda file: f"{file.parent.name}/{file.name}")
def test_no_sentence_is_unfinished_or_blames(file: Path) -> None:
    text = "\n".join(line for line in file.read_text("utf-8").splitlines() if not line.startswith("#"))
    assert not PLACEHOLDER.search(text)
    sentences = [line.partition("=")[2] for line in text.splitlines()]
    assert [sentence for sentence in sentences if BLAME[language_of(file)].search(sentence)] == []


@pytest.mark.parametrize("file", [*SHARED, *OWN, *COPIED, *SHOWN], ids=lambda file: f"{file.parent.name}/{file.name}")
def test_one_thing_has_one_word(file: Path) -> None:
    assert not_said(file.read_text("utf-8"), language_of(file)) == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("adding-*.md")), ids=lambda page: page.name)
def test_what_a_walk_says_by_way_of_example_may_be_said(page: Path) -> None:
    words = {Path(name): text for name, text in file_blocks(page.read_text("utf-8")).items() if name.endswith(".ftl")}
    languages = {name: name.suffixes[0][1:] if len(name.suffixes) > 1 else name.parent.name for name in words}
    assert [said for name, text in words.items() for said in not_said(text, languages[name])] == []


def not_said(text: str, language: str) -> list[tuple[str, str]]:
    """Lines of these sentences that nobody is to read, and why."""
    lines = ["=" + line.partition("=")[2] if "=" in line else line for line in text.splitlines() if line[:1] != "#"]
    return [(line, why) for line in lines for word, why in NOT_SAID[language].items() if re.search(word, line)]


@pytest.mark.parametrize("file", [*SHARED, *OWN], ids=lambda file: f"{file.parent.name}/{file.name}")
def test_nobody_who_listens_is_asked_for_a_picture(file: Path) -> None:
    vocabulary = Vocabulary(language_of(file), [file])
    spoken = {key.removesuffix(".spoken") for key in vocabulary.places() if key.endswith(".spoken")}
    lines = file.read_text("utf-8").splitlines()
    asking = {line.partition(" =")[0] for line in lines if PICTURE.search(line) and line[:1] not in ("#", " ")}
    assert asking - spoken == set()
    assert [line for line in lines if PICTURE.search(line) and ".spoken" in line] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_saved_submitted_and_approved_are_different_words(language: str) -> None:
    said = {WORDS[language].say(Text(f"chain-{state}")) for state in ("saved", "submitted", "accepted", "approved")}
    assert len(said) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_everyday_variant_belongs_to_a_sentence(language: str) -> None:
    places = WORDS[language].places()
    assert [key for key in places if "." in key and key.partition(".")[0] not in places] == []


def test_the_gallery_speaks_with_the_terminals_own_words() -> None:
    """Made up is only what the terminal does not have: more services and ways, and consent on a page of its own."""
    made_up = {
        "home",
        "home-greeted",
        "home-interrupted",
        "home-left-sheet",
        "prompt",
        "choice",
        "consent",
        "guide",
        "guide-one",
    }
    said = [(name, text.key) for name, screen in SCREENS.items() if name not in made_up for text in texts_in(screen)]
    assert len(said) > 100
    assert [(name, key) for name, key in said if key.startswith("example-")] == []
    assert [(name, key) for name, key in said if not WORDS["zh-Hans"].knows(key)] == []
