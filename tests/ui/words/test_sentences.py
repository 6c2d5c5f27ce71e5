"""Sentences: the same in every language, masked where private, and read as Fluent itself reads them.

Covers grammar as well.
"""

import re
from pathlib import Path

import pytest

from kiosk.model.text import Text, plain
from ui.gallery.render import EXAMPLES
from ui.present.localizer import Localizer
from ui.present.shown import FrameStatus, frame_words, grouped
from ui.theme.reader import LANGUAGES, Reader
from ui.words.grammar import FluentGrammar
from ui.words.line_breaks import JOIN
from ui.words.sentences import SERVICES, STRINGS, WRITTEN, Vocabulary, Words, missing_keys


@pytest.fixture
def words(tmp_path: Path) -> Words:
    folder = tmp_path / "en"
    folder.mkdir()
    source = """# a comment
hello = Hello, { $name }
    .elder = Hi { $name }
    .spoken = Hello there, { $name }
long =
    one
    two
count = { $count ->
    [one] one page
   *[other] { $count } pages
 }
plain = { $value }
"""
    (folder / "a.ftl").write_text(source, "utf-8")
    return Words("en", (tmp_path,))


def test_every_language_says_the_same_sentences() -> None:
    assert missing_keys(Words(language, (STRINGS, EXAMPLES)) for language in LANGUAGES) == []


def test_a_sentence_that_one_language_lacks_is_found(tmp_path: Path) -> None:
    for language, source in (("a", "one = { $x }\ntwo = 2\n"), ("b", "one = { $y }\n")):
        (tmp_path / language).mkdir()
        (tmp_path / language / "f.ftl").write_text(source, "utf-8")
    found = missing_keys(Words(language, (tmp_path,)) for language in ("a", "b"))
    assert found == ["one: arguments differ: {'a': ['x'], 'b': ['y']}", "two: not in b"]


@pytest.mark.parametrize("language", WRITTEN)
def test_what_is_only_spoken_says_nothing_that_is_not_written(language: str) -> None:
    written, spoken = [], []
    for file in (*(STRINGS / language).glob("*.ftl"), *SERVICES.glob(f"*/*/words.{language}.ftl")):
        own = _written(file, language)
        written += [(file.parent, *one) for one in Vocabulary(own.name, [own]).places().items()]
        spoken += [(file.parent, *one) for one in Vocabulary(language, [file]).places().items()]
    assert [(folder.name, name) for folder, name, places in spoken if (folder, name, places) not in written] == []
    assert len(spoken) > 300


def _written(file: Path, language: str) -> Path:
    """The file with the same sentences as they are written."""
    if file.parent.name == language:
        return STRINGS / WRITTEN[language] / file.name
    return file.with_name(f"words.{WRITTEN[language]}.ftl")


# What stands on paper, or in the panel of the voice mode, and is not said.
_ON_PAPER = re.compile(r"(?:page|paper)-(?!of-)|slip-")
_SEEN_ONLY = re.compile(
    r"frame-(?:mark|date|month-.*|weekday-.*|language-en|display-sample|display-.*-other)"
    r"|voice-(?:to|(?:scan-)?into|(?:scan-)?brief|read)-.*|voice-.*-label|voice-tongue-en"
)


@pytest.mark.parametrize("language", WRITTEN)
def test_who_speaks_a_language_that_is_only_spoken_says_all_in_it(language: str) -> None:
    files = [*(STRINGS / language).glob("*.ftl"), *SERVICES.glob(f"*/*/words.{language}.ftl")]
    wanting = []
    for file in files:
        written, said = _written(file, language), Vocabulary(language, [file]).places()
        missing = (name for name in Vocabulary("written", [written]).places() if "." not in name and name not in said)
        wanting += [(written.parent.name, name) for name in missing if _is_said(written, name)]
    assert wanting == []
    assert len(files) > 12


def _is_said(file: Path, name: str) -> bool:
    """Whether it has words, and stands where somebody hears it."""
    words = re.search("[\u4e00-\u9fff]", re.sub(r"\{[^{}]*\}", "", _text(file, name)))
    not_heard = _ON_PAPER.match(name) if file.name.startswith("words.") else _SEEN_ONLY.fullmatch(name)
    return bool(words) and not not_heard


def _text(file: Path, name: str) -> str:
    return re.split(r"\n(?! )", file.read_text("utf-8").partition(f"\n{name} =")[2])[0]


def test_what_has_no_words_in_cantonese_is_read_as_it_is_written() -> None:
    words = Words("yue", otherwise=Words("zh-Hans"))
    assert words.say(Text("do-next")) == "下一步"
    assert words.say(Text("frame-month-1")) == "1月"
    assert words.say(Text("old-age-allowance/ask-living")) == "您而家住喺邊度？"
    assert words.say(Text("e-licence-print/page-kind")) == "证照"
    stage = Text("frame-stage", {"at": 1, "of": 4, "label": Text("stage-print")}, private=False)
    assert words.say(stage) == "第 1 步，總共 4 步，打印"
    assert not words.knows("no-such-sentence")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quick_reading_is_what_fluent_reads(language: str) -> None:
    files = [file for folder in (STRINGS, EXAMPLES) for file in sorted((folder / language).glob("*.ftl"))]
    words, fluent = Words(language, (STRINGS, EXAMPLES)), FluentGrammar(language, files)
    for name, places in words.places().items():
        key, _, attribute = name.partition(".")
        text = Text(key, dict.fromkeys(places, "7"), private=False)
        said = words.say(text, elder=attribute == "elder", spoken=attribute == "spoken")
        assert said == fluent.say(name, text.args)


def test_the_everyday_and_the_spoken_variant_are_said_on_wish(words: Words) -> None:
    text = Text("hello", {"name": "Lin"}, private=True)
    assert words.say(text) == "Hello, Lin"
    assert words.say(text, elder=True) == "Hi Lin"
    assert words.say(text, elder=True, spoken=True) == "Hello there, Lin"


def test_plurals_are_left_to_fluent(words: Words) -> None:
    assert words.say(Text("count", {"count": 1}, private=False)) == "one page"
    assert words.say(Text("count", {"count": 1200}, private=False)) == "1,200 pages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_font_has_is_spelled_out_after_it_was_masked(language: str) -> None:
    words = Words(language, spelled=lambda text: text.replace("\ue000", "[E000]"))
    name = plain("\ue000志明", private=True, mask="name")
    assert words.say(name) == "[E000]*明"
    assert words.say(name, reveal=True) == "[E000]志明"
    assert "[E000]*明" in words.say(Text("home-hello", {"name": name}, private=True))
    assert "[E000]" in words.say(Text("home-hello", {"name": "\ue000"}, private=True))


def test_masked_texts_are_covered_even_inside_another(words: Words) -> None:
    text = Text("hello", {"name": plain("陈志明", private=True, mask="name")}, private=True)
    assert words.say(text) == "Hello, 陈*明"
    assert words.say(text, reveal=True) == "Hello, 陈志明"


def test_a_missing_sentence_or_argument_is_told(words: Words) -> None:
    with pytest.raises(LookupError, match="no sentence 'nothing' in en"):
        words.say(Text("nothing"))
    with pytest.raises(LookupError, match="needs the argument 'name'"):
        words.say(Text("hello"))
    with pytest.raises(ValueError, match="'count' cannot be said"):
        words.say(Text("count"))
    with pytest.raises(LookupError, match="file for the language 'xx'"):
        Words("xx")


def test_a_sentence_written_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "a.ftl").write_text("one = 1\none = 2\n", "utf-8")
    with pytest.raises(ValueError, match="'one' is written twice"):
        Words("en", (tmp_path,))


def test_lines_of_a_long_sentence_stay_lines(words: Words) -> None:
    assert words.say(Text("long")) == "one\ntwo"


def test_digits_are_grouped_with_their_free_places() -> None:
    assert grouped("138", (3, 4, 4), 11) == "138 ____ ____"
    assert grouped("13822336620", (3, 4, 4), 11) == "138 2233 6620"
    assert grouped("●●", (), 4, "○") == "●●○○"


@pytest.mark.parametrize(("language", "place"), [("zh-Hans", "越秀区府前路"), ("en", "Fuqian Road, Yuexiu")])
def test_the_place_is_said_in_the_reader_s_language_where_it_has_a_name_there(language: str, place: str) -> None:
    status = FrameStatus(
        plain("越秀区府前路", private=False), "0117", places={"en": plain("Fuqian Road, Yuexiu", private=False)}
    )
    words = frame_words(status, Reader(language), Localizer(Words(language)))
    assert words["site"] == place
    assert words["place"].replace(JOIN, "").startswith(place)


def test_a_place_without_another_name_keeps_its_own() -> None:
    words = frame_words(FrameStatus(plain("府前路", private=False), "0117"), Reader("en"), Localizer(Words("en")))
    assert words["site"] == "府前路"


def test_a_service_borrows_no_shared_sentence_and_no_other_services_words() -> None:
    words = Words("en")
    assert words.knows("take-card")
    assert words.knows("old-age-allowance/ask-payment")
    for key in ("old-age-allowance/take-card", "application-progress/ask-payment", "ask-payment", "no-such/title"):
        assert not words.knows(key)
        with pytest.raises(LookupError):
            words.say(Text(key))


TOUCHES = {"zh-Hans": r"点“|点一下|再点|点这|点击", "en": r"(?i)\b(touch|tap)\b", "yue": r"掂|點一下|撳一下"}
OF_THE_GLASS = ("voice-", "frame-", "paper")  # what is said of the glass itself, shown beside it, or printed


@pytest.mark.parametrize("language", TOUCHES)
def test_whoever_listens_is_asked_to_choose_and_not_to_touch(language: str) -> None:
    """Not everybody who hears it has the glass before them."""
    services = [file.parent.name.replace("_", "-") for file in SERVICES.glob("*/*/service.toml")]
    assert services
    words = Words(language, otherwise=Words(WRITTEN.get(language, language)))
    asked = []
    for vocabulary in (words._shared, *map(words._of, services)):
        said = {key for key in vocabulary.places() if not key.startswith(OF_THE_GLASS)}
        heard = {key for key in said if key.endswith(".spoken") or f"{key.partition('.')[0]}.spoken" not in vocabulary}
        asked += [key for key in heard if re.search(TOUCHES[language], vocabulary._patterns[key])]
    assert asked == []


def test_whether_a_head_has_another_wording_is_known_without_reading_its_service(tmp_path: Path) -> None:
    file = tmp_path / "office" / "made_up" / "words.en.ftl"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff")  # whoever reads it fails
    words = Words("en", services=tmp_path, heads={"made-up/title": "Title", "made-up/title.elder": "Big title"})
    assert [words.knows(f"made-up/title{variant}") for variant in ("", ".elder", ".spoken")] == [True, True, False]
    with pytest.raises(UnicodeDecodeError):
        words.knows("made-up/body")
