"""Another program that reads an input device, as a desktop does: prints the code of each key that goes down.

Says `listening` once it does. Knows nothing of the product; the layout of an event is that of linux/input.h.
"""

import os
import struct
import sys

EVENT = struct.Struct("llHHi")
KEY, DOWN = 1, 1


def main(path: str) -> None:
    device = os.open(path, os.O_RDONLY)
    print("listening", flush=True)
    while True:
        for *_, kind, code, value in EVENT.iter_unpack(os.read(device, EVENT.size * 64)):
            if (kind, value) == (KEY, DOWN):
                print(code, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
