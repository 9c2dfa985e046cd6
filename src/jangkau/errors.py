"""The small numbered family of errors, each with what to do next."""

FAMILY: dict[str, str] = {
    # 10xx forms
    "JKL-1001": "NIK terdiri dari 16 angka. Periksa kembali pada KTP atau KK.",
    # 11xx papers
    # 12xx rules
    "JKL-1200": "Langkah ini tidak dapat dilakukan sekarang: {why}. Muat ulang halaman.",
    # 13xx access
    "JKL-1301": "Data tidak ditemukan. Periksa nomornya, lalu coba lagi.",
    # 14xx travel
    # 15xx store
    "JKL-1501": "Penyimpanan hampir penuh. Data ini belum disimpan. Kosongkan tempat "
    "pada disk, lalu kirim lagi.",
    "JKL-1502": "Penyimpanan sedang dipakai proses lain. Data ini belum disimpan. "
    "Tunggu sebentar, lalu coba lagi.",
    "JKL-1503": "SQLite {version} dapat merusak data. Pasang ulang Jangkau, lalu jalankan "
    "lagi.",
    "JKL-1504": "Basis data tidak dapat dibuka dengan kunci ini. Pasang kembali folder "
    "kunci dari cadangan.",
    "JKL-1505": "Kunci {name} tidak ditemukan. Pasang kembali folder kunci dari cadangan.",
    "JKL-1506": "Belum ada simpul Jangkau di {folder}. Jalankan jangkau init lebih dahulu.",
    "JKL-1507": "Sudah ada simpul Jangkau di {folder}. Pilih folder lain.",
    "JKL-1508": "Catatan ini milik kabupaten/kota lain dan tidak disimpan. Kirim ke "
    "kabupaten/kota yang benar.",
    "JKL-1509": "Berkas ini belum lengkap di sini. Tunggu sampai selesai terkirim.",
    "JKL-1510": "Berkas ini sudah dihapus menurut aturan. Minta berkas baru kepada pemohon.",
    "JKL-1511": "Berkas ini terlalu besar. Batasnya {limit} MB. Kecilkan, lalu kirim lagi.",
    "JKL-1512": "Berkas ini rusak di sini. Pulihkan dari cadangan, atau minta kirim ulang.",
    # 16xx set-up
}


class Refusal(Exception):
    """A refusal that a person can meet: a code, its facts, and the next step.

    Facts fill the sentence of the family and must never hold personal data.
    """

    def __init__(self, code: str, **facts: object) -> None:
        if code not in FAMILY:
            raise KeyError(code)
        self.code = code
        self.facts = facts
        super().__init__(code)

    def sentence(self) -> str:
        """Return the Indonesian sentence: what, why, and what to do now."""
        return FAMILY[self.code].format(**self.facts)

    def __str__(self) -> str:
        return f"{self.code}: {self.sentence()}"
