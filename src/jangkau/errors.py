"""The small numbered family of errors, each with what to do next."""

FAMILY: dict[str, str] = {
    # 10xx forms
    "JKL-1001": "NIK terdiri dari 16 angka. Periksa kembali pada KTP atau KK.",
    "JKL-1091": "Nomor tanda terima terdiri dari 12 huruf dan angka; ini {length}. "
    "Lihat kembali tanda terima, lalu ketik ulang.",
    "JKL-1092": "Nomor tanda terima hanya berisi huruf dan angka. "
    "Lihat kembali tanda terima, lalu ketik ulang.",
    "JKL-1093": "Ada huruf atau angka yang keliru pada nomor tanda terima. "
    "Periksa satu per satu, lalu ketik ulang.",
    "JKL-1094": "Kode rahasia terdiri dari 8 huruf dan angka. "
    "Lihat kembali tanda terima, lalu ketik ulang.",
    # 11xx papers
    # 12xx rules
    "JKL-1200": "Langkah ini tidak dapat dilakukan sekarang: {why}. Muat ulang halaman.",
    # 13xx access
    "JKL-1301": "Data tidak ditemukan. Periksa nomornya, lalu coba lagi.",
    # 14xx travel
    # 15xx store
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
