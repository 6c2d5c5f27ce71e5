"""Receipts as JSON: what is one, and what is refused."""

import json
import re
from pathlib import Path

import pytest

from drivers.api.font_coverage import FontFace
from drivers.api.receipt_printer import Align, ReceiptFeed, ReceiptPair, ReceiptQr, ReceiptRule, ReceiptText
from drivers.receipt_printer.cli import commands
from drivers.receipt_printer.raster import TERMINAL_FACES
from drivers.receipt_printer.receipt_json import receipt_from_json
from tests.drivers.shell import typed


def run(*words: str, faces: tuple[FontFace, ...] = TERMINAL_FACES) -> int:
    return typed(lambda parser: commands(parser, faces), *words)


def test_receipt_is_read_from_json() -> None:
    elements = [
        {"kind": "text", "text": "甲", "scale": 2, "bold": True, "align": "centre"},
        {"kind": "pair", "label": "乙", "value": "丙", "tall": True},
        {"kind": "qr", "data": "丁"},
        {"kind": "rule"},
        {"kind": "feed", "lines": 2},
    ]
    assert receipt_from_json(json.dumps(elements)) == (
        ReceiptText("甲", 2, bold=True, align=Align.CENTRE),
        ReceiptPair("乙", "丙", tall=True),
        ReceiptQr("丁"),
        ReceiptRule(),
        ReceiptFeed(2),
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{}", "expected a JSON list"),
        ('[{"kind": "photo"}]', "element 1: expected an object whose kind is one of text, pair"),
        ('[{"kind": ["a"]}]', "element 1: expected an object whose kind is one of text, pair"),
        ("[1]", "element 1: expected an object"),
        (
            '[{"kind": "rule"}, {"kind": "pair", "label": "x"}]',
            "element 2, of kind pair: value is missing, expected a s",
        ),
        ('[{"kind": "qr", "text": "x"}]', "element 1, of kind qr: no field 'text', expected data, dots"),
        ('[{"kind": "rule", "lines": 1}]', "element 1, of kind rule: no field 'lines', expected none"),
        ('[{"kind": "text", "text": 5}]', "text is a number, expected a string"),
        ('[{"kind": "text", "text": null}]', "text is null, expected a string"),
        ('[{"kind": "pair", "label": [], "value": ""}]', "label is a list, expected a string"),
        ('[{"kind": "text", "text": "x", "scale": "x"}]', "scale is a string, expected a whole number"),
        ('[{"kind": "text", "text": "x", "scale": true}]', "scale is true, expected a whole number"),
        ('[{"kind": "text", "text": "x", "scale": 1.5}]', "scale is a number with a fraction, expected a whole number"),
        ('[{"kind": "text", "text": "x", "bold": "yes"}]', "bold is a string, expected true or false"),
        ('[{"kind": "text", "text": "x", "align": "middle"}]', "another string, expected one of left, centre, right"),
        ('[{"kind": "text", "text": "x", "align": 3}]', "align is a number, expected one of left, centre, right"),
        ('[{"kind": "feed", "lines": "x"}]', "lines is a string, expected a whole number"),
        ('[{"kind": "text", "text": "a\\u001bb"}]', r"U\+001B"),
        ("[", r"no JSON from line 1, column 2 on \(Expecting value\), expected a JSON list"),
        ("[" * 100_000, "lists within lists within lists, expected a JSON list"),
    ],
    ids=lambda content: content[:40],
)
def test_json_that_is_no_receipt_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, says: str
) -> None:
    source, out = tmp_path / "receipt.json", tmp_path / "receipt.bin"
    source.write_text(content, "utf-8")
    assert run("encode", str(source), "--out", str(out)) == 1
    assert not out.exists()
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(f"{source}: ")
    assert re.search(says, output.err)
    assert "__init__" not in output.err
