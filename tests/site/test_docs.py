"""Every run-time part and every class is told of in the docs."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_run_time_part_has_its_reason():
    lines = (ROOT / "requirements/run.in").read_text().splitlines()
    parts = {re.split(r"[~=<>\[]", line)[0] for line in lines if line and line[0] not in "#-"}
    told = (ROOT / "docs/dependencies.md").read_text()
    assert {part for part in parts if part not in told} == set()


def test_every_class_is_described():
    css = (ROOT / "src/jangkau/site/static/css/jangkau.css").read_text()
    classes = set(re.findall(r"\.([a-z][a-z0-9-]*)(?=[\s{,.:>])", css))
    told = (ROOT / "docs/looks.md").read_text()
    unsaid = {name for name in classes if not re.search(rf"\b{name}\b", told)}
    assert unsaid == set()


def test_the_style_sheet_stays_small():
    import gzip

    css = (ROOT / "src/jangkau/site/static/css/jangkau.css").read_bytes()
    assert len(gzip.compress(css, mtime=0)) < 5_000
