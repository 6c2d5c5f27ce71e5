"""What stands on an English screen, as people say it."""

import pytest

from tests.ui.speech.saying.hearing import heard
from ui.speech.utterance import ENGLISH

NUMBERS_OF_SOMETHING = [
    (
        "GZ0117-20261123-0042-7KQ4C.",
        "G Z zero one one seven | two zero two six | one one two three | zero zero four two | seven K Q four C",
    ),
    (
        "ID number 44010619580322001X",
        "I D number | four four zero one zero six | one nine five eight | zero three two two | zero zero one X",
    ),
    ("139 1234 5678", "one three nine | one two three four | five six seven eight"),
    ("020-12345678", "zero two zero | one two three four | five six seven eight"),
    (
        "Card 6222 0236 0201 2345",
        "Card | six two two two | zero two three six | zero two zero one | two three four five",
    ),
    ("Code PAG-12 · Phone 12345", "Code | P A G | one two | Phone one two three four five"),
    ("Please call 12345 or ask at the counter.", "Please call one two three four five or ask at the counter"),
    ("Terminal 0117", "Terminal zero one one seven"),
    (
        "2018-05-18 至 2028-05-18",
        "the eighteenth of May twenty eighteen to the eighteenth of May twenty twenty-eight",
    ),
    ("440106********0012", "four four zero one zero six | eight digits hidden | zero zero one two"),
    ("ID ending in *5678", "I D ending in | one digit hidden | five six seven eight"),
    ("CHEN ***", "CHEN | the rest hidden"),
    ("A**e", "A | two letters hidden | e"),
    ("www.gz.gov.cn/en", "W W W dot | G Z dot | G O V dot | C N slash | E N"),
]
AMOUNTS = [
    ("¥1,234.56", "one thousand two hundred and thirty-four point five six yuan"),
    ("¥300.00", "three hundred yuan"),
    ("$5", "five dollars"),
    ("300 yuan a month", "three hundred yuan a month"),
    ("1,000.50 yuan", "one thousand point five zero yuan"),
    ("1 yuan", "one yuan"),
]
DAYS_AND_TIMES = [
    ("27 November 2026", "the twenty-seventh of November twenty twenty-six"),
    ("27 Nov 2026", "the twenty-seventh of November twenty twenty-six"),
    ("November 1, 2026", "the first of November twenty twenty-six"),
    ("Nov 2026", "November twenty twenty-six"),
    ("Friday 27 November", "Friday the twenty-seventh of November"),
    ("2 May 2003", "the second of May two thousand and three"),
    ("12 Aug 1905", "the twelfth of August nineteen oh five"),
    ("2026-11-27", "the twenty-seventh of November twenty twenty-six"),
    ("Valid to 2035.06.30", "Valid to the thirtieth of June twenty thirty-five"),
    ("2026-13-27", "two zero two six | one three | two seven"),
    ("10:25", "ten twenty-five A M"),
    ("Your print of 14:05 was interrupted", "Your print of two oh five P M was interrupted"),
    ("10:00", "ten A M"),
    ("00:30", "twelve thirty A M"),
    ("12:00 and 24:00", "noon and midnight"),
    ("09:00 - 17:00", "nine A M to five P M"),
    ("1 year 2 months", "one year two months"),
    ("24 hours", "twenty-four hours"),
]
COUNTS = [
    ("Step 1 of 4 · Check", "Step one of four | Check"),
    ("3 / 6", "three | of six"),
    ("1/3", "one third"),
    ("3/4", "three quarters"),
    ("1/2", "one half"),
    ("16-19 digits", "sixteen to nineteen digits"),
    ("3.5%", "three point five percent"),
    ("36.5°C", "thirty-six point five degrees Celsius"),
    ("1 °C", "one degree Celsius"),
    ("-3", "minus three"),
    ("2nd, 21st and 30th", "second | twenty-first and thirtieth"),
    ("No. 5", "Number five"),
    ("1,000,001", "one million and one"),
    ("999", "nine hundred and ninety-nine"),
    ("80 mm, 1 kg", "eighty millimetres | one kilogram"),
    ("A4 paper", "A four paper"),
    ("1.2.3", "one dot two dot three"),
]
WORDS = [
    ("I'm still here, go on", "I'm still here | go on"),
    ("QR code", "Q R code"),
    ("OK", "OK"),
    ("If the last character is an X, enter the 4 digits.", "If the last character is an X | enter the four digits"),
    ('touch "Continue" again.', "touch Continue again"),
    ("Text & colour", "Text and colour"),
    ("Print · about 1 minute", "Print | about one minute"),
    ("Take your card. Thank you!", "Take your card | Thank you"),
    ("Yes - it is", "Yes | it is"),
    ("a 4-digit code", "a four digit code"),
    ("2 × 3 ≥ 5", "two times three at least five"),
    ("01/02/2026", "zero one | zero two | two thousand and twenty-six"),
]


@pytest.mark.parametrize(("shown", "said"), [*NUMBERS_OF_SOMETHING, *AMOUNTS, *DAYS_AND_TIMES, *COUNTS, *WORDS])
def test_it_is_said_as_people_say_it(shown: str, said: str) -> None:
    assert heard(shown, ENGLISH) == said
