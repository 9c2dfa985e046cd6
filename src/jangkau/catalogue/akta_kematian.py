"""A death: one permohonan for the akta kematian, the new KK and the spouse's KTP-el."""

from jangkau.catalogue.codes import DEATH_REPORTER
from jangkau.catalogue.death_papers import (
    DEATH_PROOF,
    MINORS_CARE,
    OLD_DOCUMENT,
    POLICE_LETTER,
    SPOUSE_KTP,
)
from jangkau.catalogue.deaths import (
    DECEASED,
    DEPARTED,
    HEADED,
    JOINED,
    KK_CHANGES,
    KK_STAYS,
    KNOWN,
    LEFT,
    NEW_HEAD,
    ON_KK,
    SERVING,
    SPOUSE_CARD,
    WIDOWED,
    WORDS,
    death,
    left,
    standing,
)
from jangkau.catalogue.model import Check, Output, Request, Reuse, Service
from jangkau.catalogue.papers import family_card, proxy_letter, signed_form
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

VILLAGE, *CARD = family(
    "Desa pada KK almarhum/almarhumah, atau tempat ditemukan.",
    ON_KK,
    head=(Reuse(HEADED, "deceased_name"),),
)
# The akta's own screen goes from the deceased to the parents, the reporter and the witnesses.
SIAK_AKTA = (
    "kk_number", "deceased_nik", "deceased_name", "deceased_sex", "deceased_birthplace",
    "deceased_birth_date", "death_date", "death_time", "death_cause", "death_place",
    "death_certifier", "father_nik", "father_name", "father_birthplace", "father_birth_date",
    "father_nationality", "mother_nik", "mother_name", "mother_birthplace",
    "mother_birth_date", "mother_nationality", "reporter_nik", "reporter_name",
    "reporter_kk_number", "reporter_nationality", "reporter_travel_document", "witness1_nik",
    "witness1_name", "witness1_kk_number", "witness1_nationality", "witness2_nik",
    "witness2_name", "witness2_kk_number", "witness2_nationality",
)  # fmt: skip
SIAK_KK = (
    "kk_number", "family_head_name", "village", "deceased_nik", "deceased_name", "death_date",
    "spouse_nik", "spouse_name", "new_head_nik", "new_head_name", "new_head_relation",
    "joined_kk_number", "reporter_phone", "reporter_email",
)  # fmt: skip
SIAK_KTP_EL = (
    "spouse_nik", "spouse_name", "kk_number", "village", "deceased_nik", "deceased_name",
    "death_date",
)  # fmt: skip

AKTA_KEMATIAN = Service(
    key="akta_kematian",
    version=1,
    name="Kematian: akta kematian, KK dan KTP-el suami atau istri",
    short="Kematian",
    life_event="Anggota keluarga meninggal",
    # Not heirs alone (letter 470/13287/Dukcapil); the RT head by duty, UU 24/2013 art. 44(1).
    who_may_apply=("keluarga, tidak harus ahli waris", "ketua RT", "penerima surat kuasa"),
    sections=(AREA, REPORTER, WITNESSES, PARENTS, DECEASED, LEFT),
    fields=(VILLAGE, standing(), *CARD, *reporter(DEATH_REPORTER, SERVING), *witness(1),
            *witness(2), *parent("father", "ayah", 1, KNOWN, required=False),
            *parent("mother", "ibu", 6, KNOWN, required=False), *death(), *left()),
    requirements=(
        signed_form("F-2.01"), DEATH_PROOF, POLICE_LETTER,
        family_card("KK almarhum/almarhumah.", "Perpres 96/2018 art. 45", ON_KK), OLD_DOCUMENT,
        signed_form("F-1.02", "family_request", KK_CHANGES), MINORS_CARE,
        signed_form("F-1.06", "data_change", SPOUSE_CARD), SPOUSE_KTP,
        proxy_letter("reporter_relation", ("7",)),
    ),
    outputs=(
        Output("akta_kematian", "Akta kematian", needs_card=False, siak_fields=SIAK_AKTA),
        # UU 24/2013 art. 61(3), Permendagri 108/2019 art. 10(3): a new head, a new number.
        Output("kk", "Kartu Keluarga (KK)", needs_card=False, siak_fields=SIAK_KK,
               when=KK_CHANGES, hint="bila masih ada anggota keluarga di KK",
               requests=(Request("KK: perubahan data karena peristiwa penting", KK_STAYS),
                         Request("KK: perubahan data karena menumpang dalam KK", JOINED),
                         Request("KK: baru karena penggantian kepala keluarga", NEW_HEAD))),
        Output("ktp_el", "KTP-el suami atau istri", needs_card=True, siak_fields=SIAK_KTP_EL,
               when=SPOUSE_CARD, hint="bila ditinggalkan, statusnya menjadi cerai mati",
               requests=(Request("Perubahan data: KTP-el"),)),
    ),
    checks=(
        Check("nik_says", ("deceased_nik", "deceased_birth_date", "deceased_sex")),
        Check("nik_says", ("father_nik", "father_birth_date"), value="1"),
        Check("nik_says", ("mother_nik", "mother_birth_date"), value="2"),
        Check("different", ("deceased_nik", "spouse_nik", "father_nik", "mother_nik",
                            "witness1_nik", "witness2_nik", "reporter_nik")),
        Check("different", ("deceased_nik", "new_head_nik")),
        Check("wanted", ("deceased_nik", "spouse_nik")),
    ),
    event_date="death_date",
    deadline_days=30,  # UU 24/2013 art. 44(1); late is served all the same, without a decision
    service_time=24,  # Permendagri 19/2018 art. 3
    decisions=(),
    messages=WORDS,
    sources=("UU 24/2013", "Perpres 96/2018", "Permendagri 108/2019", "Permendagri 109/2019"),
    papers_law="Perpres 96/2018 Pasal 45",
    subject=DEPARTED,
    changes=(WIDOWED,),
)  # fmt: skip
