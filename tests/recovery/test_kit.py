"""The recovery kit: printed, drilled, and the only thing that opens a backup elsewhere."""

import io
import shutil
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from jangkau.documents.kit import kit_pdf
from jangkau.errors import Refusal
from jangkau.ledger import bulletins, keyset
from jangkau.office.recovery import kit
from jangkau.office.recovery.backup import back_up
from jangkau.office.recovery.envelopes import ESCROW
from jangkau.office.recovery.restore import fill_in, lay_out
from jangkau.rules.kit_sheet import lines, read_sheet
from tests.databases import at
from tests.site.test_commands import jangkau


def test_a_kit_opens_a_backup_when_the_server_is_gone(store, tmp_path):
    made = kit.make()
    kit.adopt(made)
    backup = back_up(tmp_path / "disk")
    before = keyset.read(store.keys)
    shutil.rmtree(store.path)
    home = lay_out(tmp_path / "disk", tmp_path / "new", kit.opener(*made.sheets))
    assert {**before, **keyset.read(home.keys)} == keyset.read(home.keys)
    with at(home):
        assert fill_in(backup.path).whole == backup.manifest.whole


def test_a_drill_touches_nothing_and_tells_another_kit(regency):
    with pytest.raises(Refusal, match="JKL-1654"):
        kit.check(*kit.make().sheets)
    made, other = kit.make(), kit.make()
    kit.adopt(made)
    version = bulletins.number()
    told = kit.check(*made.sheets)
    assert (told.kit, told.keys, bulletins.number()) == (made.sheets[0].kit_number, 6, version)
    with pytest.raises(Refusal, match="JKL-1653"):
        kit.check(*other.sheets)


def test_the_secret_is_nowhere_on_the_server(regency):
    made = kit.make()
    kit.adopt(made)
    secret = kit.opener(*made.sheets).private
    files = [path.read_bytes() for path in regency.path.rglob("*") if path.is_file()]
    assert not [raw for raw in files for part in (secret, made.sheets[1].share) if part in raw]
    assert len(bulletins.to_bytes(bulletins.latest(ESCROW))) < 900


def test_a_village_cannot_make_a_kit(village):
    with pytest.raises(Refusal, match="JKL-1655"):
        kit.make()


def test_a_sheet_is_one_page_that_can_be_typed_from(regency):
    for sheet in kit.make().sheets:
        pages = PdfReader(
            io.BytesIO(kit_pdf(sheet, "Kabupaten Contoh", datetime.now(UTC)))
        ).pages
        told = pages[0].extract_text()
        assert len(pages) == 1
        assert all(line in told for line in lines(sheet))


def test_the_command_prints_proves_and_wipes(tmp_path):
    home = ["--home", str(tmp_path / "kantor")]
    told = ["--role", "regency", "--regency", "99.01", "--name", "Tirta Asri"]
    jangkau(*home, "init", *told)
    inside = jangkau(*home, "kit", "make", str(tmp_path / "kantor/kit"))
    assert inside.stderr[:9] == "JKL-1640:"
    wrong = jangkau(*home, "kit", "make", str(tmp_path / "stik"), stdin="\nK7QM\n")
    assert wrong.stderr[:9] == "JKL-1650:"
    assert list((tmp_path / "stik").iterdir()) == []
    assert not (tmp_path / "kantor/keys/recovery.pub").exists()


def test_typed_sheets_are_read_from_files(tmp_path):
    made = keyset_sheets(tmp_path)
    assert [read_sheet(path.read_text().split("\n")).number for path in made] == [1, 2]


def keyset_sheets(folder):
    from jangkau.rules.kit_sheet import split

    paths = []
    for sheet in split(bytes(32), bytes(range(32)), b"kit1", b"named888"):
        paths.append(folder / f"{sheet.number}.txt")
        paths[-1].write_text("\n".join(lines(sheet)))
    return paths
