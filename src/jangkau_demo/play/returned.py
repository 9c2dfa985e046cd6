"""Act three: one paper goes back, and only that paper comes again."""

from jangkau_demo.link import Weather, change
from jangkau_demo.play import carrying, office, village
from jangkau_demo.play.browser import go, text
from jangkau_demo.play.cast import Cast
from jangkau_demo.play.told import ms, promise, size, step

PAPER, LABEL = "birth_proof", "Bukti kelahiran"


def play(cast: Cast) -> None:
    """Return one paper, tell the village by stick, mend there, send it, accept."""
    told, checker = cast.telling, cast.office["periksa"]
    before = office.values(checker, cast.case)
    pictures = office.pictures(checker, cast.case)
    office.send_back(checker, cast.case, PAPER)
    step(told, "Pemeriksa mengembalikan satu berkas saja", f"1 dari {len(before)} bagian")
    said = _status(cast)
    promise(told, "Perlu diperbaiki" in said, "status: perlu diperbaiki")
    promise(told, f"{LABEL} {office.BLURRED}" in said, "status menyebut berkas dan alasannya")
    step(told, "Status menyebut hanya yang salah, dengan alasan", ms(cast.anyone.ms))
    _stick_back(cast)
    change(cast.folder.line, Weather())
    _sync(cast, "Sinyal tersambung; desa kirim dan terima")
    asked = village.mend(cast.desk, cast.receipt.case, PAPER, cast.family)
    promise(told, asked == [PAPER], f"desa hanya diminta satu berkas ({asked})")
    step(told, "Desa memotret ulang berkas itu saja", ms(cast.desk.ms))
    _sync(cast, "Perbaikan terkirim lewat jaringan")
    _mended(cast, before, pictures)
    office.accept(checker, cast.case)
    promise(told, "Dokumen sedang dibuat" in _status(cast), "status: dokumen sedang dibuat")
    step(told, "Berkas diterima lengkap; waktu layanan mulai", ms(checker.ms))


def _stick_back(cast: Cast) -> None:
    """Carry the office's answer to the village, where there still is no signal."""
    told, stick = cast.telling, cast.stick.parent
    carrying.export_stick(cast.folder, "regency", stick)
    answer = next(stick.glob("untuk-*.jangkau"))
    trip = carrying.import_stick(cast.folder, "village", answer)
    page = text(go(cast.desk, f"{cast.receipt.case}/perbaiki"))
    promise(told, office.BLURRED in page, "desa membaca alasannya dari stik, tanpa sinyal")
    figure = f"{size(answer.stat().st_size)}, {ms(trip.ms)}"
    step(told, "Jawaban kantor pulang lewat stik", figure)


def _sync(cast: Cast, what: str) -> None:
    up, down = cast.line.up, cast.line.down
    trip = carrying.sync(cast.folder)
    figure = f"{size(cast.line.up - up)} naik, {size(cast.line.down - down)} turun"
    step(cast.telling, what, f"{figure}, {ms(trip.ms)}")


def _mended(cast: Cast, before: dict[str, str], pictures: dict[str, list[str]]) -> None:
    told, checker = cast.telling, cast.office["periksa"]
    now, after = office.pictures(checker, cast.case), office.values(checker, cast.case)
    promise(told, now[PAPER] != pictures[PAPER], "berkas yang diperbaiki memang baru")
    others = {paper for paper in pictures if paper != PAPER and now[paper] != pictures[paper]}
    promise(told, not others, f"berkas lain tidak tersentuh ({others})")
    changed = {item for item in before if after.get(item) != before[item]} - {f"paper:{PAPER}"}
    promise(told, not changed, f"jawaban lain tidak tersentuh ({changed})")
    same = office.find(checker, cast.receipt.number) == cast.case
    promise(told, same, "nomor tanda terima tidak berubah")
    count = office.how_many(checker, str(cast.family.answers["mother_nik"]))
    promise(told, count == 1, f"tetap satu permohonan (ada {count})")
    figure = f"{len(before)} isian dan {len(pictures) - 1} berkas sama"
    step(told, "Kabupaten: hanya berkas itu yang berganti", figure)


def _status(cast: Cast) -> str:
    return office.look_up(cast.anyone, cast.receipt.number, cast.receipt.secret)
