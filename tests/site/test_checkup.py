"""Doctor says what is wrong and what to do: each finding with a real fault."""

import json
import os
import threading
import time

import pytest
from django.db.migrations.recorder import MigrationRecorder

from jangkau.ledger.clock import saw_signed_time
from jangkau.office.recovery import diary, kit
from jangkau.office.recovery.backup import back_up
from jangkau.site import background, checkup
from jangkau.site.findings import Finding
from tests.databases import at, make_home
from tests.site.test_commands import jangkau
from tests.sync.trips import OPERATOR, file

DAY = 86_400_000


def told(what):
    return next((one for one in checkup.checkup() if one.what == what), None)


def state(what):
    found = told(what)
    return found and found.state


def test_a_new_regency_is_told_to_make_its_kit_and_a_backup(store, tmp_path):
    assert (state("Basis data"), state("Versi"), state("Izin")) == ("good", "good", "good")
    assert "jangkau kit make" in told("Kit pemulihan").sentence
    assert "jangkau backup" in told("Cadangan").sentence
    assert (state("Kit pemulihan"), state("Cadangan")) == ("bad", "bad")
    kit.adopt(kit.make())
    back_up(tmp_path / "disk")
    assert (state("Kit pemulihan"), state("Cadangan")) == ("good", "good")


@pytest.mark.parametrize(("days", "wanted"), [(1, "good"), (3, "warning"), (8, "bad")])
def test_an_old_backup_warns_and_then_is_red(regency, tmp_path, days, wanted):
    back_up(tmp_path / "disk")
    path = regency.path / diary.LAST
    known = json.loads(path.read_text())
    path.write_text(json.dumps({**known, "at": known["at"] - days * DAY}))
    assert state("Cadangan") == wanted


def test_a_backup_disk_that_is_gone_is_red(regency, tmp_path):
    regency.more["backup"] = str(tmp_path / "tidak-ada")
    assert told("Cadangan") == Finding(
        "Cadangan", "bad", f"Folder {tmp_path / 'tidak-ada'} tidak ada. Pasang disknya."
    )


def test_a_restored_regency_is_red_until_it_is_recovered(regency):
    assert told("Pemulihan") is None
    diary.mark_unrecovered(regency.path, made=1)
    assert "jangkau recover --from-keeper" in told("Pemulihan").sentence
    diary.recovered()
    assert told("Pemulihan") is None


def test_a_database_behind_its_program_is_red(store):
    applied = MigrationRecorder.Migration.objects.filter(app="kept").order_by("-id").first()
    MigrationRecorder.Migration.objects.filter(pk=applied.pk).delete()
    assert (state("Versi"), "jangkau upgrade" in told("Versi").sentence) == ("bad", True)


def test_missing_and_open_keys_are_red(regency):
    (regency.keys / "sign.key").chmod(0o644)
    assert (state("Kunci"), "chmod" in told("Kunci").sentence) == ("bad", True)
    (regency.keys / "sign.key").unlink()
    assert "Kunci sign hilang" in told("Kunci").sentence


def test_a_clock_behind_the_signed_time_or_of_another_age_is_red(regency, monkeypatch):
    assert state("Jam") == "good"
    saw_signed_time(time.time_ns() // 1_000_000 + 2 * DAY)
    assert (state("Jam"), "lambat 4" in told("Jam").sentence) == ("bad", True)
    monkeypatch.setattr(time, "time_ns", lambda: 946_684_800_000_000_000)  # the year 2000
    assert "tidak masuk akal" in told("Jam").sentence


def test_a_full_disk_is_red(regency, monkeypatch):
    monkeypatch.setitem(regency.__dict__, "free_floor", 1 << 62)
    assert (state("Tempat"), "Kosongkan" in told("Tempat").sentence) == ("bad", True)


def test_unsent_acts_warn_after_three_days(village, tmp_path, monkeypatch):
    clock = tmp_path / "clock"
    clock.write_text(str(-5 * DAY))
    monkeypatch.setenv("JANGKAU_CLOCK_FILE", str(clock))
    file(1, OPERATOR)
    assert state("Kiriman") == "warning"
    assert (state("Cadangan"), state("Kit pemulihan")) == (None, None)


def test_work_that_stopped_beside_the_pages_is_red(regency, monkeypatch):
    stop = threading.Event()
    monkeypatch.setattr(background, "STOP", stop)
    dead = background.Job("keeper", frozenset({"regency"}), "no.such", "module")
    beat = threading.Thread(target=background._beat, args=([dead],), daemon=True)
    beat.start()
    while not (regency.path / background.BEAT).exists():
        time.sleep(0.01)
    stop.set()
    beat.join()
    assert told("Latar belakang").sentence == "keeper berhenti. Jalankan ulang serve."
    old = {"at": time.time() - 900, "stopped": []}
    (regency.path / background.BEAT).write_text(json.dumps(old))
    assert state("Latar belakang") == "warning"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_of_another_account_is_red(regency):
    regency.blobs.chmod(0o500)
    assert state("Izin") == "bad"


def test_a_watcher_reads_json(tmp_path):
    with at(make_home(tmp_path / "kantor")):
        pass
    said = jangkau("--home", str(tmp_path / "kantor"), "doctor", "--json")
    found = {one["what"]: one["state"] for one in json.loads(said.stdout)}
    assert (said.returncode, found["Basis data"], found["Cadangan"]) == (2, "good", "bad")
