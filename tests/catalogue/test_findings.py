"""What a finding says to people."""

import re

import pytest

from jangkau.catalogue.findings import Finding, error, warning
from jangkau.errors import FAMILY

FACTS = {
    "label": "Nomor buku nikah atau akta perkawinan",
    "other": "NIK saksi 1",
    "older": "Tanggal lahir ibu",
    "younger": "Tanggal lahir anak",
    "years": 12,
    "days": 60,
    "least": 200,
    "most": 9000,
    "length": 11,
}
MINE = [code for code in FAMILY if code[:6] in ("JKL-10", "JKL-11")]


def test_a_finding_says_which_and_how_bad():
    sentence = "NIK terdiri dari 16 angka. Periksa kembali pada KTP atau KK."
    assert error("JKL-1001", "field:x") == Finding("field:x", "error", "JKL-1001", sentence)
    assert warning("JKL-1001", "field:x").level == "warning"


@pytest.mark.parametrize("code", MINE)
def test_no_sentence_is_longer_than_twenty_words(code):
    found = re.findall(r"{(\w+)}", FAMILY[code])
    text = FAMILY[code].format(**{name: FACTS.get(name, "12 MB") for name in found})
    assert max(len(part.split()) for part in re.split(r"[.?;]\s", text)) <= 20
