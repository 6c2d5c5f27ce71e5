"""What engines put around a code is taken off, and nothing of the code with it."""

import pytest

from drivers.scanner.wrapping import charset_of, content_of

GB = "受理编号".encode("gb18030")
UTF8 = "受理编号".encode()


@pytest.mark.parametrize(
    ("received", "content"),
    [
        # nothing around it
        (b"GZ0117-000042", b"GZ0117-000042"),
        (b"", b""),
        (b"C:\\temp\\new", b"C:\\temp\\new"),
        (b'{"n":"\\u53d7"}', b'{"n":"\\u53d7"}'),
        (b"a\\\\b", b"a\\\\b"),  # no mark: nobody doubled them
        (b"C:\\000123", b"C:\\000123"),  # a number that is no character set's
        (b"C:\\temp \\000026", b"C:\\temp \\000026"),  # a backslash that stands alone: no marks here
        (b"]", b"]"),
        (b"[1]Q1", b"[1]Q1"),
        # STX and ETX
        (b"\x02GZ0117-000042\x03", b"GZ0117-000042"),
        (b"\x02GZ0117-000042\r\x03", b"GZ0117-000042"),
        (b"\x02GZ0117-000042\x03\r\n", b"GZ0117-000042"),
        (b"\x02GZ0117-000042", b"GZ0117-000042"),
        (b"GZ0117-000042\x03", b"GZ0117-000042"),  # one end of the frame alone
        (b"GZ0117-000042\x03\r", b"GZ0117-000042"),
        (b"\x01GZ0117-000042\x04\r", b"GZ0117-000042"),
        (b"GZ0117-000042\x04", b"GZ0117-000042"),
        (b"A\x03A\x03", b"A"),
        (b"A\x03B\x03", b"A\x03B"),
        (b"\xff\xfe" + "αд".encode("utf-16-le"), b"\xff\xfe" + "αд".encode("utf-16-le")),  # 03 and 04 are its own
        (b"\x02A\x03\x02A\x03", b"A"),
        (b"\x02A\x03\r\n\x02A\x03\r\n", b"A"),
        (b"\x02A\x03\x02B\x03", b"A\x03\x02B"),  # two codes: no text, and refused as a whole
        # prefixes that are no text, and a NUL behind
        (b"\tGZ0117-000042", b"GZ0117-000042"),
        (b"\r\n\x02GZ0117-000042\x03", b"GZ0117-000042"),
        (b"\x02\tGZ0117-000042", b"GZ0117-000042"),
        (b"\0GZ0117-000042\0", b"GZ0117-000042"),
        (b"\n]Q1GZ0117-000042\0\0", b"GZ0117-000042"),
        (b"\t\\000033A\0B\0", b"AB"),  # here it is half of a letter
        (b"\xff\xfeA\0", b"\xff\xfeA\0"),
        ("\ufeffA".encode("utf-32-be"), "\ufeffA".encode("utf-32-be")),
        (b"\x02\x02GZ0117-000042\x03\x03", b"GZ0117-000042"),  # a frame of the code's own
        (b"]Q1\x02GZ0117-000042\x03", b"GZ0117-000042"),  # or around all but the AIM id
        (b"GZ0117-000042\x0c", b"GZ0117-000042"),  # FF, RS, ENQ in place of a tail
        (b"\x1cGZ0117-000042\x1e", b"GZ0117-000042"),
        (b"\x05GZ0117-000042\x05\r", b"GZ0117-000042"),
        (b"\x1dGZ0117-000042\x1d", b"GZ0117-000042"),  # GS, ESC, a blank behind the tail
        (b"\x1bGZ0117-000042\x1b\r", b"GZ0117-000042"),
        (b"GZ0117-000042\r ", b"GZ0117-000042"),
        (b"\x02GZ0117-000042\r \x03", b"GZ0117-000042"),
        (b" GZ0117-000042", b" GZ0117-000042"),
        (b"GZ0117-000042 ", b"GZ0117-000042 "),  # blanks alone may be the code's own
        (b"0106901234567892\x1d\x1d21XYZ", b"0106901234567892\x1d\x1d21XYZ"),
        (b"\x1b[2Jcleared", b"\x1b[2Jcleared"),  # a command to a terminal: no text, and refused as a whole
        (b"\x1b@GOV", b"\x1b@GOV"),  # to a printer
        # AIM ids
        (b"]Q1GZ0117-000042", b"GZ0117-000042"),
        (b"]Q2GZ0117-000042", b"GZ0117-000042"),
        (b"\x02]d1GZ0117-000042\x03", b"GZ0117-000042"),
        (b"]C1" + b"01069012345678921\x1d21XYZ", b"01069012345678921\x1d21XYZ"),  # GS1-128, with its separator
        (b"]e00106901234567892", b"0106901234567892"),
        (b"]Q3\x1d0106901234567892", b"0106901234567892"),  # FNC1 before the first element parts nothing
        (b"]Q1]Q1", b"]Q1"),
        (b"]Q1C:\\temp", b"C:\\temp"),
        # ECI marks
        (b"\\000026GZ0117-000042", b"GZ0117-000042"),
        (b"\\000026" + UTF8, UTF8),
        (b"\\000032" + GB, UTF8),
        (b"\\000029" + GB, UTF8),
        (b"]Q2\\000032" + GB, UTF8),
        (b"\x02]Q2\\000026" + UTF8 + b"\x03\r", UTF8),
        (b"A\\000026" + UTF8 + b"\\000032" + GB, b"A" + UTF8 + UTF8),
        (b"\\000003\xe9", "é".encode()),
        (b"\\000031" + GB, UTF8),
        (b"\\000020\x88\xc0", "安".encode()),
        (b"\\000025" + "受".encode("utf-16-be"), "受".encode()),
        (b"\\000899\x00\xff", b"\x00\xff"),
        (b"\\000026C:\\\\temp\\\\000026", b"C:\\temp\\000026"),
        (b"]Q2C:\\\\temp", b"C:\\temp"),
        (b"]Q2\\999999A", b"A"),  # a mark that nobody knows: the bytes as they are
        (b"\\000032" + "乗".encode("gb18030").replace(b"\\", b"\\\\"), "乗".encode()),
    ],
)
def test_a_code_is_what_stands_between(received: bytes, content: bytes) -> None:
    assert content_of(received) == content


@pytest.mark.parametrize("received", [b"\\000026\xff\xfe", b"\\000032\x81", b"]Q2\\000027\xe9", b"\\000025\x53"])
def test_text_of_another_character_set_than_its_mark_says_is_refused(received: bytes) -> None:
    with pytest.raises(ValueError, match="expected text in it"):
        content_of(received)


@pytest.mark.parametrize(("number", "codec"), [(26, "utf-8"), (29, "gb18030"), (899, ""), (123456, "")])
def test_a_mark_names_a_character_set_or_none_that_is_known(number: int, codec: str) -> None:
    assert charset_of(number) == codec
