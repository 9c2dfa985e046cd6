"""Gathers the commands; those whose room is not built yet are not listed."""

from typing import Any

import click

from jangkau import __version__
from jangkau.errors import Refusal
from jangkau.site.cli.late import late, stands
from jangkau.site.logs import where

# command -> the module that holds it, the module it needs, one line of help
COMMANDS: dict[str, tuple[str, str, str]] = {
    "init": (
        "init",
        "jangkau.office.tickets",
        "Buat simpul baru: kabupaten, desa, atau mobil.",
    ),
    "serve": ("serve", "granian", "Jalankan simpul ini."),
    "account": ("account", "jangkau.office.people", "Kelola akun petugas."),
    "trust": ("trust", "jangkau.office.trust", "Kelola penerbit tanda tangan yang dipercaya."),
    "sync": (
        "travel",
        "jangkau.office.travel",
        "Kirim dan terima lewat jaringan sampai tidak ada yang menunggu.",
    ),
    "stick": ("travel", "jangkau.office.travel", "Kirim dan terima lewat stik."),
    "keep": ("keep", "jangkau.sync.keeper", "Jalankan penyimpan salinan kedua."),
    "rebuild": (
        "rebuild",
        "jangkau.office.rebuild",
        "Susun ulang tabel dari catatan, lalu cocokkan.",
    ),
    "backup": (
        "backup",
        "jangkau.office.recovery.backup",
        "Buat cadangan simpul ini ke sebuah folder.",
    ),
    "restore": (
        "restore",
        "jangkau.office.recovery.restore",
        "Pulihkan cadangan ke folder baru.",
    ),
    "recover": (
        "recover",
        "jangkau.office.recovery.from_keeper",
        "Pulihkan server kabupaten dari salinan kedua atau dari laptop desa.",
    ),
    "kit": (
        "kit",
        "jangkau.office.recovery.kit",
        "Buat dan latih kit pemulihan pada dua lembar kertas.",
    ),
    "areas": ("areas", "jangkau.office.areas", "Ambil daftar desa dan kelurahan."),
    "doctor": ("doctor", "jangkau.site.checkup", "Periksa kesehatan simpul ini."),
    "upgrade": ("upgrade", "django", "Sesuaikan basis data dengan versi program."),
    "catalogue": ("catalogue", "jangkau.catalogue.check", "Periksa katalog layanan."),
    "demo": ("demo", "jangkau_demo.command", "Jalankan kabupaten contoh."),
    "worlds": ("worlds", "jangkau_worlds.command", "Uji dunia contoh penuh gangguan."),
}


class Lazy(click.Group):
    """A group that loads a command when it is asked for, and words refusals."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands that work in this release."""
        return [name for name, (_, needs, _) in COMMANDS.items() if stands(needs)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = late(f"jangkau.site.cli.{COMMANDS[cmd_name][0]}", cmd_name)  # type: ignore[assignment]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one line per command without loading any."""
        rows = [(name, COMMANDS[name][2]) for name in self.list_commands(ctx)]
        with formatter.section("Perintah"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        """Run; a refusal becomes its code and sentence on stderr, exit 2."""
        try:
            return super().invoke(ctx)
        except Refusal as problem:
            click.echo(str(problem), err=True)
            ctx.exit(2)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as fault:  # told by its place, never by its values
            click.echo(str(Refusal("JKL-1500")), err=True)
            click.echo(where(fault), err=True)
            ctx.exit(1)


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jangkau")
@click.option("--home", type=click.Path(path_type=str), help="Folder simpul (JANGKAU_HOME).")
@click.pass_context
def main(ctx: click.Context, home: str | None) -> None:
    """Jangkau: dokumen kependudukan sampai ke setiap warga."""
    ctx.obj = home
