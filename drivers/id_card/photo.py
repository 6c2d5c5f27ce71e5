"""Pictures out of the chip's photo block. Knows that the block's coding is a closed one, and no decoder for it."""

from drivers.api.id_card import PhotoDecoder
from drivers.api.mark import mark

MOST_BYTES = 1 << 20  # of a picture of 102 × 126 pixels: more is none
_PNG = b"\x89PNG\r\n\x1a\n"


class NoPhoto:
    """The PhotoDecoder of a terminal without the vendor's library: there is never a picture.

    The block (1024 bytes, begins `WLf\\0`, 102 × 126 pixels) is in a proprietary coding [A]; no open decoder is known.
    """

    def decode(self, block: bytes) -> bytes | None:
        return None


def picture_of(block: bytes, photos: PhotoDecoder) -> bytes:
    """The block as PNG bytes; b"" where there is none.

    A decoder is somebody else's library: when it fails or gives something else, the card was still read.
    """
    try:
        picture = photos.decode(block) if block else None
    except Exception:  # whatever it is, nothing is lost: the card keeps its block
        mark("photo-decoder-failed")
        return b""
    return as_picture(picture)


def as_picture(said: bytes | None) -> bytes:
    """What somebody else's program says is a picture; b"" where it is none, or too large for one."""
    fits = isinstance(said, bytes) and said.startswith(_PNG) and len(said) <= MOST_BYTES
    return said if said and fits else b""
