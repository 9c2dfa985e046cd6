"""Act one: the line is cut, and a birth is entered all the same."""

import time

from jangkau_demo.link import Weather, change
from jangkau_demo.play import carrying, office, sealed, village
from jangkau_demo.play.browser import fetch, go
from jangkau_demo.play.cast import Cast
from jangkau_demo.play.told import ms, promise, size, step
from jangkau_demo.run import kill_and_start


def play(cast: Cast) -> None:
    """Cut the line, enter the birth, photograph its papers, send it, print the receipt."""
    desk, told = cast.desk, cast.telling
    change(cast.folder.line, Weather(cut=True))
    refusal = carrying.sync_fails(cast.folder)
    promise(told, "JKL-1431" in refusal, "tanpa sinyal, kirim menjawab JKL-1431")
    step(told, "Sinyal putus; kirim lewat jaringan ditolak", "JKL-1431")
    village.sign_in(desk)
    step(told, "Petugas desa masuk di laptopnya", f"{size(desk.bytes)}, {ms(desk.ms)}")
    kept = village.refuses(desk, cast.family)
    promise(told, kept, "NIK 15 angka disebut salah, isian lain tidak hilang")
    step(told, "NIK 15 angka: ditandai, isian lain tetap", ms(desk.ms))
    _enter(cast)
    _send(cast)
    _crash(cast)
    _unknown(cast)


def _enter(cast: Cast) -> None:
    desk, told, family = cast.desk, cast.telling, cast.family
    draft = village.enter(desk, family)
    step(told, "Isian kelahiran dicatat", f"{len(family.answers)} isian, {ms(desk.ms)}")
    taken = village.photograph_all(desk, draft, family)
    figure = f"{len(family.papers)} foto, {size(taken)} dari kamera"
    step(told, "Berkas difoto", figure)
    promise(told, village.read_back(desk, family), "baca ulang memuat semua yang dikatakan")
    printed = village.sign(desk, draft, family)
    step(told, "Dibaca ulang; F-2.01 dicetak, ditandatangani, difoto", size(printed))
    cast.case = draft


def _send(cast: Cast) -> None:
    desk, told = cast.desk, cast.telling
    started = time.monotonic()
    cast.receipt = village.send(desk, cast.case)
    took = (time.monotonic() - started) * 1000
    promise(told, cast.receipt.ticks == 1, "satu centang sesudah kirim tanpa sinyal")
    figure = f"{cast.receipt.number}, 1 centang, {ms(took)}"
    step(told, "Dikirim, dua kali ditekan: satu tanda terima", figure)
    prints = {
        paper: fetch(desk, f"{cast.receipt.case}/tanda-terima-{paper}.pdf")
        for paper in ("72mm", "a4")
    }
    figure = ", ".join(f"{paper} {size(len(pdf))}" for paper, pdf in prints.items())
    step(told, "Tanda terima dicetak", figure)
    _check_seal(cast, prints["72mm"])
    page = go(desk, "/meja/")
    promise(told, "belum sampai di kantor" in page, "meja menyebut yang belum terkirim")


def _check_seal(cast: Cast, pdf: bytes) -> None:
    desk, told = cast.desk, cast.telling
    seal = sealed.address_in(pdf)
    said = sealed.check(desk, seal)
    promise(told, "Segel ini asli" in said, f"tanpa sinyal, segel sah ({said[:80]})")
    spoilt = sealed.check(desk, sealed.with_one_letter_changed(seal))
    promise(told, "Tidak sah" in spoilt, f"satu huruf berubah: tidak sah ({spoilt[:80]})")
    figure = f"sah; satu huruf lain: tidak sah, {ms(desk.ms)}"
    step(told, "QR diperiksa di desa, jaringan mati", figure)


def _crash(cast: Cast) -> None:
    """Kill the village's process right after the receipt, and look for it again."""
    desk, told, case = cast.desk, cast.telling, cast.receipt.case
    pictures, started = village.pictures(desk, case), time.monotonic()
    kill_and_start(cast.folder, cast.parts, "village")
    took = (time.monotonic() - started) * 1000
    go(desk, f"{case}/terima")
    whole = village.receipt(desk) == cast.receipt
    promise(told, whole, "tanda terima tetap ada sesudah proses dimatikan paksa")
    kept = all(fetch(desk, f"{case}/gambar/{one}") for one in pictures)
    promise(told, bool(pictures) and kept, "setiap foto terbuka sesudah proses dimatikan paksa")
    step(told, "Program di laptop desa dimatikan paksa, lalu dinyalakan", ms(took))
    told.say("     Yang mati prosesnya, bukan listriknya. Listrik diputus pada disk tiruan.")


def _unknown(cast: Cast) -> None:
    anyone, told = cast.anyone, cast.telling
    said = office.look_up(anyone, cast.receipt.number, cast.receipt.secret)
    promise(told, "JKL-1303" in said, "kabupaten belum tahu permohonan ini")
    step(told, "Status di kabupaten: belum ditemukan", f"JKL-1303, {ms(anyone.ms)}")
