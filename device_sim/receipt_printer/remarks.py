"""What a receipt printer could not put on paper, in words for whoever has sent it."""

from collections.abc import Iterator, Sequence

from device_sim.receipt_printer.print_head import PrintHead
from device_sim.receipt_printer.star import StarHead
from device_sim.receipt_printer.stream import Command, CommandReader


def remarks_on(head: PrintHead | StarHead, reader: CommandReader) -> Iterator[str]:
    """What of that which came is not on the paper, or not as it was meant."""
    if head.unknown:
        yield _counted(head.unknown, "unknown command")
    if head.not_drawn:
        yield _counted(head.not_drawn, "command", " not drawn")
    if left := reader.left:
        yield f"{left} byte{'s' * (left > 1)} left over, from byte {reader.taken} on"
    if head.line_is_open:
        yield "the last line was not ended: a printer holds it back"


def _counted(commands: Sequence[Command], what: str, how: str = "") -> str:
    first = f"{commands[0].raw[:2].hex(' ').upper()} at byte {commands[0].at}"
    if len(commands) == 1:
        return f"1 {what}{how}, {first}"
    return f"{len(commands)} {what}s{how}, the first {first}"
