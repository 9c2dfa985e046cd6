"""Permendagri 73/2022: a new name is doubted, never rejected."""

import pytest

from jangkau.rules.names import doubts_about


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Putri Aisyah", []),
        ("SATRIA PRATAMA", []),
        ("Putri", ["JKL-1032"]),
        ("Putri " + "Anggraini " * 6, ["JKL-1031"]),
        ("Putri Aisyah 2", ["JKL-1033"]),
        ("Nur'aini Sari", ["JKL-1033"]),
        ("Muh. Rizki", ["JKL-1033", "JKL-1034"]),
        ("Ahmad R Hidayat", ["JKL-1034"]),
        ("dr. Ahmad Hidayat", ["JKL-1033", "JKL-1035"]),
        ("Hj Siti Aminah", ["JKL-1035"]),
        ("Ahmad Hidayat S.H.", ["JKL-1033", "JKL-1035"]),
    ],
)
def test_each_rule_has_its_warning(name, codes):
    assert doubts_about(name) == codes
