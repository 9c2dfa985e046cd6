"""Act five: handed over, two ticks, and nothing left in the clear."""

import time

from jangkau_demo.play import carrying, office, searching, village
from jangkau_demo.play.browser import go
from jangkau_demo.play.cast import Cast
from jangkau_demo.play.told import ms, promise, size, step

PATIENCE = 30  # seconds until the keeper has it too


def play(cast: Cast) -> None:
    """Hand over at the village, wait for two ticks, rebuild."""
    told, desk = cast.telling, cast.desk
    carrying.sync(cast.folder)
    village.hand_over(desk, cast.receipt.case, cast.family)
    step(told, "Tiga dokumen diserahkan di desa, slip difoto", ms(desk.ms))
    started, up, down = time.monotonic(), cast.line.up, cast.line.down
    carrying.sync(cast.folder)
    ticks = _two_ticks(cast)
    promise(told, ticks == 2, "dua centang: ada di kabupaten dan pada salinan kedua")
    listed = go(desk, "/meja/").split(cast.receipt.number)[-1].split("</tr>")[0]
    promise(told, "Aman di kantor" in listed, "dua centang juga di daftar meja kerja")
    figure = f"{(time.monotonic() - started):.1f} s, {size(cast.line.up - up)} naik"
    step(told, "Dua centang di laptop desa", f"{figure}, {size(cast.line.down - down)} turun")
    said = office.look_up(cast.anyone, cast.receipt.number, cast.receipt.secret)
    promise(told, "Selesai" in said, "status: selesai")
    promise(told, said.count("Sudah diserahkan") == 3, "status: tiga dokumen sudah diserahkan")
    step(told, "Status: selesai", ms(cast.anyone.ms))
    trip = carrying.rebuild(cast.folder)
    promise(told, "Sama dengan yang ada" in trip.said, f"susun ulang sama ({trip.said})")
    step(told, "Tabel disusun ulang dari catatan: sama", ms(trip.ms))


def search(cast: Cast) -> None:
    """Search all that the play left for the family's names and numbers."""
    told, words = cast.telling, [one for one in cast.family.private if len(one) > 4]
    told.say("\nYang tertinggal")
    found = searching.in_files(cast.folder.path, words)
    promise(told, not found.hits, f"nama atau nomor terbaca di {', '.join(found.hits)}")
    figure = f"{found.files} berkas, {found.size / 1e6:.1f} MB, {len(found.hits)} terbaca"
    step(told, f"Dicari {len(words)} nama dan nomor di semua berkas", figure)
    urls = [url for one in cast.everyone for url in one.urls]
    secret = cast.receipt.secret
    shown = searching.in_addresses(urls, [*words, secret, secret.replace("-", "")])
    promise(told, not shown, f"nama, nomor atau kode rahasia di alamat: {shown[:3]}")
    step(told, "Dan di semua alamat yang dibuka", f"{len(urls)} alamat, {len(shown)} terbaca")


def _two_ticks(cast: Cast) -> int:
    until, ticks = time.monotonic() + PATIENCE, 1
    while ticks < 2 and time.monotonic() < until:
        time.sleep(1)
        carrying.sync(cast.folder)
        go(cast.desk, f"{cast.receipt.case}/terima")
        ticks = village.ticks(cast.desk)
    return ticks
