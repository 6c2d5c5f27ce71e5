"""Every kind of question is asked and explained in the words of its own service, and learns one fact."""

import pytest

from kiosk.visit.step import Context
from kiosk.visit.steps.choose import Choose
from kiosk.visit.steps.choose_from import ChooseFrom
from kiosk.visit.steps.digits import Digits
from kiosk.visit.steps.question import Question
from tests.kiosk.play import CERT

QUESTIONS = [Choose("use", ("work", "school")), ChooseFrom("use", "found.rows"), Digits("use", 2, 3)]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: type(one).__name__)
def test_a_question_is_asked_and_explained_in_the_words_of_its_service(question: Question) -> None:
    screen = question.screen(Context({}, service=CERT))
    assert (screen.title.key, [text.key for text in screen.body]) == (f"{CERT}/ask-use", [f"{CERT}/ask-use-why"])
    assert {"ask-use", "ask-use-why"} <= {asked.sentence for asked in question.sentences() if asked.key == "learn"}
    assert question.learns == {"use"}
