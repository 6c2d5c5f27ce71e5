"""What a page promises is kept: who takes a card, what a button shows, what a consent says, and how a date is written.

Every shipped service is played to its end from its own examples, once as a rule and once without its papers.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kiosk.catalogue.contract import SERVICES
from kiosk.catalogue.example import read_examples
from kiosk.catalogue.rehearsal import Plan, Rehearsal, rehearse
from kiosk.model.screen import Screen
from kiosk.model.text import Text
from kiosk.visit.advance import start
from kiosk.visit.screen import screen_of
from kiosk.visit.service import Service, catalogue_of
from tests.kiosk.play import JAM, NO_ROLL, TODAY, services, texts_in, words
from tests.rules.test_strings import COPIED, OWN, SHARED, language_of
from ui.gallery.screens import SCREENS
from ui.words.sentences import Vocabulary

LANGUAGES = ("zh-Hans", "yue", "en")
FILES = [*SHARED, *OWN, *COPIED]
TAKES = {  # asks for a card to be taken from the reader
    "zh-Hans": re.compile(r"(拿走|取走|拿好|收好|拿开)[^，。]*身份证|身份证[^，。]*(拿走|取走|拿开|收好)"),
    "yue": re.compile(r"(攞走|收好)[^，。]*身份證|身份證[^，。]*(攞走|攞開|收好)"),
    "en": re.compile(r"\b(take|remove) (your|the) (ID )?card\b(?! to )|\bcard\b[^.]*\btake it\b(?! to )", re.I),
}
# Where it is asked for, and why nothing can still need the card then.
TAKEN = {
    r"take-card(-and-[\w-]+)?": "all is done; the service's last page",
    "voice-take-card": "as above, for whoever listens",
    "problem-card": "a problem's page with which a visit ends",
    "leave-means": "a visit that is left",
    "left-card": "another person's, at home",
    r"identify-id_card-how": "tells that it will be said",
}
AGREES = {"zh-Hans": "同意", "yue": "同意", "en": "I agree "}
DEBIT = {"zh-Hans": "借记卡", "yue": "借記卡", "en": "debit card"}
NO_PAPER = {"zh-Hans": re.compile("不要|不用"), "en": re.compile(r"\bwithout\b", re.IGNORECASE)}
PAPERS = {"receipt", "certificate", "file-text", "printer"}  # pictures of paper
RAW = re.compile(r"(?<![\w-])\d{4}-\d\d(-\d\d)?(?![\w-])|\b\d{1,2}/\d{1,4}\b")  # a date as a computer writes it
AS_WRITTEN = {"e-licence-print/row-copy-entries-value"}  # what a licence says, to the letter
each_service = pytest.mark.parametrize("service", services(), ids=lambda service: service.id)


def sentences(file: Path) -> Iterator[tuple[str, str]]:
    """(key, what it says) of each sentence and each of its variants: of `.elder` and `.spoken` the key is the same."""
    key = ""
    for line in file.read_text("utf-8").splitlines():
        if line[:1] in ("", "#"):
            continue
        name, _, said = line.partition("=")
        key = key if line[:1] == " " else name.strip()
        yield key, said if "=" in line else line


@cache
def played(name: str, *, spoilt: bool = False) -> Rehearsal:
    folder = next(SERVICES.glob(f"*/{name.replace('-', '_')}"))
    service = next(service for service in services() if service.id == name)
    return rehearse(service, read_examples(folder), Plan(spoils=JAM if spoilt else None))


def screens(service: Service) -> list[Screen]:
    return [shown.screen for spoilt in (False, True) for shown in played(service.id, spoilt=spoilt).shown]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_sentence_asks_to_take_the_card_only_where_nothing_needs_it_any_more(file: Path) -> None:
    asking = {key for key, said in sentences(file) if TAKES[language_of(file)].search(said)}
    assert {key for key in asking if not any(re.fullmatch(one, key) for one in TAKEN)} == set()


@each_service
def test_the_card_is_to_be_taken_on_the_last_page_and_on_no_page_before(service: Service) -> None:
    for spoilt in (False, True):
        rehearsal = played(service.id, spoilt=spoilt)
        asking = [bool(one.screen.reminder and "take-card" in one.screen.reminder.key) for one in rehearsal.shown]
        ends = service.steps[-1].step.ends and rehearsal.over
        assert asking == [False] * (len(asking) - 1) + [ends]


@each_service
def test_what_is_refused_is_not_shown_on_the_button_that_refuses_it(service: Service) -> None:
    """Every step that a visit may go on without: a slip that nobody wants has no picture of a slip."""
    visit, _ = start("a", catalogue_of((service,)), TODAY)
    for at, placed in enumerate(service.steps):
        if placed.step.skippable:
            screen = screen_of(replace(visit, service=service, at=at, problem=NO_ROLL))
            (button,) = (action for action in screen.actions if action.id == "go-on")
            for language, refusing in NO_PAPER.items():
                refuses = bool(refusing.search(words(language).say(button.label)))
                assert not (refuses and button.icon in PAPERS), (placed.id, button)


def test_no_example_shows_a_paper_on_a_button_that_refuses_it() -> None:
    shown = [action.label for screen in SCREENS.values() for action in screen.actions if action.icon in PAPERS]
    own = [label for label in shown if words("zh-Hans").knows(label.key)]
    assert own != []
    assert [label for label in own for language, no in NO_PAPER.items() if no.search(words(language).say(label))] == []


@pytest.mark.parametrize("file", [*OWN, *COPIED], ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_consent_says_that_one_agrees_and_a_card_number_says_of_which_card(file: Path) -> None:
    language = language_of(file)
    said = [(key, text.strip()) for key, text in sentences(file)]
    assert [text for key, text in said if key.startswith("consent-") and not text.startswith(AGREES[language])] == []
    assert [text for key, text in said if key == "ask-account-why" and DEBIT[language] not in text] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_button_for_another_matter_says_that_something_is_done(file: Path) -> None:
    """*Something else* is an answer to a question, and no button."""
    said = [text.strip() for key, text in sentences(file) if key.startswith("do-")]
    assert {"Something else", "I am done", "Leave"} & set(said) == set()


@each_service
def test_no_date_is_said_as_a_computer_writes_it(service: Service) -> None:
    for text in (text for screen in screens(service) for text in texts_in(screen)):
        for language in ("zh-Hans", "en") if text.key not in AS_WRITTEN else ():
            assert not RAW.search(words(language).say(text, reveal=True)), text


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_has_one_name_in_the_header_and_in_a_sentence(month: int) -> None:
    english = words("en")
    said = english.say(Text("date-day", {"year": "2026", "month": month, "day": 27}, private=False))
    assert said == f"27 {english.say(Text(f'frame-month-{month}'))} 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chain_and_the_answer_call_the_decision_of_an_office_the_same(language: str) -> None:
    vocabulary = Vocabulary(language, [file for file in SHARED if file.parent.name == language])
    one, decided = vocabulary.say("chain-approved", {}), vocabulary.say("state-approved", {})
    assert decided.startswith(one) or (one, decided) == ("Decision", "Approved")
