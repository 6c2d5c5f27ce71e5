"""What journeys leave in a folder to be looked at: papers, records, the diary and a page that shows all. Plays none."""

import html
import json
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.flows.player import Journey
from tests.flows.stage import Ended

PAPERS = ("receipt", "certificate")
HEAD = (
    "<!doctype html><meta charset=utf-8><title>Suizhu journeys</title><style>body{font:16px sans-serif;margin:2em;"
    "background:#f3f6fa}figure{display:inline-block;margin:6px;vertical-align:top}img{max-width:300px;max-height:520px;"
    "border:1px solid #ccd;background:#fff}figcaption{font-size:12px;max-width:300px}.bad{color:#b3261e}</style>"
    "<h1>Journeys</h1><p><a href=records.json>records.json</a> · <a href=visits.jsonl>visits.jsonl</a></p>"
)


def gather(left: Iterable[Path], out: Path) -> list[str]:
    """Put together what was left by each world. Returns the names of the papers' pictures, slips before pages."""
    worlds = [folder for folder in left if (folder / "records.json").is_file()]  # one that broke off left nothing
    papers = [name for kind in PAPERS for name in _gather_papers(worlds, kind, out)]
    records = _all_records([json.loads((folder / "records.json").read_text("utf-8")) for folder in worlds])
    (out / "records.json").write_text(json.dumps(records, ensure_ascii=False, indent=2), encoding="utf-8")
    diary = "".join((folder / "visits.jsonl").read_text("utf-8") for folder in worlds)
    (out / "visits.jsonl").write_text(diary, encoding="utf-8")
    return papers


def _gather_papers(worlds: Iterable[Path], kind: str, out: Path) -> list[str]:
    """KIND-NUMBER or KIND-NUMBER-PAGE, numbered on from world to world."""
    pictures: list[str] = []
    lain = 0
    for folder in worlds:
        papers = sorted((_numbers(file), file) for file in folder.glob(f"{kind}-*"))
        for (number, *page), file in papers:
            name = "-".join((kind, str(lain + number), *map(str, page))) + file.suffix
            shutil.copy(file, out / name)
            pictures += [name] if file.suffix == ".png" else []
        lain += papers[-1][0][0] if papers else 0
    return pictures


def _numbers(paper: Path) -> list[int]:
    return [int(number) for number in paper.stem.split("-")[1:]]


def _all_records(several: list[dict[str, Any]]) -> dict[str, Any]:
    """Of the same shape as those of one back end."""
    by_kind: Counter[str] = Counter()
    for one in several:
        by_kind.update(one["deliveries_by_kind"])
    return {
        "certificates": [row for one in several for row in one["certificates"]],
        "applications": [row for one in several for row in one["applications"]],
        "deliveries": by_kind.total(),
        "deliveries_by_kind": dict(by_kind),
    }


def write_index(out: Path, wanted: Iterable[Journey], ended: Mapping[str, Ended], papers: Iterable[str]) -> None:
    """`index.html`: each journey with its pictures, in the order in which they are `wanted`, then all papers."""
    parts = [HEAD]
    for journey in wanted:
        one = ended[journey.name]
        verdict = f"<span class=bad>failed: {html.escape(one.error)}</span>" if one.error else "played"
        parts.append(f"<h2>{html.escape(journey.name)}</h2><p>{html.escape(journey.says)} ({verdict})</p>")
        if journey.sound:
            name = f"voice-{html.escape(journey.name)}"
            parts.append(
                f'<p><audio controls preload=none src="{name}.flac"></audio> <a href="{name}.txt">{name}.txt</a></p>'
            )
        parts += [_figure(name, key) for name, key in one.shots]
    parts += ["<h2>Paper</h2>", *(_figure(name, name) for name in papers)]
    (out / "index.html").write_text("\n".join(parts), encoding="utf-8")


def _figure(name: str, caption: str) -> str:
    picture = f'<a href="{name}"><img src="{name}" loading=lazy></a>'
    return f"<figure>{picture}<figcaption>{html.escape(caption)}</figcaption></figure>"
