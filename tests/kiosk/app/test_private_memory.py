"""What a citizen has told the terminal cannot be read from outside while it runs."""

import subprocess
import sys

LOOK = """
import ctypes, resource
from kiosk.app.private_memory import keep_private
print(keep_private(), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))
"""


def test_the_program_is_dumped_by_nobody() -> None:
    told = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    assert told.stdout == "True 0 (0, 0)\n"
