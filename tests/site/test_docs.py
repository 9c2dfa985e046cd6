"""Every part, class, command, setting and page is told of in the docs."""

import re
from pathlib import Path

from jangkau.site.cli.commands import COMMANDS
from jangkau.site.urls import urlpatterns

ROOT = Path(__file__).resolve().parents[2]
SETTING = re.compile(r"JANGKAU_[A-Z][A-Z_]+")


def docs() -> str:
    """Return what people read: the guides, the proof and the pages beside the README."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("docs/panduan/*.md")]
    return "\n".join(page.read_text() for page in pages if page.name != "map.md")


def test_every_command_is_told_of():
    told = docs()
    unsaid = {one for one in COMMANDS if not re.search(rf"jangkau\b[^\n|]*\b{one}\b", told)}
    assert unsaid == set()


def test_every_setting_is_told_of():
    used = {
        name
        for folder in ("src", "tests", "tools")
        for file in (ROOT / folder).rglob("*.py")
        for name in SETTING.findall(file.read_text())
    }
    assert used - set(SETTING.findall(docs())) == set()


def test_every_page_is_told_of():
    told = docs()
    assert {one for one in first_parts(urlpatterns) if f"/{one}" not in told} == set()


def first_parts(patterns, before=""):
    """Return the first part of every address, such as "meja" of /meja/cari."""
    found = set()
    for one in patterns:
        route = before + str(one.pattern)
        inside = getattr(one, "url_patterns", None)
        found |= first_parts(inside, route) if inside else {route.split("/")[0]}
    return found


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
