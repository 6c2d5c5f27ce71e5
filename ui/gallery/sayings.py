"""Whom and what the examples speak of, in the sentences of the terminal and its services. All people are invented."""

from kiosk.model.screen import Action
from kiosk.model.text import Text, own

NAME, NUMBER, ADDRESS = "陈志明", "440104195203140029", "广州市越秀区府前路 9 号 602 房"
GREETED_AS = "陈先生"


def say(key: str) -> Text:
    return Text(f"example-{key}")


def cert(key: str, *, private: bool = False) -> Text:
    return Text(own("social-insurance-certificate", key), private=private)


def allowance(key: str, *, private: bool = False) -> Text:
    return Text(own("old-age-allowance", key), private=private)


def action(name: str, key: str, icon: str = "", *, primary: bool = False) -> Action:
    return Action(name, Text(key), icon, primary)


CERTIFICATE, ALLOWANCE = cert("title"), allowance("title")
