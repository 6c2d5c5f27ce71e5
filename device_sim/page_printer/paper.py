"""Documents as sheets of paper: how many there are, what stands on them, and the files in which they lie."""

import io
from pathlib import Path

import pypdfium2

DPI = 150


def count_pages(pdf: bytes) -> int:
    """0: not a PDF."""
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


def rows_of(pdf: bytes) -> list[str]:
    """The text of every page, a row at a time."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [row for page in document for row in page.get_textpage().get_text_bounded().splitlines()]


def lay_down(folder: Path, number: int, pdf: bytes, out: tuple[int, int]) -> None:
    """The page that has just come out as PNG, and with the last one the whole document.

    `number`: of the job. `out`: which page it is, from 1, and of how many.
    """
    page, pages = out
    folder.mkdir(parents=True, exist_ok=True)
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[page - 1].render(scale=DPI / 72).to_pil()
    picture = io.BytesIO()
    image.save(picture, "PNG")
    suffix = f"-{page}" if pages > 1 else ""
    (folder / f"certificate-{number}{suffix}.png").write_bytes(picture.getvalue())
    if page == pages:
        (folder / f"certificate-{number}.pdf").write_bytes(pdf)
