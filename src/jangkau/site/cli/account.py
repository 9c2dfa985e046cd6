"""`jangkau account`: keeps accounts where no administrator has signed in yet."""

import click

from jangkau.errors import Refusal
from jangkau.rules.access import ROLES
from jangkau.site.cli.homes import wake


@click.group()
def account() -> None:
    """Kelola akun petugas di simpul ini."""


@account.command()
@click.option("--username", prompt="Nama pengguna", help="Nama untuk masuk, tanpa spasi.")
@click.option("--name", prompt="Nama lengkap", help="Nama orangnya.")
@click.option("--role", type=click.Choice(ROLES), prompt="Peran", help="Peran orangnya.")
@click.option(
    "--jurisdiction", help="Kode wilayah kerja; bila tidak disebut, wilayah simpul ini."
)
def add(username: str, name: str, role: str, jurisdiction: str | None) -> None:
    """Tambah akun; kata sandinya ditanyakan dan tidak tampak."""
    wake()
    from django.conf import settings

    from jangkau.office.people import welcome

    area = jurisdiction or settings.JANGKAU.jurisdiction
    password = click.prompt("Kata sandi", hide_input=True)
    if click.prompt("Kata sandi, sekali lagi", hide_input=True) != password:
        raise Refusal("JKL-1608")
    kept = welcome(username, name, role, area, password, temporary=False)
    click.echo(f"Akun {kept.username} siap.")


@account.command("list")
def list_accounts() -> None:
    """Tampilkan akun di simpul ini."""
    wake()
    from jangkau.office.people import people

    for one in people():
        state = "aktif" if one.is_active else "ditutup"
        click.echo(f"{one.username}\t{one.role}\t{one.jurisdiction}\t{state}")
