"""A backup is made while the office works, and comes back equal, on either database."""

import resource
from dataclasses import replace

import pytest
from django.apps import apps

from jangkau.errors import Refusal
from jangkau.ledger import blobs, keyset
from jangkau.ledger import store as ledger
from jangkau.ledger.keyset import Opener
from jangkau.office import cases, rebuild
from jangkau.office.kept.models import Setting
from jangkau.office.recovery import diary, pruning, shelfmark, tables
from jangkau.office.recovery.backup import back_up
from jangkau.office.recovery.restore import fill_in, lay_out
from jangkau.office.recovery.tables import whole
from jangkau.rules.application import Paper
from jangkau.rules.application.commands import Accept
from tests.databases import at, new_server_database, server_url
from tests.sync.test_sticks import digest_of
from tests.sync.trips import CHECKER, account, file, gate

PHOTO = b"p" * 40_000
DESK = replace(CHECKER, jurisdiction="99.01.01.2003")


def at_work(count=3):
    """Let the regency have people, applications, a photo and settings."""
    account(CHECKER)
    Setting.objects.create(regency="99.01", key="hours", value={"open": 8}, changed_by="a")
    told = [
        file(n, DESK, papers={"kk": Paper("kk", (digest_of(PHOTO),))}) for n in range(count)
    ]
    blobs.put(told[0], PHOTO, "image/webp")
    gate.perform(CHECKER, Accept(told[0]))
    return told


def own_key(home):
    return keyset.opener_of(home.keys)


def brought_back(path, target, opener, database=""):
    home = lay_out(path, target, opener)
    if database:
        home = replace(home, database_url=server_url(database, "jangkau_owner"))
    with at(home):
        return home, fill_in(path)


def test_a_backup_comes_back_equal_by_one_hash(store, tmp_path):
    applications = at_work()
    before, stood = whole().digest().hex(), rebuild.fingerprint()
    made = back_up(tmp_path / "disk")
    file(9, DESK)
    home, restored = brought_back(made.path, tmp_path / "new", own_key(store))
    assert (restored.whole, made.manifest.whole) == (before, before)
    with at(home):
        rebuild.rebuild()
        assert rebuild.fingerprint() == stood
        assert blobs.get(digest_of(PHOTO)) == PHOTO
        assert store_is_whole()
        assert cases.case(CHECKER, applications[0], "check").state.stage == "accepted"
        assert diary.unrecovered() is not None


def store_is_whole():
    return all(ledger.verify_chain(one.node) == [] for one in ledger.heads())


def test_a_backup_changes_its_database(regency, tmp_path):
    at_work()
    made = back_up(tmp_path / "disk")
    database = new_server_database()
    home, restored = brought_back(made.path, tmp_path / "new", own_key(regency), database)
    assert restored.whole == made.manifest.whole
    app = replace(home, database_url=server_url(database, "jangkau_app"))
    with at(app):
        assert whole().digest().hex() == made.manifest.whole
        rebuild.rebuild()
        [first, *_] = ledger.subjects()
        assert ledger.history(first)[0].content is not None
        file(30, DESK)  # numbers go on after those that came back


@pytest.mark.parametrize("name", ["manifest.json", "data.jangkau", "keys.jangkau", "blobs.txt"])
def test_a_tampered_backup_is_refused_by_its_name(regency, tmp_path, name):
    at_work()
    made = back_up(tmp_path / "disk")
    path = made.path / name
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b'"lost": 0', b'"lost": 7') if "json" in name else raw[:-9])
    with pytest.raises(Refusal, match=f"JKL-1644: Berkas {name}"):
        brought_back(made.path, tmp_path / "new", own_key(regency))
    assert not (tmp_path / "new" / "node.toml").exists()


def test_a_tampered_photo_is_refused_by_its_name(regency, tmp_path):
    at_work()
    made = back_up(tmp_path / "disk")
    [photo] = made.pool.glob("??/*")
    photo.write_bytes(photo.read_bytes()[:-1] + b"x")
    with pytest.raises(
        Refusal, match=f"JKL-1644: Berkas blobs/{photo.parent.name}/{photo.name}"
    ):
        brought_back(made.path, tmp_path / "new", own_key(regency))
    assert not (tmp_path / "new").exists()


def test_a_living_home_is_never_written_over(regency, tmp_path):
    made = back_up(tmp_path / "disk")
    with pytest.raises(Refusal, match="JKL-1507"):
        lay_out(made.path, regency.path, own_key(regency))


def test_another_key_opens_nothing(regency, tmp_path):
    made = back_up(tmp_path / "disk")
    with pytest.raises(Refusal, match="JKL-1646"):
        lay_out(made.path, tmp_path / "new", Opener(bytes(range(32))))
    raw = b"".join(one.read_bytes() for one in made.path.iterdir())
    assert all(key not in raw for key in keyset.read(regency.keys).values())


def test_a_folder_inside_the_home_is_refused(regency):
    with pytest.raises(Refusal, match="JKL-1640"):
        back_up(regency.path / "cadangan")


def test_a_full_disk_leaves_the_backup_before_untouched(regency, tmp_path):
    at_work()
    first = back_up(tmp_path / "disk")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, before[1]))  # any larger file fails
    try:
        with pytest.raises(Refusal, match="JKL-1642"):
            back_up(tmp_path / "disk")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [one.path for one in shelfmark.backups(tmp_path / "disk")] == [first.path]
    assert not list((tmp_path / "disk").glob(".*.part"))
    _, restored = brought_back(first.path, tmp_path / "new", own_key(regency))
    assert restored.whole == first.manifest.whole


def test_a_photo_is_copied_once_for_all_backups(regency, tmp_path):
    told = at_work()
    first = back_up(tmp_path / "disk")
    [photo] = first.pool.glob("??/*")
    stamp = photo.stat().st_mtime_ns
    second = back_up(tmp_path / "disk")
    assert (photo.stat().st_mtime_ns, second.manifest.blobs) == (stamp, 1)
    assert [one.path for one in shelfmark.backups(tmp_path / "disk")] == [second.path]
    ledger.erase(told[0])
    third = back_up(tmp_path / "disk")
    assert (third.manifest.blobs, third.manifest.lost) == (0, 0)
    assert list(third.pool.glob("??/*")) == []


def test_seven_days_and_four_weeks_stay(regency, tmp_path):
    made = back_up(tmp_path / "disk")
    day = 86_400_000
    days = [
        replace(made, manifest=replace(made.manifest, made=made.manifest.made - n * day))
        for n in range(59, -1, -1)
    ]
    stay = {one.manifest.made for one in pruning.staying(days, 7, 4)}
    ages = sorted((made.manifest.made - one) // day for one in stay)
    assert ages[:7] == list(range(7))
    assert 2 <= len(ages) - 7 <= 3 and ages[-1] <= 28


def test_work_goes_on_while_a_backup_is_made(store, tmp_path):
    at_work()
    filed = []

    def meanwhile(_done, _all):
        if not filed:
            filed.append(file(50, DESK))  # another transaction, in the midst of it

    made = back_up(tmp_path / "disk", told=meanwhile)
    home, _ = brought_back(made.path, tmp_path / "new", own_key(store))
    with at(home):
        assert filed[0] not in ledger.subjects()
    assert filed[0] in ledger.subjects()


def test_every_table_is_in_the_backup_or_left_out_for_a_reason(regency):
    labels = {model._meta.app_label for model in tables.kept_tables()}
    every = {one.label for one in apps.get_app_configs() if list(one.get_models())}
    assert labels | set(tables.LEFT_OUT) >= every
    assert {"ledger", "kept", "otp_totp", "otp_static"} <= labels
