import os
import subprocess
import sys
from pathlib import Path

import pytest

from jangkau.site.cli.commands import COMMANDS
from jangkau.site.cli.late import stands

HERE = [name for name, (_, needs, _) in COMMANDS.items() if stands(needs)]


def jangkau(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "JANGKAU_HOME"}
    source = str(Path(__file__).resolve().parents[2] / "src")
    start = "from jangkau.site.cli import main; main(prog_name='jangkau')"
    return subprocess.run(
        [sys.executable, "-c", start, *arguments],
        capture_output=True,
        text=True,
        input=stdin,
        env={**environment, "PYTHONPATH": source},
    )


@pytest.mark.parametrize("name", HERE)
def test_every_command_helps(name):
    told = jangkau(name, "--help")
    assert (told.returncode, told.stdout[:6]) == (0, "Usage:")


def test_a_command_without_a_node_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = jangkau("doctor")
    assert (told.returncode, told.stderr[:9]) == (2, "JKL-1601:")


def test_a_regency_is_made_and_examined(tmp_path):
    home = ["--home", str(tmp_path / "kantor")]
    made = jangkau(
        *home, "init", "--role", "regency", "--regency", "99.01", "--name", "Tirta Asri"
    )
    assert (made.returncode, made.stderr) == (0, "")
    again = jangkau(
        *home, "init", "--role", "regency", "--regency", "99.01", "--name", "Tirta Asri"
    )
    assert again.stderr[:9] == "JKL-1507:"
    (tmp_path / "kantor/keys/sign.key").chmod(0o644)
    told = jangkau(*home, "doctor")
    assert "SALAH  Kunci: Terbaca orang lain" in told.stdout
    assert "BAIK   Basis data: SQLite 3.5" in told.stdout
    assert told.returncode == 2


def test_a_laptop_without_a_ticket_is_told_so(tmp_path):
    told = jangkau("--home", str(tmp_path / "desa"), "init", "--role", "village")
    assert (told.returncode, told.stderr[:9]) == (2, "JKL-1604:")


def test_a_laptop_is_enrolled_on_the_second_try_at_the_right_address(tmp_path):
    ticket = tmp_path / "tiket.jangkau"
    ticket.write_text(_ticket(tmp_path / "kantor"))
    home = ["--home", str(tmp_path / "desa"), "init", "--role", "village"]
    home += ["--ticket", str(ticket), "--upstream"]
    first = jangkau(*home, "http://127.0.0.1:1")
    key = (tmp_path / "desa/keys/sign.key").read_bytes()
    second = jangkau(*home, "http://127.0.0.1:2")
    assert (first.stderr[:9], second.stderr[:9]) == ("JKL-1401:", "JKL-1401:")
    assert 'upstream = "http://127.0.0.1:2"' in (tmp_path / "desa/node.toml").read_text()
    assert (tmp_path / "desa/keys/sign.key").read_bytes() == key
    office = jangkau("--home", str(tmp_path / "kantor"), *home[2:], "http://127.0.0.1:2")
    assert office.stderr[:9] == "JKL-1507:"


def test_a_second_copy_that_does_not_answer_is_red(tmp_path):
    home = ["--home", str(tmp_path / "kantor")]
    told = ["--role", "regency", "--regency", "99.01", "--name", "Tirta Asri"]
    jangkau(*home, "init", *told, "--keeper", "http://127.0.0.1:1")
    assert (
        "SALAH  Salinan kedua: http://127.0.0.1:1 tidak menjawab"
        in jangkau(*home, "doctor").stdout
    )


def _ticket(home: Path) -> str:
    told = ["--role", "regency", "--regency", "99.01", "--name", "Tirta Asri"]
    jangkau("--home", str(home), "init", *told)
    issue = (
        "import django; django.setup();"
        "from jangkau.office import tickets;"
        "print(tickets.text_of(tickets.issue('village', 'Desa', '99.01.01.2003', 'a')))"
    )
    told_env = {"JANGKAU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "jangkau.site.settings"}
    source = str(Path(__file__).resolve().parents[2] / "src")
    done = subprocess.run(
        [sys.executable, "-c", issue],
        capture_output=True,
        text=True,
        env={**os.environ, **told_env, "PYTHONPATH": source},
    )
    return done.stdout
