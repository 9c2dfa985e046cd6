"""Act two: by stick to the office; once more by mistake; once spoilt."""

from jangkau_demo.play import carrying, office, village
from jangkau_demo.play.cast import Cast
from jangkau_demo.play.told import ms, promise, size, step


def play(cast: Cast) -> None:
    """Carry the birth by stick, import it twice, and look it up."""
    told, folder = cast.telling, cast.folder
    folder.stick.mkdir(exist_ok=True)
    cast.stick = folder.stick / f"{cast.receipt.number}.jangkau"
    trip = carrying.export_stick(folder, "village", cast.stick)
    figure = f"{size(cast.stick.stat().st_size)}, {ms(trip.ms)}"
    step(told, "Stik ditulis di desa", figure)
    spoilt = carrying.spoilt(cast.stick)
    refusal = carrying.import_fails(folder, "regency", spoilt)
    spoilt.unlink()
    promise(told, "JKL-1411" in refusal, "stik yang berubah satu byte ditolak utuh (JKL-1411)")
    step(told, "Stik yang rusak satu byte ditolak", "JKL-1411")
    first = carrying.import_stick(folder, "regency", cast.stick)
    promise(told, first.said.startswith("1 baru"), f"impor pertama: 1 baru ({first.said})")
    step(told, "Stik diimpor di kabupaten", f"{_counts(first.said)}, {ms(first.ms)}")
    again = carrying.import_stick(folder, "regency", cast.stick)
    promise(told, again.said.startswith("0 baru"), f"impor kedua: 0 baru ({again.said})")
    step(told, "Stik yang sama sekali lagi", f"{_counts(again.said)}, {ms(again.ms)}")
    _arrived(cast)


def _arrived(cast: Cast) -> None:
    told, checker = cast.telling, cast.office["periksa"]
    said = office.look_up(cast.anyone, cast.receipt.number, cast.receipt.secret)
    promise(told, "Menunggu diperiksa" in said, "status: menunggu diperiksa")
    promise(told, not _names(cast, said), "status tanpa nama dan tanpa NIK")
    step(told, "Status di kabupaten: menunggu diperiksa", _weight(cast))
    office.sign_in(checker, "periksa")
    found = office.find(checker, cast.receipt.number)
    promise(told, bool(found), "nomor tanda terima di kabupaten sama dengan di desa")
    cast.case = found
    count = office.how_many(checker, str(cast.family.answers["mother_nik"]))
    promise(told, count == 1, f"tepat satu permohonan di kabupaten (ada {count})")
    here = {one for digests in office.pictures(checker, found).values() for one in digests}
    there = set(village.pictures(cast.desk, cast.receipt.case))
    # The desk keeps two images a page; the checker is shown the full one.
    whole = bool(here) and here <= there and 2 * len(here) == len(there)
    promise(told, whole, "sidik setiap foto sama di desa dan kabupaten")
    step(told, "Pemeriksa menemukannya, satu kali, fotonya utuh", f"{len(here)} sidik cocok")


def _names(cast: Cast, said: str) -> list[str]:
    return [one for one in cast.family.private if one.casefold() in said.casefold()]


def _weight(cast: Cast) -> str:
    return f"{size(len(cast.anyone.page.encode()))}, {ms(cast.anyone.ms)}"


def _counts(said: str) -> str:
    return said.split(", tersimpan di")[0].rstrip(".")
