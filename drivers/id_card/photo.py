"""Pictures out of the chip's photo block. Knows that the block's coding is a closed one, and no decoder for it."""


class NoPhoto:
    """The PhotoDecoder of a terminal without the vendor's library: there is never a picture.

    The block (1024 bytes, begins `WLf\\0`, 102 × 126 pixels) is in a proprietary coding [A]; no open decoder is known.
    """

    def decode(self, block: bytes) -> bytes | None:
        return None
