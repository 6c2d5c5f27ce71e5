"""The measures of every official A4 page, in points."""

from kiosk.papers.pdf import HEIGHT, MM, WIDTH

LEFT, RIGHT = 22 * MM, WIDTH - 22 * MM
TOP, FLOOR = HEIGHT - 24 * MM, 24 * MM  # the content stands between them
SPAN = RIGHT - LEFT
SMALL, TEXT, BODY, VALUE, TITLE = 10.0, 11.0, 12.0, 13.0, 25.0
