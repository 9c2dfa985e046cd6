"""Cuts the power so many times: `python -m jangkau_worlds.power --cuts 10000`."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import click


@click.command()
@click.option("--cuts", default=1000, show_default=True, help="Berapa kali listrik diputus.")
@click.option("--seed", default=1, show_default=True, help="Benih; lain benih, lain hari.")
@click.option("--jobs", default=1, show_default=True, help="Berapa proses berdampingan.")
@click.option("--synchronous", default="FULL", type=click.Choice(["FULL", "NORMAL"]))
@click.option("--plant", default="none", help="Kesalahan yang ditanam dan harus ketahuan.")
@click.option("--json", "as_json", is_flag=True, help="Hasil sebagai JSON.")
def main(cuts: int, seed: int, jobs: int, synchronous: str, plant: str, as_json: bool) -> None:
    """Putus listrik pada disk tiruan; tidak satu pun yang sudah diakui boleh hilang.

    Keluar 0 bila semua utuh. Dengan kesalahan yang ditanam: keluar 0 bila ketahuan.
    """
    name = "normal" if synchronous == "NORMAL" else plant
    if jobs > 1:
        tolls = _side_by_side(cuts, seed, jobs, name)
    else:
        tolls = [_alone(cuts, seed, name, quiet=as_json)]
    total = {key: sum(one[key] for one in tolls) for key in ("cuts", "bitten", "told")}
    lost, broken = ([line for one in tolls for line in one[key]] for key in ("lost", "broken"))
    if as_json:
        print(json.dumps({**total, "lost": lost, "broken": broken}))  # noqa: T201
        sys.exit(0)
    for line in [*lost[:10], *broken[:10]]:
        click.echo(f"  {line}")
    click.echo(
        f"{total['cuts']} pemutusan ({name}): {len(lost)} yang diakui hilang, "
        f"{len(broken)} rusak, pada {total['bitten']} pemutusan."
    )
    sys.exit(int(bool(total["bitten"]) == (name == "none")))


def _alone(cuts: int, seed: int, name: str, quiet: bool) -> dict[str, Any]:
    _wake()
    from jangkau_worlds.power import cuts as power
    from jangkau_worlds.power import place

    try:
        with click.progressbar(length=cuts, hidden=quiet, file=sys.stderr) as bar:
            return asdict(power.suffer(cuts, seed, power.FAULTS[name], bar.update))
    finally:
        place.forget()


def _side_by_side(cuts: int, seed: int, jobs: int, name: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "jangkau_worlds.power", "--json", "--plant", name]
    shares = [cuts // jobs + (one < cuts % jobs) for one in range(jobs)]
    running = [
        subprocess.Popen(  # noqa: S603  # our own command
            [*command, "--cuts", str(share), "--seed", str(seed * 1000 + number)],
            stdout=subprocess.PIPE,
        )
        for number, share in enumerate(shares)
    ]
    return [json.loads(one.communicate()[0]) for one in running]


def _wake() -> None:
    """Set Django up in a home of its own, which goes when we do."""
    import atexit

    from jangkau.ledger.home import create

    home = Path(mkdtemp(prefix="jangkau-power-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    create(home, "regency", "99.01", "99.01", "Contoh", "99.01")
    os.environ["JANGKAU_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")
    import django

    django.setup()


if __name__ == "__main__":
    main()
