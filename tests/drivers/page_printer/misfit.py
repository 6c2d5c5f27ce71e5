"""A printer that answers what a test wants it to, over a real socket."""

from collections.abc import Callable

from device_sim.page_printer.ipp_port import IppPort
from drivers.page_printer.codec import Attribute, Group, Message, attribute, decode, encode
from drivers.page_printer.vocabulary import GroupTag, JobState, Operation, Tag

Reply = Callable[[Message], Message]


class Misfit:
    """A printer that answers right until told otherwise, operation by operation."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.replies: dict[int, Reply] = {
            Operation.GET_PRINTER_ATTRIBUTES: lambda request: printer_reply(request, 3, "none"),
            Operation.PRINT_JOB: lambda request: job_reply(request, attribute("job-id", Tag.INTEGER, 5)),
            Operation.GET_JOB_ATTRIBUTES: lambda request: job_state(request, JobState.COMPLETED),
            Operation.CANCEL_JOB: lambda request: Message(0, request.request_id),
        }
        self._understands: Callable[[Message], bool] = lambda _: True
        self._otherwise = 0
        self.port = IppPort(self._answer)

    def only_version(self, major: int, minor: int, otherwise: int) -> None:
        """It answers requests in this version of IPP, and others with a status, in its own version."""
        self._understands, self._otherwise = (lambda request: request.version == (major, minor)), otherwise

    def _answer(self, _path: str, body: bytes) -> bytes:
        request = decode(body)
        self.asked.append(request.code)
        if not self._understands(request):
            return encode(Message(self._otherwise, request.request_id, version=(1, 1)))
        return encode(self.replies[request.code](request))


def printer_reply(request: Message, state: int, *reasons: str) -> Message:
    how = (
        attribute("printer-state", Tag.ENUM, state),
        attribute("printer-state-reasons", Tag.KEYWORD, *reasons),
    )
    return Message(0, request.request_id, (Group(GroupTag.PRINTER, how),))


def job_reply(request: Message, *attributes: Attribute) -> Message:
    return Message(0, request.request_id, (Group(GroupTag.JOB, attributes),))


def job_state(request: Message, state: int) -> Message:
    return job_reply(request, attribute("job-state", Tag.ENUM, state))
