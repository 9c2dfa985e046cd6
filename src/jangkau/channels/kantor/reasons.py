"""The plain reasons an office chooses from: why an item goes back, why an output is refused."""

from dataclasses import dataclass

from jangkau.catalogue.model import Service

FOR_PAPERS: tuple[str, ...] = (
    "Foto buram, tulisan tidak terbaca.",
    "Foto terpotong, sebagian halaman tidak tampak.",
    "Halaman belum lengkap.",
    "Berkas yang dikirim bukan berkas yang diminta.",
    "Tanda tangan belum lengkap.",
    "Nama atau tanggal pada berkas berbeda dengan isian.",
    "Berkas sudah tidak berlaku.",
    "Berkas belum ada.",
)
FOR_FIELDS: tuple[str, ...] = (
    "Berbeda dengan berkas. Samakan dengan berkas.",
    "Penulisan nama belum sesuai KK.",
    "Nomor belum sesuai KTP atau KK.",
    "Tanggal belum sesuai berkas.",
    "Isian belum lengkap.",
    "Perlu penjelasan pelapor.",
)


@dataclass(frozen=True, slots=True)
class LegalReason:
    """A ground on which an output may be refused: `source` is the rule of law."""

    key: str
    words: str
    source: str

    def __str__(self) -> str:
        return f"{self.words} ({self.source})"


# UU 30/2014 art. 75-78: objection in writing within 21 working days, then appeal, then court.
OBJECTION = (
    "Bapak/Ibu dapat mengajukan keberatan tertulis kepada kepala dinas. "
    "Batasnya 21 hari kerja sejak pemberitahuan ini. "
    "Bila tetap ditolak, Bapak/Ibu dapat mengajukan banding atau gugatan ke PTUN."
)


def for_item(item: str) -> tuple[str, ...]:
    """Return the canned reasons for "paper:..." or "field:..."."""
    return FOR_PAPERS if item.startswith("paper:") else FOR_FIELDS


def legal_reasons(offered: Service) -> tuple[LegalReason, ...]:
    """Return the grounds on which an output of this service may be refused."""
    return (
        LegalReason("papers", "Persyaratan tidak dipenuhi sesudah diminta", offered.papers_law),
        LegalReason(
            "already", "Peristiwa ini sudah dicatat sebelumnya", "Permendagri 108/2019"
        ),
        LegalReason("untrue", "Keterangan terbukti tidak benar", "UU 24/2013 Pasal 93"),
    )


def legal_reason(offered: Service, key: str) -> str:
    """Return the words of a legal reason with its source; "" where the key is none."""
    return next((str(one) for one in legal_reasons(offered) if one.key == key), "")
