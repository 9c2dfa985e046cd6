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
DEATH_CAUSE = numbered(
    "Sakit biasa atau tua",
    "Wabah penyakit",
    "Kecelakaan",
    "Kriminalitas",
    "Bunuh diri",
    "Lainnya",
)
DEATH_CERTIFIER = numbered("Dokter", "Tenaga kesehatan", "Kepolisian", "Lainnya")
DEATH_REPORTER = numbered(
    "Suami atau istri",
    "Anak",
    "Ayah",
    "Ibu",
    "Keluarga lain",
    "Ketua RT",
    "Penerima surat kuasa",
    "Pihak lain, misalnya polisi atau rumah sakit",
)
DECEASED_STANDING = (
    Choice("head_stays", "Tercatat di KK, kepala keluarga tetap"),
    Choice("new_head", "Kepala keluarga, diganti anggota yang sudah 17 tahun"),
    Choice("minors", "Kepala keluarga, semua yang tinggal di bawah 17 tahun"),
    Choice("alone", "Sendiri di KK, tidak ada yang tinggal"),
    Choice("off_kk", "Dikenal, tetapi tidak tercatat di KK mana pun"),
    Choice("unknown", "Tidak dikenal"),
)
DEATH_CIRCUMSTANCE = (
    Choice("here", "Meninggal di Indonesia"),
    Choice("missing", "Hilang atau jenazahnya tidak ditemukan"),
    Choice("abroad", "Meninggal di luar negeri"),
)
SURVIVING_SPOUSE = (
    Choice("card", "Ada, memiliki KTP-el"),
    Choice("no_card", "Ada, tidak memiliki KTP-el"),
    Choice("none", "Tidak ada"),
)
