"""`jangkau init`: makes a regency's server, or enrols a village laptop or a van."""

import os
from pathlib import Path

import click

from jangkau.errors import Refusal
from jangkau.site.cli.homes import folder, migrate, wake
from jangkau.site.cli.late import late


@click.command()
@click.option(
    "--role",
    type=click.Choice(["regency", "village", "van", "keeper"]),
    required=True,
    help="regency: server kabupaten. village, van: laptop. keeper: salinan kedua.",
)
@click.option("--regency", help='Kode kabupaten/kota, contoh "99.01" (untuk regency, keeper).')
@click.option("--name", help="Nama kabupaten/kota (untuk regency, keeper).")
@click.option("--ticket", type=click.Path(path_type=Path), help="Berkas tiket dari kantor.")
@click.option("--upstream", help="Alamat server kabupaten, contoh https://jangkau.example.")
@click.option("--keeper", help="Alamat penyimpan salinan kedua (untuk regency).")
@click.option("--port", type=int, default=8000, show_default=True, help="Port simpul ini.")
@click.pass_context
def init(ctx: click.Context, /, role: str, **told: object) -> None:
    """Buat simpul baru di folder --home."""
    home = folder(ctx.obj)
    if role in ("village", "van"):
        _enrol(home, role, told)
    else:
        _found(home, role, told)


def _found(home: Path, role: str, told: dict[str, object]) -> None:
    """Make the folder of a regency or a keeper."""
    from jangkau.ledger.home import create

    if not told["regency"] or not told["name"]:
        raise Refusal("JKL-1605")
    regency = str(told["regency"])
    node = regency if role == "regency" else f"{regency}-keeper"
    further = {"port": told["port"]} | ({"keeper": told["keeper"]} if told["keeper"] else {})
    create(home, role, regency, node, str(told["name"]), regency, **further)  # type: ignore[arg-type]
    if role == "regency":
        wake(str(home))
        migrate()
        late("jangkau.office.notices", "refresh")()  # what its first page already shows
    click.echo(f"Simpul {node} siap di {home}.")
    if role == "regency":
        click.echo("Berikutnya: jangkau account add --role administrator")


def _enrol(home: Path, role: str, told: dict[str, object]) -> None:
    """Make the folder of a laptop and spend its ticket; safe to give again."""
    if not told["ticket"] or not told["upstream"]:
        raise Refusal("JKL-1604")
    os.environ["JANGKAU_HOME"] = str(home)
    text = _read(Path(str(told["ticket"])))
    upstream = str(told["upstream"])
    _prepare(home, role, text, upstream, int(str(told["port"])))
    wake(str(home))
    from jangkau.office.joining import join

    lease = join(upstream, text)
    migrate()
    click.echo(f"Perangkat terdaftar. Izin berlaku sampai {lease}.")
    click.echo("Berikutnya: jangkau sync untuk mengambil daftar petugas, lalu jangkau serve")


def _prepare(home: Path, role: str, text: str, upstream: str, port: int) -> None:
    """Make the folder that the ticket describes; an earlier try's address may be mended."""
    from jangkau.ledger.home import Home, create
    from jangkau.office.offers import Offer

    offer = Offer.read(text)
    if offer.role != role:
        raise Refusal("JKL-1313", expected=offer.role, given=role)
    told = home / "node.toml"
    if told.exists():
        if Home.load(home).node != offer.node:
            raise Refusal("JKL-1507", folder=home)
        told.unlink()  # its keys stay: the ticket may be spent by them already
    create(
        home,
        offer.role,  # type: ignore[arg-type]
        offer.regency,
        offer.node,
        offer.name,
        offer.jurisdiction,
        upstream,
        port=port,
    )


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise Refusal("JKL-1603", path=path) from None
