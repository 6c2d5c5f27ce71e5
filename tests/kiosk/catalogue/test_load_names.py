"""Sentences that are missing, and names that belong to the engine, to all services or to another office."""

import shutil
from pathlib import Path

import pytest

from kiosk.catalogue.load import SERVICES, check_all, load
from tests.kiosk.catalogue.library_card import GOOD, OWN, PAPERS, SHARED, Known, catalogue
from ui.theme.reader import LANGUAGES
from ui.words.sentences import Words


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
