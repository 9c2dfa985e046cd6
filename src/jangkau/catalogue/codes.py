"""The code lists printed on the official forms (Permendagri 109/2019)."""

from jangkau.catalogue.model import Choice


def numbered(*labels: str) -> tuple[Choice, ...]:
    """Return choices coded 1, 2, 3 ... as the forms print them."""
    return tuple(Choice(str(code), label) for code, label in enumerate(labels, start=1))


SEX = numbered("Laki-laki", "Perempuan")
NATIONALITY = (Choice("WNI", "Warga Negara Indonesia"), Choice("WNA", "Warga Negara Asing"))
RELIGION = numbered(
    "Islam",
    "Kristen",
    "Katholik",
    "Hindu",
    "Budha",
    "Khonghucu",
    "Kepercayaan kepada Tuhan YME",
)
BLOOD_TYPE = numbered(
    "A", "B", "AB", "O", "A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-", "Tidak tahu"
)
FAMILY_RELATION = numbered(
    "Kepala keluarga",
    "Suami",
    "Istri",
    "Anak",
    "Menantu",
    "Cucu",
    "Orang tua",
    "Mertua",
    "Famili lain",
    "Pembantu",
    "Lainnya",
)
BIRTH_PLACE = numbered("RS/RB", "Puskesmas", "Polindes", "Rumah", "Lainnya")
BIRTH_KIND = numbered("Tunggal", "Kembar 2", "Kembar 3", "Kembar 4", "Lainnya")
BIRTH_HELPER = numbered("Dokter", "Bidan/Perawat", "Dukun", "Lainnya")
REPORTER_RELATION = numbered(
    "Ayah", "Ibu", "Wali atau pengasuh", "Yang bersangkutan", "Keluarga dengan surat kuasa"
)
PARENTS_MARRIAGE = (
    Choice("recorded", "Kawin tercatat (buku nikah atau akta)"),
    Choice("unrecorded", "Kawin belum tercatat (pernyataan F-2.04)"),
    Choice("unproven", "Tanpa bukti kawin: anak seorang ibu"),
    Choice("unknown", "Orang tua tidak diketahui"),
)
