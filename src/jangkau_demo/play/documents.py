"""Act four: copied to SIAK, verified by another, the PDFs attached."""

from jangkau_demo.play import office
from jangkau_demo.play.cast import Cast
from jangkau_demo.play.family import OFFERED
from jangkau_demo.play.told import ms, promise, size, step

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
    pdf = office.from_siak(cast.folder.address("siak"), f"{OFFERED.key}/{output}", fields)
    if pdfs:
        said = office.attach(siak, cast.case, output, pdfs[-1])
        promise(told, "JKL-1221" in said, f"{output}: PDF dokumen lain ditolak (JKL-1221)")
    said = office.attach(siak, cast.case, output, pdf)
    promise(told, "Dokumen dilampirkan" in said, f"{output}: PDF terlampir ({said[:200]})")
    pdfs.append(pdf)
    step(told, f"{output}: diverifikasi petugas lain, PDF terlampir", size(len(pdf)))
