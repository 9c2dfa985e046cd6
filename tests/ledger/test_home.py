"""A node's folder and keys."""

import stat
from pathlib import Path

import pytest

from jangkau.errors import Refusal
from jangkau.ledger import keys
from jangkau.ledger.home import Home, create


def test_a_home_is_read_as_it_was_made(tmp_path):
    made = create(
        tmp_path / "kantor",
        "village",
        "99.01",
        "v-2003",
        'Desa "Contoh" é 😀',
        "99.01.01.2003",
        upstream="http://127.0.0.1:8000",
        port=8100,
        brand={"title": "Si Contoh"},
        other={"deep": {"x": 1}},
    )

    assert made == Home.load(tmp_path / "kantor")
    assert made.name == 'Desa "Contoh" é 😀'
    assert (made.port, made.upstream) == (8100, "http://127.0.0.1:8000")
    assert (made.brand, made.more) == ({"title": "Si Contoh"}, {"other": {"deep": {"x": 1}}})


def test_keys_are_for_their_owner_alone_and_the_index_key_for_the_regency(tmp_path):
    village = create(tmp_path / "v", "village", "99.01", "v-2003", "Desa", "99.01.01.2003")
    regency = create(tmp_path / "r", "regency", "99.01", "99.01", "Kabupaten", "99.01")

    assert stat.S_IMODE(village.keys.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in village.keys.iterdir()} == {0o600}
    names = {file.stem for file in village.keys.iterdir()}
    assert names == {"db", "kek", "sign", "seal", "django"}
    assert {file.stem for file in regency.keys.iterdir()} == names | {"index"}


def test_a_home_is_never_made_over_another(tmp_path):
    home = create(tmp_path, "village", "99.01", "v-2003", "Desa", "99.01.01.2003")
    before = keys.secret(home.keys, "kek")

    with pytest.raises(Refusal, match="JKL-1507"):
        create(tmp_path, "village", "99.01", "v-2004", "Lain", "99.01.01.2004")

    assert (home.keys / "kek.key").read_bytes() == before


def test_a_folder_without_a_node_and_a_missing_key_say_what_to_do(tmp_path):
    with pytest.raises(Refusal, match="jangkau init"):
        Home.load(tmp_path)
    with pytest.raises(Refusal, match="cadangan"):
        keys.secret(Path(tmp_path), "kek")


def test_only_the_regency_can_blind_a_nik(village):
    with pytest.raises(Refusal, match="JKL-1505"):
        keys.blind("9901014107950001")


def test_a_blinded_nik_is_found_again_and_is_not_a_plain_hash(regency):
    assert keys.blind("9901014107950001") == keys.blind("9901014107950001")
    assert keys.blind("9901014107950001") != keys.blind("9901014107950002")


def test_signatures_and_seals_are_for_whom_they_name(regency):
    own = keys.public()
    signature = keys.sign(b"head")
    sealed = keys.seal(own.seal, b"bundle")

    assert keys.verify(own.sign, b"head", signature)
    assert not keys.verify(own.sign, b"other", signature)
    assert not keys.verify(own.sign, b"head", signature[:-1])
    assert keys.unseal(sealed) == b"bundle"
    assert keys.unseal(sealed[:-1] + b"?") is None
    assert keys.unseal(b"") is None
    assert keys.regency() == own
