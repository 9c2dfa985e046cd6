from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from jangkau.documents.dates import long_date, long_moment
from jangkau.documents.receipt import receipt_pdf
from tests.documents.paper import RECEIPT


def test_eight_threads_typeset_at_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        papers = set(pool.map(lambda _: receipt_pdf(RECEIPT, "A4"), range(24)))
    assert len(papers) == 1


def test_a_paper_can_be_archived_and_read_aloud() -> None:
    pdf = receipt_pdf(RECEIPT, "A4")
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/Lang(id)" in pdf


def test_times_are_written_with_the_zone_of_the_office() -> None:
    moment = datetime(2026, 1, 2, 7, 5, tzinfo=timezone(timedelta(hours=7)))
    assert long_moment(moment) == "Jumat, 2 Januari 2026, pukul 07.05 WIB"
    assert long_moment(moment.astimezone(UTC)) == "Jumat, 2 Januari 2026, pukul 00.05 UTC+0000"
    assert long_date(date(2026, 8, 17)) == "17 Agustus 2026"
    with pytest.raises(ValueError, match="time zone"):
        long_moment(moment.replace(tzinfo=None))
