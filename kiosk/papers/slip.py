"""Puts a slip together from the parts its template names: data to elements. Knows no printer, service or language.

The printer's own characters are 3 mm high, 8.5 points. All that is to be read is twice as large, in both directions:
letters that are only stretched are hard to read.
"""

from collections.abc import Iterator

from drivers.api.receipt_printer import (
    Align,
    Receipt,
    ReceiptElement,
    ReceiptFeed,
    ReceiptPair,
    ReceiptQr,
    ReceiptRule,
    ReceiptText,
)
from kiosk.model.masking import masked
from kiosk.model.text import Text, own
from kiosk.papers.template import (
    NumberBlock,
    Pair,
    Pairs,
    Paragraphs,
    Part,
    QrBlock,
    Rule,
    SlipTemplate,
    Space,
)
from kiosk.papers.written import Data, Say, Writer, look_up


def slip(template: SlipTemplate, service: str, data: Data, say: Say) -> Receipt:
    """`data`: see `paper_data`; what it must hold: `template.needs`. KeyError: something is missing in it."""
    assert template.part  # or paper would be cut for nothing
    made = tuple(_all(template, Writer(service, say), data))
    assert isinstance(made[0], ReceiptText)
    assert made[0].text
    return made


def _all(template: SlipTemplate, writer: Writer, data: Data) -> Iterator[ReceiptElement]:
    args = writer.values(template.values, data)
    yield ReceiptText(writer.sentence(template.title, args), scale=2, bold=True, align=Align.CENTRE)
    yield _centred(writer.say(Text(own(writer.service, "title"))))
    yield ReceiptRule()
    for part in template.part:
        yield from _part(part, writer, data, args)
    yield ReceiptRule()
    yield _centred(writer.sentence("paper-slip-help", {"phone": data["help_phone"]}))
    yield _centred(writer.sentence("paper-slip-demonstration"))


def _part(part: Part, writer: Writer, data: Data, args: dict[str, str]) -> Iterator[ReceiptElement]:
    match part:
        case NumberBlock(label=label, show=show):
            yield _centred(writer.sentence(label, args))
            yield ReceiptText(_there(data, show), scale=2, bold=True, align=Align.CENTRE)
            yield ReceiptFeed()
        case QrBlock(show=show, below=below):
            yield ReceiptQr(_there(data, show))
            yield _centred(writer.sentence(below, args))
        case Pairs(pairs=pairs):
            for pair in pairs:
                yield from _pair(pair, writer, data)
        case Paragraphs(heading=heading, say=say, large=large):
            if heading:
                yield ReceiptText(writer.sentence(heading, args), scale=2, bold=True)
            for key in say:
                yield ReceiptText(writer.sentence(key, args), scale=2, bold=large)
        case Rule():
            yield ReceiptRule()
        case Space():
            yield ReceiptFeed()


def _pair(pair: Pair, writer: Writer, data: Data) -> Iterator[ReceiptElement]:
    if pair.optional and look_up(data, pair.show) in (None, ""):
        return
    value = writer.value(pair, data)
    yield ReceiptPair(writer.sentence(pair.label), masked(value, pair.mask) if pair.mask else value, scale=2)


def _there(data: Data, path: str) -> str:
    found = look_up(data, path)
    if found in (None, ""):
        raise KeyError(path)
    return str(found)


def _centred(text: str) -> ReceiptText:
    return ReceiptText(text, scale=2, align=Align.CENTRE)
