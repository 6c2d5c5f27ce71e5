"""A board that is told and answers nothing."""

from drivers.addresses import Address
from drivers.api.transport import Transport
from drivers.cabinet.codecs import lcus
from drivers.transports.host import Host


class Talk:
    """Implements `drivers.cabinet.talk.Talk`."""

    answers = False

    def __init__(self, to: Address, host: Host) -> None:
        """Nothing is to be known of either."""

    def switch(self, line: Transport, channel: int, *, on: bool) -> None:
        line.write(lcus.switch(channel, on=on))

    def closed(self, line: Transport, channels: int) -> frozenset[int]:
        raise NotImplementedError("it is never asked")

    def inputs(self, line: Transport, count: int) -> frozenset[int]:
        raise NotImplementedError("it has none")
