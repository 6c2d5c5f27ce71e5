"""Whose paper a page is: a keyed digest within the document, where a program finds it and nobody reads it. Pure."""

import re

LENGTH = 64  # hex digits of an HMAC-SHA256
_MARK = "suizhu-subject:"
_FOUND = re.compile(rf"{_MARK}([0-9a-f]{{{LENGTH}}})\b".encode())


def subject_mark(subject: str) -> str:
    """What stands in the document. ValueError: no digest, and a page of nobody is never drawn."""
    assert isinstance(subject, str)
    if not re.fullmatch(rf"[0-9a-f]{{{LENGTH}}}", subject):
        raise ValueError(f"subject: expected {LENGTH} hex digits")
    written = _MARK + subject
    assert subject_of(written.encode()) == subject
    return written


def subject_of(pdf: bytes) -> str:
    """The digest in the document; empty: it has none, or more than one."""
    assert isinstance(pdf, bytes)
    found = _FOUND.findall(pdf)
    subject = found[0].decode() if len(found) == 1 else ""
    assert len(subject) in (0, LENGTH)
    return subject
