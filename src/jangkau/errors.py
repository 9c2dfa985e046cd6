"""The small numbered family of errors, each with what to do next."""

FAMILY: dict[str, str] = {
    # 10xx forms
    "JKL-1000": "Permintaan ini tidak dapat dibaca. Kembali, lalu kirim sekali lagi.",
    "JKL-1001": "NIK terdiri dari 16 angka. Periksa kembali pada KTP atau KK.",
    # 11xx papers
    # 12xx rules
    "JKL-1200": "Langkah ini tidak dapat dilakukan sekarang: {why}. Muat ulang halaman.",
    # 13xx access
    "JKL-1301": "Data tidak ditemukan. Periksa nomornya, lalu coba lagi.",
    "JKL-1302": "Peran Bapak/Ibu tidak membuka halaman ini. Hubungi administrator kantor.",
    "JKL-1303": "Halaman ini sudah terlalu lama terbuka. Muat ulang, lalu kirim lagi.",
    "JKL-1304": "Terlalu banyak percobaan yang salah. Tunggu {minutes} menit, lalu coba lagi.",
    "JKL-1305": "Nama pengguna atau kata sandi tidak cocok. Periksa, lalu coba lagi.",
    "JKL-1306": "Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi.",
    "JKL-1307": "Kata sandi sekarang tidak cocok. Ketik sekali lagi.",
    "JKL-1308": "Kata sandi baru tidak sama di kedua isian. Ketik sekali lagi.",
    "JKL-1309": "Kata sandi baru terlalu mudah ditebak. Pakai paling sedikit 10 huruf atau "
    "angka yang tidak lazim.",
    "JKL-1310": "Tiket pendaftaran ini tidak sah. Minta tiket baru kepada kantor kabupaten.",
    "JKL-1311": "Tiket ini sudah dipakai perangkat lain. Minta tiket baru kepada kantor.",
    "JKL-1312": "Tiket ini sudah lewat masa berlakunya. Minta tiket baru kepada kantor.",
    "JKL-1313": "Tiket ini untuk peran {expected}, bukan {given}. Periksa perintahnya.",
    "JKL-1320": "Peran atau kode wilayah tidak dikenal. Pakai kode wilayah kabupaten ini.",
    "JKL-1321": "Nama pengguna kosong atau sudah dipakai. Pilih nama pengguna lain.",
    "JKL-1322": "Isi nama perangkat, jenisnya, dan kode wilayah kabupaten ini.",
    "JKL-1323": "Akun sendiri tidak dapat ditutup. Minta administrator lain menutupnya.",
    # 14xx travel
    "JKL-1401": "Kabupaten di {upstream} tidak terjangkau. Periksa jaringan, lalu ulangi "
    "perintah yang sama.",
    # 15xx store
    "JKL-1500": "Ada gangguan pada sistem. Isian yang sudah disimpan tetap aman. Coba lagi.",
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
