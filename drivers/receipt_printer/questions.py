"""Asks a receipt printer what it answers in text or in numbers: who it is, how many slips it has taken back."""

from collections.abc import Iterable

from drivers.receipt_printer import codec
from drivers.receipt_printer.line import ANSWER_S, PrinterLine
from drivers.receipt_printer.models import Presenter, Question

TEXT_S = 0.5  # for the next byte of a text or a count, and for late answers to fences


def ask_identity(line: PrinterLine, questions: Iterable[Question]) -> str:
    """What it has told until a question was not answered, with blanks between. OSError: it is gone."""
    told: list[str] = []
    line.flush()
    for question in questions:
        line.write(question.request)
        answer = b""
        while (text := codec.take_identity(answer, question)) is None:
            more = line.read_text(TEXT_S if answer else ANSWER_S)
            if not more:
                return " ".join(told)  # it does not know the question
            answer += more
        told.append(text)
    return " ".join(filter(None, told))


def ask_retractions(line: PrinterLine, presenter: Presenter) -> int | None:
    """How many slips the presenter has ever taken back; None: it does not tell. OSError: it is gone."""
    line.flush()
    line.write(presenter.retractions)
    answer = b""
    while more := line.read_text(TEXT_S if answer else ANSWER_S):
        answer += more
        try:
            count = codec.take_count(answer, presenter.unit)
        except ValueError:
            return None
        if count is not None:
            return count
    return None
