"""The two proofs that a birth stands on, with the SPTJM that replaces each."""

from jangkau.catalogue.births import COUPLE
from jangkau.catalogue.model import Alternative, Condition, Requirement

RECORDED = Condition("parents_marriage", "in", ("recorded",))
UNRECORDED = Condition("parents_marriage", "in", ("unrecorded",))
FOUNDLING = Condition("parents_marriage", "in", ("unknown",))
AT_HOME = Condition("birth_place_kind", "in", ("4", "5"))

# Perpres 96/2018 art. 33(1)a and art. 34; letter 470/13287/Dukcapil of 2021 (national list).
BIRTH_PROOF = Requirement(
    "birth_proof",
    "Bukti kelahiran",
    (
        Alternative("facility_letter", "Surat lahir dari bidan, dokter atau RS"),
        Alternative("village_letter", "Surat lahir dari kepala desa", when=AT_HOME),
        Alternative("captain_letter", "Surat dari nakhoda atau kapten", when=AT_HOME),
        Alternative("police_report", "Berita acara polisi", when=FOUNDLING),
        Alternative("sptjm_birth", "Pernyataan kelahiran F-2.03", form="F-2.03",
                    hint="Ditandatangani pelapor dan dua saksi."),
    ),
    picture="birth_proof",
    source="Perpres 96/2018 art. 33-34",
)  # fmt: skip
# Without this proof and without F-2.04 the akta names the mother only.
MARRIAGE_PROOF = Requirement(
    "marriage_proof",
    "Bukti perkawinan orang tua",
    (
        Alternative("buku_nikah", "Buku nikah", when=RECORDED),
        Alternative("akta_perkawinan", "Kutipan akta perkawinan", when=RECORDED),
        Alternative("sptjm_couple", "Pernyataan suami istri F-2.04", form="F-2.04",
                    hint="Ditandatangani suami, istri dan dua saksi.",
                    when=UNRECORDED),
    ),
    picture="marriage_proof",
    source="Perpres 96/2018 art. 33(1)b, 34b",
    when=COUPLE,
)  # fmt: skip
