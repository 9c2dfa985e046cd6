"""`jangkau recover`: brings a regency back from its keeper or its nodes, and opens it."""

import tempfile
from pathlib import Path
from typing import Any

import click

from jangkau.errors import Refusal
from jangkau.ledger import keyset
from jangkau.ledger.home import Home
from jangkau.ledger.keyset import KeySet
from jangkau.site.cli.bars import bar
from jangkau.site.cli.homes import folder, migrate, wake
from jangkau.site.cli.late import late
from jangkau.site.cli.opening import opener, opening

LAYING = "jangkau.office.recovery.laying"


@click.command()
@click.option("--home", "target", help="Folder simpul: yang baru, atau yang baru dipulihkan.")
@click.option("--from-keeper", help="Folder atau alamat salinan kedua.")
@click.option(
    "--from-nodes",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder berkas dari laptop desa (jangkau stick export FOLDER --all).",
)
@click.option("--without-keeper", help="Buka tanpa salinan kedua; tulis alasannya.")
@click.option("--regency", help="Kode kabupaten/kota; hanya bersama --keys.")
@click.option("--name", default="Kabupaten", help="Nama kabupaten/kota, untuk --from-nodes.")
@opening
@click.pass_context
def recover(ctx: click.Context, /, target: str | None, **told: Any) -> None:
    """Pulihkan server kabupaten, lalu buka untuk dipakai."""
    home = folder(target or ctx.find_root().obj)
    ways = [told["from_keeper"], told["from_nodes"], told["without_keeper"]]
    if sum(way is not None for way in ways) != 1:
        raise click.UsageError(
            "Sebut salah satu: --from-keeper, --from-nodes, --without-keeper."
        )
    if told["from_keeper"]:
        _from_keeper(home, told)
    elif told["from_nodes"]:
        _from_nodes(home, told)
    else:
        wake(str(home))
        opened = late("jangkau.office.recovery.reopening", "open_without_keeper")
        _tell_opened(opened(told["without_keeper"]))


def _from_keeper(home: Path, told: dict[str, Any]) -> None:
    """Take all that the keeper has: into a new home, or one restored from a backup."""
    where = told["from_keeper"]
    regency, own = _whose(home, where, told)
    with tempfile.TemporaryDirectory(prefix="jangkau-salinan-") as scratch:
        place = Path(where)
        if where.startswith("http"):
            place = Path(scratch)
            late(LAYING, "fetch")(where, place, regency, own)
        if not (home / "node.toml").exists():
            late(LAYING, "from_shelf")(place, home, regency, own)
        wake(str(home))
        migrate()
        with bar("Mengambil dari salinan kedua") as progress:
            back = late("jangkau.office.recovery.from_keeper", "bring_back")(place, progress)
    click.echo(f"{back.entries} catatan, {back.papers} berkas foto, {back.kept} baris kembali.")
    click.echo(f"{back.applications} permohonan disusun ulang.")
    _tell_opened(back.opened)


def _from_nodes(home: Path, told: dict[str, Any]) -> None:
    """Take all that the laptops hold, into a new home or one that stands already."""
    place = told["from_nodes"]
    regency, own = _whose(home, str(place), told)
    if not (home / "node.toml").exists():
        late(LAYING, "from_nodes")(home, regency, told["name"], own)
    wake(str(home))
    migrate()
    with bar("Mengambil dari laptop") as progress:
        back = late("jangkau.office.recovery.from_nodes", "gather")(place, progress)
    for name in back.skipped:
        click.echo(str(Refusal("JKL-1662", name=name)), err=True)
    click.echo(
        f"{back.nodes} laptop: {back.entries} catatan, {back.papers} berkas foto kembali."
    )
    click.echo(f"{back.applications} permohonan disusun ulang.")
    click.echo(f"{back.holes} catatan tidak ada di laptop mana pun, {back.differing} berbeda.")
    if back.opened is None:
        click.echo("Server ini sudah dipakai: tindakan petugas lain ada di /kantor/ditahan.")
        return
    click.echo("Akun kantor dan pengaturan dibuat lagi: jangkau account add, lalu /pengguna.")
    click.echo("Pasang salinan kedua yang baru, lalu sebut alamatnya di node.toml.")
    _tell_opened(back.opened)


def _whose(home: Path, where: str, told: dict[str, Any]) -> tuple[str, KeySet]:
    """Return the regency and its keys: of the home that stands, else from kit or folder."""
    if (home / "node.toml").exists():
        return Home.load(home).regency, keyset.read(home / "keys")
    opens = opener(told["keys"], told["kit"])
    if opens.own is not None and told["regency"]:
        return told["regency"], opens.own
    found: tuple[str, KeySet] = late(LAYING, "keys_of")(where, opens)
    return found


def _tell_opened(opened: Any) -> None:
    click.echo(f"Urutan dilanjutkan dari {opened.upto}. Server boleh dijalankan: jangkau serve")
