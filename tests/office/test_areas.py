import os
from pathlib import Path

import pytest

from jangkau.errors import Refusal
from jangkau.office import areas, worklist
from jangkau.office.areas import Imported
from tests.databases import at, make_home

HEAD = "code,name,district_code,district,latitude,longitude\n"
ONE = "99.01.02.2001,Batu Damai,99.01.02,Bukit Menjangan,-5.1,111.5\n"

pytestmark = pytest.mark.usefixtures("store")


def a_file(folder, text):
    file = folder / "desa.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_list_of_villages_is_taken_in_and_taken_in_again(tmp_path):
    file = a_file(tmp_path, HEAD + ONE)
    assert areas.take_in(file) == Imported(1, 1, 2)
    assert areas.take_in(file) == Imported(1, 1, 0)
    assert worklist.villages() == {"99.01.02": "Bukit Menjangan", "99.01.02.2001": "Batu Damai"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kode,nama\n", "JKL-1620"),
        (HEAD + ONE + ONE.replace("99.01.02.2001", "64.09.01.1001"), "JKL-1621"),
    ],
)
def test_a_wrong_list_changes_nothing(tmp_path, text, code):
    with pytest.raises(Refusal) as refusal:
        areas.take_in(a_file(tmp_path, text))
    assert (refusal.value.code, worklist.villages()) == (code, {})


def test_a_real_regency_is_taken_in_whole(tmp_path):
    folder = os.environ.get("JANGKAU_AREAS")
    if not folder:
        pytest.skip("JANGKAU_AREAS names no folder with the lists of real villages.")
    with at(make_home(tmp_path / "ppu", regency="64.09")):
        told = areas.take_in(Path(folder) / "64.09-penajam-paser-utara.csv")
    assert told == Imported(54, 4, 58)
