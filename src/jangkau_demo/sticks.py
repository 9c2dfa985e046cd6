"""The stick of the demo: a folder that both sides write to and take from."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from jangkau.office import travel
from jangkau_demo.folder import Folder

FROM_OFFICE = ("untuk-", "jawaban-")  # how the office names its bundles


def write(folder: Folder) -> str:
    """Write all that waits here; return what was written."""
    folder.stick.mkdir(exist_ok=True)
    report = travel.export_stick(folder.stick)
    return (
        f"tertulis, {report.sent} bundel." if _office() else f"tertulis, {report.sent} catatan."
    )


def read(folder: Folder) -> str:
    """Take in each bundle of the other side; return what was new."""
    reports = [travel.import_stick(bundle) for bundle in sorted(_from_other_side(folder.stick))]
    new, known = sum(one.new for one in reports), sum(one.known for one in reports)
    return f"{new} baru, {known} sudah ada." if reports else "tidak ada bundel untuk di sini."


def _from_other_side(stick: Path) -> Iterable[Path]:
    return (
        bundle
        for bundle in stick.glob("*.jangkau")
        if bundle.name.startswith(FROM_OFFICE) != _office()
    )


def _office() -> bool:
    return str(settings.JANGKAU.role) == "regency"
