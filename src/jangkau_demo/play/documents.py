"""Act four: copied to SIAK, verified by another, the PDFs attached."""

from jangkau_demo import siak_ca, staff
from jangkau_demo.play import office
from jangkau_demo.play.cast import Cast
from jangkau_demo.play.family import OFFERED
from jangkau_demo.play.told import ms, promise, size, step
from jangkau_demo.siak_sign import signed, specimen_of

OUTPUTS = tuple(output.key for output in OFFERED.outputs)


def play(cast: Cast) -> None:
    """Take all three outputs through SIAK."""
    siak, verifier = cast.office["siak"], cast.office["verifikasi"]
    office.sign_in(siak, "siak")
    office.sign_in(verifier, "verifikasi")
    pdfs: list[bytes] = []
    for output in OUTPUTS:
        _through_siak(cast, output, pdfs)
    office.printed(siak, cast.case, "kia")
    step(cast.telling, "Kartu Identitas Anak dicetak", ms(siak.ms))
    said = office.look_up(cast.anyone, cast.receipt.number, cast.receipt.secret)
    promise(cast.telling, said.count("Siap diambil") == 4, "status: tiga dokumen siap diambil")
    step(cast.telling, "Status: siap diambil", ms(cast.anyone.ms))


def _through_siak(cast: Cast, output: str, pdfs: list[bytes]) -> None:
    told, siak, verifier = cast.telling, cast.office["siak"], cast.office["verifikasi"]
    fields = office.copy_to_siak(siak, cast.case, output)
    step(told, f"{output}: disalin ke SIAK menurut urutannya", f"{len(fields)} isian")
    alone = office.verify(siak, cast.case, output)
    promise(told, not alone, f"{output}: yang memasukkan tidak dapat memverifikasi")
    other = office.verify(verifier, cast.case, output)
    promise(told, other, f"{output}: petugas lain memverifikasi")
    screen = f"{OFFERED.key}/{output}"
    pdf = office.from_siak(cast.folder.address("siak"), screen, fields)
    if not pdfs:
        _hostile(cast, output, pdf)
    if pdfs:
        said = office.attach(siak, cast.case, output, pdfs[-1])
        promise(told, "JKL-1221" in said, f"{output}: PDF dokumen lain ditolak (JKL-1221)")
    said = office.attach(siak, cast.case, output, pdf)
    promise(told, "Dokumen dilampirkan" in said, f"{output}: PDF terlampir ({said[:200]})")
    pdfs.append(pdf)
    step(told, f"{output}: diverifikasi petugas lain, PDF terlampir", size(len(pdf)))


def _hostile(cast: Cast, output: str, pdf: bytes) -> None:
    """Try what is not as SIAK signed it, and read what the page says of the good one."""
    told, siak = cast.telling, cast.office["siak"]
    place = len(pdf) // 4
    changed = pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]
    said = office.attach(siak, cast.case, output, changed)
    promise(told, "JKL-1127" in said, f"{output}: satu bita diubah, ditolak (JKL-1127)")
    strange = signed(specimen_of(pdf), siak_ca.head(staff.HEAD.name))
    said = office.attach(siak, cast.case, output, strange)
    promise(told, "JKL-1129" in said, f"{output}: tanda tangan orang asing ditolak (JKL-1129)")
    said = office.read(siak, cast.case, output, pdf)
    good = "Tanda tangan elektronik sah" in said and staff.HEAD.name in said
    promise(told, good, f"{output}: tanda tangan {staff.HEAD.name} sah ({said[:200]})")
    seconds = said.partition("diperiksa dalam ")[2].partition(" detik")[0]
    step(told, "PDF SIAK diperiksa: utuh, dari penerbit tepercaya", f"{seconds} detik")
