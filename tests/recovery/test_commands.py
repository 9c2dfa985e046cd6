"""The commands of the worst day, as one types them."""

import pytest

from tests.site.test_commands import jangkau

TOLD = ["--role", "regency", "--regency", "99.01", "--name", "Tirta Asri"]


def test_a_restored_server_does_not_serve_until_it_is_recovered(tmp_path):
    old, new, keys = (str(tmp_path / name) for name in ("lama", "baru", "lama/keys"))
    disk = str(tmp_path / "disk")
    jangkau("--home", old, "init", *TOLD)
    made = jangkau("--home", old, "backup", disk)
    assert (made.returncode, "AWAS: belum ada kit" in made.stdout) == (0, True)
    back = jangkau("restore", disk, "--home", new, "--keys", keys)
    assert (back.returncode, back.stderr) == (0, "")
    assert f"jangkau --home {new} recover --from-keeper" in back.stdout
    assert jangkau("--home", new, "serve", "--port", "18690").stderr[:9] == "JKL-1659:"
    opened = jangkau("--home", new, "recover", "--without-keeper", "penjaga terbakar")
    assert (opened.returncode, opened.stderr) == (0, "")
    assert "penjaga terbakar" in (tmp_path / "baru/recovery.log").read_text()
    assert not (tmp_path / "baru/unrecovered.json").exists()


@pytest.mark.long
def test_the_drill_keeps_every_promise():
    from jangkau_worlds import drill

    assert drill.main(18650) == 0
