"""A display as large as our panels, without glass: plain "offscreen" is 800x800, and taps beyond it are lost."""

import os
import tempfile
from pathlib import Path

from ui.gallery.render import offscreen
from ui.theme.sizes import Panel

_KEPT = tempfile.TemporaryDirectory(prefix="display-")  # its end is the interpreter's
_FOLDER = Path(_KEPT.name)
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_QPA_PLATFORM"] = offscreen(Panel(1920, 1920), _FOLDER)
os.environ["XDG_CACHE_HOME"] = str(_FOLDER)  # no remembered home screen of another run
