import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from jangkau.documents import apart, photos, workers
from jangkau.documents.thumb import Area
from jangkau.errors import Refusal
from tests.documents.photographs import blank, jpeg
from tests.documents.scans import slow_text
from tests.documents.signatures import document, root

PHOTO = jpeg(blank(300, 200))


def code(data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        apart.take_in(data, "a.jpg")
    return refused.value.code


def test_a_photo_taken_in_apart_is_what_it_would_be_here() -> None:
    assert apart.take_in(PHOTO, "a.jpg") == photos.take_in(PHOTO, "a.jpg")
    assert code(b"") == "JKL-1117"
    masked = apart.take_in(PHOTO, "a.jpg", [Area(0.1, 0.1, 0.5, 0.5)])
    assert masked.data != apart.take_in(PHOTO, "a.jpg").data


def test_a_siak_pdf_is_checked_apart() -> None:
    seen = apart.look_at(document(), [root()], int(time.time() * 1000))
    assert (seen.signature.outcome, seen.readable) == ("signed", True)


def test_a_reader_that_dies_gives_a_sentence_and_the_next_file_is_read() -> None:
    apart.take_in(PHOTO, "a.jpg")
    worker = workers._free.get_nowait()
    os.kill(worker.process.pid, signal.SIGSTOP)  # it takes the file and falls silent
    workers._free.put(worker)
    threading.Timer(0.3, worker.process.kill).start()  # then dies, as of a torn picture
    assert code(PHOTO) == "JKL-1123"
    assert apart.take_in(PHOTO, "a.jpg").media_type == "image/webp"


def test_a_reader_that_died_while_idle_is_replaced_unseen() -> None:
    apart.take_in(PHOTO, "a.jpg")
    worker = workers._free.get_nowait()
    worker.process.kill()
    worker.process.wait()
    workers._free.put(worker)
    assert apart.take_in(PHOTO, "a.jpg").media_type == "image/webp"


def test_an_endless_file_is_stopped_while_others_are_served(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(workers, "WALL", 1.5)
    told: list[str] = []

    def endless() -> None:
        try:
            apart.look_at(slow_text(), [], 0)
        except Refusal as refused:
            told.append(refused.code)

    started = time.monotonic()
    slow = threading.Thread(target=endless)
    slow.start()
    assert apart.take_in(PHOTO, "a.jpg").media_type == "image/webp"
    slow.join()
    assert (told, time.monotonic() - started < 6) == (["JKL-1124"], True)


def test_a_process_is_spent_after_its_jobs(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(workers, "JOBS_EACH", 1)
    apart.take_in(PHOTO, "a.jpg")
    assert apart.take_in(PHOTO, "a.jpg").media_type == "image/webp"


@pytest.mark.skipif(os.name != "posix", reason="Windows has the limit of time alone")
def test_the_process_may_neither_write_files_nor_take_all_memory() -> None:
    apart.take_in(PHOTO, "a.jpg")
    worker = workers._free.get_nowait()
    workers._free.put(worker)
    limits = Path(f"/proc/{worker.process.pid}/limits").read_text()
    lines = {line[:25].strip(): line[26:46].strip() for line in limits.splitlines()}
    assert lines["Max file size"] == "0"
    assert int(lines["Max address space"]) == 2**30
    assert int(lines["Max cpu time"]) <= 60


@pytest.mark.skipif(os.name != "posix", reason="Windows does not show it")
def test_the_process_knows_no_home() -> None:
    apart.take_in(PHOTO, "a.jpg")
    worker = workers._free.get_nowait()
    workers._free.put(worker)
    told = Path(f"/proc/{worker.process.pid}/environ").read_bytes()
    assert b"JANGKAU" not in told


def test_the_server_itself_loads_no_reader_of_pdfs() -> None:
    start = "import sys, django; django.setup(); import jangkau.site.urls; "
    told = f"{start}print([one for one in ('pyhanko', 'pypdf') if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True)
    assert done.stdout == "[]\n"
