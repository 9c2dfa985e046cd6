"""`jangkau restore`: brings a backup back into a new folder, and proves it equal."""

from pathlib import Path

import click

from jangkau.site.cli.bars import bar
from jangkau.site.cli.homes import folder, wake
from jangkau.site.cli.late import late
from jangkau.site.cli.opening import opener, opening


@click.command()
@click.argument("backup", type=click.Path(exists=True, path_type=Path))
@click.option("--home", "target", help="Folder baru.")
@opening
@click.pass_context
def restore(
    ctx: click.Context,
    backup: Path,
    target: str | None,
    keys: Path | None,
    kit: tuple[Path, ...],
) -> None:
    """Pulihkan BACKUP (satu cadangan, atau folder berisi cadangan) ke folder baru."""
    home = folder(target or ctx.find_root().obj)
    with bar("Memulihkan foto") as told:
        made = late("jangkau.office.recovery.laying", "from_backup")(
            backup, home, opener(keys, kit), told
        )
    wake(str(home))
    with bar("Memulihkan catatan") as told:
        restored = late("jangkau.office.recovery.restore", "fill_in")(backup, told)
    late("jangkau.office.rebuild", "rebuild")()
    click.echo(f"{restored.rows} baris dan {restored.blobs} berkas foto kembali.")
    click.echo(f"Sama dengan cadangan. Sidik: {restored.whole}")
    if made.role == "regency":
        click.echo("Berikutnya: ambil yang datang sesudah cadangan itu, dari salinan kedua:")
        click.echo(f"  jangkau --home {home} recover --from-keeper FOLDER-ATAU-ALAMAT")
    else:
        click.echo(f"Berikutnya: jangkau --home {home} sync")
