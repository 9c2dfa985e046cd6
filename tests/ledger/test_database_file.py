"""The node's file: encrypted, durable, and refused where it could be harmed."""

import shutil
import sqlite3
import threading

import pytest
from django.db import connection

from jangkau.errors import Refusal
from jangkau.ledger import store as ledger
from jangkau.ledger.sqlcipher.base import refuse_old
from tests.databases import at, make_home
from tests.ledger.acts import SUBJECT, new_act


def test_nothing_personal_is_readable_in_any_file(regency):
    ledger.append([new_act()])

    for file in regency.path.rglob("*"):
        if file.is_file():
            assert b"9901014107950001" not in file.read_bytes()
            assert b"SITI CONTOH" not in file.read_bytes()
    assert not regency.database.read_bytes().startswith(b"SQLite format 3")


def test_even_an_opened_file_shows_no_content_without_the_kek(regency):
    ledger.append([new_act()])

    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM ledger_content")
        assert [b"SITI" in sealed for (sealed,) in cursor] == [False]


def test_every_commit_waits_for_the_disk(regency):
    with connection.cursor() as cursor:
        told = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    full = 2

    assert told == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "secure_delete": 1,
    }


def test_another_key_does_not_open_the_file(regency, tmp_path):
    other = make_home(tmp_path / "other", regency="99.01")
    (other.keys / "db.key").write_bytes(bytes(32))

    with at(other), pytest.raises(Refusal, match="JKL-1504"):
        ledger.history(SUBJECT)
    (other.keys / "db.key").unlink()
    with at(other), pytest.raises(Refusal, match="JKL-1505"):
        ledger.history(SUBJECT)


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 1), (3, 51, 2)])
def test_an_sqlite_that_can_corrupt_is_refused(version):
    with pytest.raises(Refusal, match="JKL-1503"):
        refuse_old(version)


def test_a_new_sqlite_is_taken_and_the_interpreters_own_left_alone():
    refuse_old((3, 51, 3))

    assert sqlite3.connect(":memory:").execute("SELECT 1").fetchone() == (1,)
    assert connection.Database.__name__ == "sqlcipher3.dbapi2"


def test_a_database_that_is_full_is_the_same_refusal_as_a_full_disk(regency):
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(Refusal, match="JKL-1501"):
        ledger.append([new_act(content={"note": "x" * 200_000})])
    assert ledger.history(SUBJECT) == []


def test_a_database_that_another_process_keeps_says_so(regency):
    blocker = connection.copy()
    connection.settings_dict["OPTIONS"]["timeout"] = 0.1
    connection.close()
    with blocker.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refusal, match="JKL-1502"):
            ledger.append([new_act()])
        cursor.execute("ROLLBACK")
    blocker.close()

    assert ledger.append([new_act()])[0].entry.seq == 1


def test_reading_goes_on_while_another_thread_writes(regency):
    ledger.append([new_act()])
    seen = []

    def read():
        seen.append(len(ledger.history(SUBJECT)))
        connection.close()

    with ledger.writing():
        ledger.append([new_act()])
        reader = threading.Thread(target=read)
        reader.start()
        reader.join(5)

    assert seen == [1]


def test_a_changed_entry_is_found_by_its_chain(regency):
    ledger.append([new_act(), new_act(), new_act()])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET actor = 'orang lain' WHERE seq = 2")

    assert ledger.verify_chain("99.01") == [
        "99.01/1/2: catatan telah berubah",
        "99.01/1/3: tidak bersambung dengan catatan sebelumnya",
    ]


def test_a_removed_entry_is_found_by_its_chain(regency):
    ledger.append([new_act(), new_act(), new_act()])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_entry WHERE seq = 3")
        cursor.execute("DELETE FROM ledger_entry WHERE seq = 1")

    assert ledger.verify_chain("99.01") == [
        "99.01/1/2: catatan sebelumnya hilang",
        "99.01/1: ujung log tidak cocok",
    ]


def test_a_copy_of_the_file_alone_opens_with_its_key(regency, tmp_path):
    record = ledger.append([new_act()])[0]
    connection.close()
    copy = tmp_path / "copy"
    shutil.copytree(regency.path, copy)

    with at(type(regency).load(copy)):
        assert ledger.history(SUBJECT) == [record]
