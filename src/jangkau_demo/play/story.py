"""Plays the two-minute story by itself, and holds every promise to account."""

from collections.abc import Callable

from jangkau_demo.children import Broken
from jangkau_demo.folder import Folder
from jangkau_demo.play import birth, documents, ending, returned, travels
from jangkau_demo.play.browser import Astray
from jangkau_demo.play.cast import Cast, gather
from jangkau_demo.play.told import Telling
from jangkau_demo.run import running

ACTS: tuple[tuple[str, Callable[[Cast], None]], ...] = (
    ("Di desa, tanpa sinyal", birth.play),
    ("Dengan stik", travels.play),
    ("Satu berkas dikembalikan", returned.play),
    ("SIAK dan dokumen", documents.play),
    ("Serah terima dan dua centang", ending.play),
)


def play(folder: Folder, say: Callable[[str], None]) -> int:
    """Play all acts; return 0 if every promise held, else 1."""
    telling = Telling(say)
    try:
        with running(folder, say) as parts:
            cast = gather(folder, parts, telling)
            for title, act in ACTS:
                say(f"\n{title}")
                act(cast)
        ending.search(cast)
    except (Astray, Broken) as stopped:
        telling.broken.append(str(stopped))
        say(f"     BERHENTI: {stopped}")
    return verdict(telling)


def verdict(telling: Telling) -> int:
    """Tell whether every promise held; return 0 if so, else 1."""
    telling.say("")
    if telling.broken or not telling.kept:
        telling.say(f"{len(telling.broken)} janji putus:")
        for one in telling.broken:
            telling.say(f"  - {one[:300]}")
        return 1
    told = f"{telling.kept} diperiksa dalam {telling.steps} langkah."
    telling.say(f"Semua janji ditepati: {told}")
    return 0
