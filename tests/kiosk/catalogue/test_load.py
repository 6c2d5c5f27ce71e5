"""The catalogue as shipped, and folders and files in which something is wrong: refused with file and line.

Covers check, file, read and tables as well.
"""

import shutil
from pathlib import Path

import pytest

from kiosk.catalogue.load import SERVICES, CatalogueError, check_all, load
from tests.kiosk.catalogue.library_card import CONTRACT, GOOD, PAPERS, catalogue, refusal
from tests.kiosk.play import ALLOWANCE, CERT, PROGRESS, services


def test_the_shipped_catalogue_is_whole() -> None:
    departments = {service.id: service.head.department for service in services()}
    assert departments[CERT] == "human_resources"
    assert departments[ALLOWANCE] == "civil_affairs"
    assert departments[PROGRESS] == "government_services"


def test_a_good_file_becomes_a_service(tmp_path: Path) -> None:
    (service,) = load(catalogue(tmp_path, GOOD), papers=PAPERS)
    assert (service.id, service.head.department, service.head.ages, service.head.order) == (
        "library-card",
        "culture",
        (6, 200),
        100,
    )
    assert [placed.id for placed in service.steps] == ["who", "size", "check", "keep", "slip", "end"]
    assert service.steps[4].when == {"size": "large"}


@pytest.mark.parametrize("step", ["", "step = 3", "step = [1]", "[step]\nid = 'x'"])
def test_a_service_needs_steps(tmp_path: Path, step: str) -> None:
    message = refusal(tmp_path, GOOD[: GOOD.index("[[step]]")] + step)
    assert "service.toml:" in message
    assert "[[step]]" in message


def test_two_services_of_one_name_are_refused(tmp_path: Path) -> None:
    catalogue(tmp_path, GOOD)
    catalogue(tmp_path, GOOD, "tourism")
    with pytest.raises(CatalogueError, match=r"tourism/library_card/service\.toml:1: folder 'library_card'"):
        load(tmp_path)


def test_a_record_that_says_another_service_is_refused(tmp_path: Path) -> None:
    """The back end would refuse every application of it, after it was accepted."""
    contract = catalogue(tmp_path, GOOD) / "culture" / "library_card" / "contract.json"
    contract.write_text(CONTRACT.replace('"library-card"', '"libary-card"'), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"toml:38: service may be 'library-card', expected one of libary-card"):
        load(tmp_path, papers=PAPERS)


def test_a_table_of_a_wrong_name_is_told_where_it_stands(tmp_path: Path) -> None:
    assert refusal(tmp_path, GOOD.replace("[[step]]", "[qualty]\n[[step]]", 1)).startswith(
        "culture/library_card/service.toml:9: unknown key 'qualty'"
    )


def test_a_mark_that_an_editor_has_set_before_it_is_no_part_of_a_file(tmp_path: Path) -> None:
    folder = catalogue(tmp_path, GOOD) / "culture" / "library_card"
    for name in ("service.toml", "contract.json"):
        (folder / name).write_bytes(b"\xef\xbb\xbf" + (folder / name).read_bytes())
    assert [service.id for service in load(tmp_path)] == ["library-card"]


@pytest.mark.parametrize("name", ["library-card", "图书馆", "Library_Card", "library card"])
def test_a_folder_whose_files_nobody_would_find_is_told_once(tmp_path: Path, name: str) -> None:
    folder = catalogue(tmp_path, GOOD) / "culture" / "library_card"
    folder.rename(folder.with_name(name))
    with pytest.raises(CatalogueError) as refused:
        load(tmp_path)
    assert str(refused.value).startswith(f"culture/{name}/service.toml:1: folder {name!r}, expected small letters")
    assert len(refused.value.mistakes) == 1


def test_a_folder_in_the_place_of_a_file_is_told_and_the_others_are_checked(tmp_path: Path) -> None:
    file = catalogue(tmp_path, GOOD) / "culture" / "library_card" / "service.toml"
    file.unlink()
    file.mkdir()
    catalogue(tmp_path, GOOD.replace("minutes = 1", "minutes = 0"), "tourism")
    told = [str(mistake) for mistake in check_all(tmp_path, thorough=True).mistakes]
    assert told[0].startswith("culture/library_card/service.toml:1: not TOML: Is a directory, expected a file")
    assert any(one.startswith("tourism/library_card/service.toml:2: minutes = 0") for one in told)


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    file = catalogue(tmp_path, GOOD) / "culture" / "library_card" / "service.toml"
    file.write_bytes("# old\nicon = '图书馆'".encode("gb18030"))
    with pytest.raises(CatalogueError, match=r"culture/library_card/service\.toml:2: .*expected UTF-8"):
        load(tmp_path)


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="DEPARTMENT/SERVICE"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'when = { page = "printed" }',
            'when = { page = "pritned" }',
            "page = 'pritned', expected one of printed, failed",
        ),
        ('record = "certificate_issued"', 'record = "certificate_isued"', "record 'certificate_isued', expected"),
        ('query = "social-insurance-certificate"', 'query = "nope"', "query 'nope', expected"),
        (
            'shown = true\nquery = "social-insurance-certificate"',
            'heeds = ["nope"]\nquery = "social-insurance-certificate"',
            "heeds = ['nope'], expected some of nothing-on-file, name-differs",
        ),
        (
            'shown = true\nquery = "social-insurance-certificate"',
            'heeds = ["name-differs"]\nquery = "social-insurance-certificate"',
            "heeds of a question that is not optional, expected none",
        ),
        ('icon = "certificate"', 'icon = "nope"', "icon 'nope', expected"),
        ('closes = "certificate_requested"', 'closes = "help_wanted"', "closes 'help_wanted', expected"),
    ],
)
def test_what_nobody_knows_is_refused_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    name = "human_resources/social_insurance_certificate/service.toml"
    file = tmp_path / name
    shutil.copytree((SERVICES / name).parent, file.parent)
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    first = new.partition("\n")[0]
    line = next(number for number, at in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if first in at)

    with pytest.raises(CatalogueError) as refused:
        load(tmp_path, papers=PAPERS, icons={"certificate"})

    assert str(refused.value).startswith(f"{name}:{line}: {message}")


def test_all_mistakes_are_told_at_once_and_none_that_follows_from_another(tmp_path: Path) -> None:
    text = GOOD.replace("minutes = 1", "minutes = 0").replace('options = ["small", "large"]', "option = []")
    text = text.replace('template = "application-slip"', 'template = "claim"').replace(
        'papers = ["slip"]', 'papers = ["page"]'
    )
    told = [(one.line, one.found) for one in check_all(catalogue(tmp_path, text), papers=PAPERS).mistakes]
    assert told == [
        (2, "minutes = 0"),
        (19, "unknown key 'option'"),
        (45, "unknown template 'claim'"),
        (54, "'page' is used here, but no earlier step learns it"),
    ]
