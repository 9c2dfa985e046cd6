"""`jangkau trust`: keeps the issuers whose signatures on SIAK's PDFs are trusted."""

from getpass import getuser
from pathlib import Path

import click

from jangkau.documents.issuer import LIMIT
from jangkau.errors import Refusal
from jangkau.site.cli.homes import wake


@click.group()
def trust() -> None:
    """Kelola penerbit tanda tangan PDF yang dipercaya."""


@trust.command()
@click.argument("path", type=click.Path(path_type=Path))
def add(path: Path) -> None:
    """Percayai penerbit dari berkas sertifikat PEM atau DER."""
    wake()
    from jangkau.office import trust as office

    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError:
        raise Refusal("JKL-1603", path=path) from None
    kept = office.add(data, _by())
    click.echo(f"Penerbit {kept.name} dipercaya.")
    click.echo(f"Sidik jari SHA-256: {kept.fingerprint}")


@trust.command("list")
def list_issuers() -> None:
    """Tampilkan semua penerbit, juga yang sudah dicabut."""
    wake()
    from jangkau.office import trust as office

    for one in office.issuers():
        state = "dicabut" if one.withdrawn_at else "dipercaya"
        until = f"{one.valid_until:%d-%m-%Y}"
        click.echo(f"{one.fingerprint}\t{state}\tsampai {until}\t{one.name}\t{one.added_by}")


@trust.command()
@click.argument("fingerprint")
@click.option("--yes", is_flag=True, help="Tanpa ditanya lagi.")
def withdraw(fingerprint: str, yes: bool) -> None:
    """Jangan percaya lagi penerbit dengan awal sidik jari ini."""
    wake()
    from jangkau.office import trust as office

    kept = office.find(fingerprint)
    if not yes:
        click.confirm(f"Tolak PDF baru dari {kept.name}?", abort=True)
    office.withdraw(kept, _by())
    click.echo(f"Penerbit {kept.name} tidak dipercaya lagi.")


def _by() -> str:
    """Return who types: the machine's user, since no account is asked here."""
    return f"perintah {getuser()}"[:40]
