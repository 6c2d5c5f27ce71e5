"""Relay boards behind a CH340, sold as LCUS-1 to LCUS-8. Pure.

Five sellers' pages and public programs agree: 9600 8N1, `A0`, the channel from 1, `01` on or `00` off, and the low byte
of the sum of these three. The board answers nothing, so nobody can ask it how it is. That some answer `FF` with their
states is said on a page or two and relied on nowhere.
"""

HEAD = 0xA0
MOST = 8  # channels


def switch(channel: int, *, on: bool) -> bytes:
    """The frame that closes the relay of this channel, from 1, or opens it."""
    assert 1 <= channel <= MOST
    body = bytes((HEAD, channel, on))
    frame = body + bytes((sum(body) & 0xFF,))
    assert len(frame) == 4
    return frame
