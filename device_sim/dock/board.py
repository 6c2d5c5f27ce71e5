"""What can be pressed in the dock: a card of buttons for each device. Knows no window."""

from device_sim.dock.cards.cabinet import CABINET
from device_sim.dock.cards.id_card import ID_CARD
from device_sim.dock.cards.keypad import KEYPAD
from device_sim.dock.cards.line import LINE
from device_sim.dock.cards.page_printer import PAGE_PRINTER
from device_sim.dock.cards.receipt_printer import RECEIPT_PRINTER
from device_sim.dock.cards.scanner import SCANNER

BOARD = (ID_CARD, SCANNER, RECEIPT_PRINTER, PAGE_PRINTER, KEYPAD, CABINET, LINE)
