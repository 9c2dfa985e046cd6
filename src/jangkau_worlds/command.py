"""`jangkau worlds`: lives seeded worlds, looks for planted faults, kills real servers."""

from pathlib import Path

import click

from jangkau.errors import Refusal
from jangkau_worlds.run import Summary, run
from jangkau_worlds.worker import wake

KEPT = Path("tests/worlds/kept_seeds.txt")
ENOUGH = 50  # worlds in which every kind of fault must have fired


@click.command()
@click.option("--seeds", default=20, show_default=True, help="Berapa dunia.")
@click.option("--from", "first", default=1, show_default=True, help="Benih pertama.")
@click.option("--jobs", default=2, show_default=True, help="Berapa proses serentak.")
@click.option("--seed", type=int, help="Ulangi satu dunia dan ceritakan setiap langkahnya.")
@click.option("--planted", default="", help="Cari dunia yang menangkap kesalahan ini.")
@click.option("--steps", default=0, help="Berapa langkah setiap dunia; biasanya menurut benih.")
@click.option("--kills", type=int, help="Matikan server sungguhan sekian kali saat bekerja.")
def worlds(
    seeds: int,
    first: int,
    jobs: int,
    seed: int | None,
    planted: str,
    steps: int,
    kills: int | None,
) -> None:
    """Uji dunia contoh: garis putus, mati listrik, stik lama, server hilang."""
    if planted:
        _refuse_unknown(planted)
    if kills is not None:
        _kill(kills, first)
    elif seed is not None:
        _tell(seed, planted, steps)
    else:
        _many(seeds, first, jobs, planted, steps)


def _many(seeds: int, first: int, jobs: int, planted: str, steps: int) -> None:
    with click.progressbar(length=seeds, label="Dunia") as bar:
        summary = run(first, seeds, jobs, planted, steps, bar.update)
    _sum_up(summary, seeds, first)
    for seed, breaches in sorted(summary.failed.items()):
        told = f' --planted "{planted}"' if planted else ""
        told += f" --steps {steps}" if steps else ""
        click.echo(f"Benih {seed}: {breaches[0][0]} ({breaches[0][1]})")
        click.echo(f"  ulangi: jangkau worlds --seed {seed}{told}")
    if planted:
        if not summary.failed:
            raise Refusal("JKL-1631", name=planted, count=seeds)
        return
    if summary.failed:
        _keep(list(summary.failed))
        raise Refusal("JKL-1630", count=len(summary.failed))
    if never := _never_fired(summary) if seeds >= ENOUGH else []:
        raise Refusal("JKL-1632", kinds=", ".join(never))


def _sum_up(summary: Summary, seeds: int, first: int) -> None:
    click.echo(f"{summary.worlds} dunia dari benih {first}, {summary.acts} tanda terima.")
    lost, doubled = summary.count("lost", "two ticks were lost"), summary.count("doubled")
    click.echo(f"Hilang: {lost}. Ganda: {doubled}. Janji lain dilanggar: ", nl=False)
    click.echo(str(summary.count("") - lost - doubled))
    told = f"Salinan terakhir musnah bersama alatnya: {summary.gone}"
    click.echo(f"{told} (hanya satu centang).")
    for kind, count in sorted(summary.fired.items()):
        click.echo(f"  {kind:16} {count:6}")


def _never_fired(summary: Summary) -> list[str]:
    wake()
    from jangkau_worlds.living import KINDS

    return [kind for kind in KINDS if not summary.fired[kind]]


def _keep(seeds: list[int]) -> None:
    """Keep failing seeds where the everyday tests find them, in a checkout."""
    if KEPT.exists():
        known = KEPT.read_text().split()
        new = [str(seed) for seed in sorted(seeds) if str(seed) not in known]
        KEPT.write_text("\n".join([*known, *new]) + "\n")


def _tell(seed: int, planted: str, steps: int) -> None:
    folder = wake()
    from jangkau_worlds.living import live

    lived = live(seed, folder / str(seed), planted, steps)
    folder.rmdir()
    for line in lived.trace:
        click.echo(line)
    click.echo(f"Benih {seed}: jejak {lived.mark}, {lived.acts} tanda terima.")
    for promise, what in lived.breaches:
        click.echo(f"DILANGGAR  {promise}: {what}")
    if lived.breaches:
        raise Refusal("JKL-1630", count=1)


def _refuse_unknown(planted: str) -> None:
    wake().rmdir()
    from jangkau_worlds.planted import PLANTED

    if planted not in PLANTED:
        raise Refusal("JKL-1633", names=", ".join(PLANTED))


def _kill(kills: int, first: int) -> None:
    folder = wake()
    from jangkau_worlds.kills import kill_many

    with click.progressbar(length=kills, label="Mematikan") as bar:
        killed = kill_many(kills, first, folder, bar.update)
    for line in killed.lines():
        click.echo(line)
    if killed.broken:
        raise Refusal("JKL-1630", count=len(killed.broken))
