"""The papers that a death stands on, and what those who are left bring."""

from jangkau.catalogue.deaths import KNOWN, MINORS, OFF_KK, SPOUSE_CARD, UNKNOWN
from jangkau.catalogue.model import Alternative, Condition, Requirement

HERE = Condition("death_circumstance", "in", ("here",))
MISSING = Condition("death_circumstance", "in", ("missing",))
ABROAD = Condition("death_circumstance", "in", ("abroad",))

# Perpres 96/2018 art. 45(2); letter 470/13287/Dukcapil of 2021 (national list).
DEATH_PROOF = Requirement(
    "death_proof",
    "Surat kematian",
    (
        Alternative("doctor_letter", "Surat kematian dari dokter atau RS", when=HERE),
        Alternative("village_letter", "Surat kematian dari kepala desa/lurah", when=HERE),
        Alternative("court_order", "Penetapan pengadilan", when=MISSING),
        Alternative("airline_statement", "Pernyataan dari maskapai penerbangan", when=MISSING),
        Alternative("representation_letter", "Keterangan dari Perwakilan RI", when=ABROAD),
    ),
    picture="death_proof",
    source="Perpres 96/2018 art. 45",
    when=KNOWN,
)
# UU 23/2006 art. 44(5): who is not identified is recorded on the word of the police.
POLICE_LETTER = Requirement(
    "police_letter",
    "Surat keterangan polisi",
    (Alternative("police_letter", "Surat keterangan dari kepolisian"),),
    picture="death_proof",
    source="UU 24/2013 art. 44, Perpres 96/2018 art. 45",
    when=UNKNOWN,
)
# Letter 472.12/5166/Dukcapil: old documents serve where no register knows the person.
OLD_DOCUMENT = Requirement(
    "old_document",
    "Dokumen lama almarhum/almarhumah",
    (
        Alternative("old_kk", "KK lama"),
        Alternative("old_ktp", "KTP lama"),
        Alternative("buku_nikah", "Buku nikah"),
        Alternative("diploma", "Ijazah"),
        Alternative("court_order", "Penetapan pengadilan"),
    ),
    picture="kk",
    source="Surat Dirjen 472.12/5166/Dukcapil",
    when=OFF_KK,
)
# Permendagri 108/2019 art. 10; letter 470/13287/Dukcapil of 2021 on the KK of minors.
MINORS_CARE = Requirement(
    "minors_care",
    "Pengasuhan anak di bawah 17 tahun",
    (
        Alternative("guardian_statement", "Pernyataan bersedia menjadi wali"),
        Alternative("adult_moves_in", "Kerabat dewasa pindah dan menjadi kepala",
                    hint="Lampirkan surat pindah atau KK kerabat itu."),
        Alternative("joins_relative", "Pernyataan kerabat menerima anak di KK-nya"),
    ),
    picture="signed_form",
    source="Surat Dirjen 470/13287/Dukcapil",
    when=MINORS,
)  # fmt: skip
# Letter 470/13287/Dukcapil (national list): a change of data takes the old card in.
SPOUSE_KTP = Requirement(
    "spouse_ktp",
    "KTP-el suami atau istri",
    (
        Alternative("spouse_ktp", "KTP-el lama", hint="Ditukar saat kartu baru diserahkan."),
        Alternative("spouse_ktp_lost", "Surat kehilangan dari polisi", hint="Bila hilang."),
    ),
    picture="kk",
    source="Surat Dirjen 470/13287/Dukcapil",
    when=SPOUSE_CARD,
)
