"""A birth: one permohonan for the akta kelahiran, the KK with the child and the KIA."""

from jangkau.catalogue.birth_papers import BIRTH_PROOF, MARRIAGE_PROOF
from jangkau.catalogue.births import (
    CHILD,
    COUPLE,
    MOTHER,
    NEWBORN,
    SERVING,
    TWIN,
    WORDINGS,
    birth,
    marriage,
    parents_marriage,
)
from jangkau.catalogue.codes import REPORTER_RELATION
from jangkau.catalogue.model import Check, Decision, Output, Request, Service
from jangkau.catalogue.papers import card_photo, family_card, proxy_letter, signed_form
from jangkau.catalogue.persons import (
    AREA,
    PARENTS,
    REPORTER,
    WITNESSES,
    family,
    parent,
    reporter,
    witness,
)

# The akta's own screen goes from the child to its parents, the reporter and the witnesses.
SIAK_AKTA = (
    "kk_number", "child_nik", "child_name", "child_sex", "birth_place_kind",
    "child_birthplace", "child_birth_date", "child_birth_time", "birth_kind", "child_number",
    "birth_helper", "child_weight", "child_length", "child_nationality", "mother_nik",
    "mother_name", "mother_birthplace", "mother_birth_date", "mother_nationality",
    "father_nik", "father_name", "father_birthplace", "father_birth_date",
    "father_nationality", "parents_marriage", "marriage_number", "marriage_date",
    "reporter_nik", "reporter_name", "reporter_kk_number", "reporter_nationality",
    "reporter_travel_document", "witness1_nik", "witness1_name", "witness1_kk_number",
    "witness1_nationality", "witness2_nik", "witness2_name", "witness2_kk_number",
    "witness2_nationality",
)  # fmt: skip
SIAK_KK = (
    "kk_number", "family_head_name", "village", "child_name", "child_sex", "child_birthplace",
    "child_birth_date", "child_blood_type", "child_religion", "child_family_relation",
    "child_nationality", "mother_nik", "mother_name", "father_nik", "father_name",
    "reporter_phone", "reporter_email",
)  # fmt: skip
SIAK_KIA = (
    "kk_number", "family_head_name", "child_name", "child_birthplace", "child_birth_date",
    "child_sex", "child_religion", "child_nationality",
)  # fmt: skip

AKTA_KELAHIRAN = Service(
    key="akta_kelahiran",
    version=1,
    name="Kelahiran: akta kelahiran, KK dan KIA",
    short="Kelahiran",
    life_event="Anak lahir",
    who_may_apply=("orang tua", "wali", "yang bersangkutan", "keluarga dengan surat kuasa"),
    sections=(AREA, REPORTER, WITNESSES, PARENTS, CHILD),
    fields=(*family(), parents_marriage(), *reporter(REPORTER_RELATION, SERVING),
            *witness(1), *witness(2), *marriage(),
            *parent("father", "ayah", 1, COUPLE), *parent("mother", "ibu", 6, MOTHER),
            *birth()),
    requirements=(signed_form("F-2.01"), BIRTH_PROOF, MARRIAGE_PROOF, family_card(),
                  proxy_letter("reporter_relation", ("5",)), card_photo()),
    outputs=(
        Output("akta_kelahiran", "Akta kelahiran", needs_card=False, siak_fields=SIAK_AKTA),
        Output("kk", "Kartu Keluarga (KK)", needs_card=False, siak_fields=SIAK_KK,
               requests=(Request("KK: perubahan data karena peristiwa penting"),)),
        Output("kia", "Kartu Identitas Anak", needs_card=True, siak_fields=SIAK_KIA,
               requests=(Request("KIA: baru"),), under_years=17),  # Permendagri 2/2016 art. 1
    ),
    checks=(
        Check("nik_says", ("father_nik", "father_birth_date"), value="1"),
        Check("nik_says", ("mother_nik", "mother_birth_date"), value="2"),
        Check("nik_says", ("child_nik", "child_birth_date", "child_sex")),
        Check("different", ("father_nik", "mother_nik", "child_nik", "witness1_nik",
                            "witness2_nik", "reporter_nik")),
        Check("wanted", ("father_nik", "mother_nik")),
        Check("years_between", ("mother_birth_date", "child_birth_date"), limit=12),
        # Permendagri 73/2022 art. 4: for names newly recorded, so not of who has a NIK.
        Check("new_name", ("child_name", "child_nik")),
    ),
    event_date="child_birth_date",
    deadline_days=60,  # UU 23/2006 art. 27(1)
    service_time=24,  # Permendagri 19/2018 art. 3
    # UU 24/2013 art. 32(1), MK 18/PUU-XI/2013: the head decides, no court.
    decisions=(Decision("late_birth", "Keputusan kelahiran terlambat", "office_head",
                        "child_birth_date", 60, "UU 24/2013 art. 32(1)"),),
    messages=WORDINGS,
    sources=("UU 24/2013", "Perpres 96/2018", "Permendagri 109/2019", "Permendagri 2/2016"),
    papers_law="Perpres 96/2018 Pasal 33",
    subject=NEWBORN,
    sibling=TWIN,
)  # fmt: skip
