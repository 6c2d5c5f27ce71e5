"""`python -m ui.gallery --out DIR`: every kind of screen as a picture."""

import sys

from ui.gallery.render import main

sys.exit(main())
