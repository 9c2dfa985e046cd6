"""The blocks that services about a birth share: the parents' marriage and the child."""

from functools import partial

from jangkau.catalogue.codes import (
    BIRTH_HELPER,
    BIRTH_KIND,
    BIRTH_PLACE,
    BLOOD_TYPE,
    FAMILY_RELATION,
    NATIONALITY,
    PARENTS_MARRIAGE,
    RELIGION,
    SEX,
)
from jangkau.catalogue.model import (
    Condition,
    Field,
    Message,
    Reuse,
    Section,
    Sibling,
    Subject,
)
from jangkau.catalogue.persons import AREA, PARENTS, served

CHILD = Section("child", "Data anak")
COUPLE = Condition("parents_marriage", "in", ("recorded", "unrecorded"))
MOTHER = Condition("parents_marriage", "not_in", ("unknown",))
TWINS = Condition("birth_kind", "not_in", ("1",))
SELF = Condition("reporter_relation", "in", ("4",))
IN_FAMILY = Condition("reporter_relation", "in", ("1", "2", "4"))
# A parent, or the person itself, is not asked for the same answers again.
SERVING = {
    "name": (*served("name", father="1", mother="2"), Reuse(SELF, "child_name")),
    "nik": served("nik", father="1", mother="2"),
    "kk_number": (Reuse(IN_FAMILY, "kk_number"),),
    "nationality": (
        *served("nationality", father="1", mother="2"),
        Reuse(SELF, "child_nationality"),
    ),
}
NEWBORN = Subject(
    event="birth",
    label="Anak",
    name="child_name",
    unnamed="Anak belum bernama",
    beside="mother_name",
    beside_label="Ibu",
    names=("child_name", "mother_name", "father_name", "reporter_name"),
    numbers=("mother_nik", "father_nik", "reporter_nik", "kk_number"),
    same_numbers=("mother_nik", "child_birth_date"),
    same_names=("child_name", "mother_name"),
    alike="Ibu dan tanggal lahirnya sama. Bisa anak kembar, bisa juga dikirim dua kali.",
    receivers=(
        "Orang tua",
        "Yang bersangkutan",
        "Suami atau istri",
        "Keluarga dalam satu KK",
        "Penerima kuasa",
    ),
)
TWIN = Sibling(
    label="Catat saudara kembarnya",
    when=TWINS,
    own=("child_name", "child_nik", "child_sex", "child_birth_time", "child_weight",
         "child_length", "child_number", "child_blood_type"),
    link="sibling_receipt_number",
)  # fmt: skip

# Permendagri 108/2019: how the akta words the parents follows from their marriage alone.
WORDINGS = (
    Message("unrecorded", 'Akta memuat "yang perkawinannya belum tercatat sesuai peraturan '
            'perundang-undangan".', Condition("parents_marriage", "in", ("unrecorded",))),
    Message("mother_only", 'Akta memuat "anak seorang ibu". Nama ayah tidak dicantumkan.',
            Condition("parents_marriage", "in", ("unproven",))),
    Message("foundling", "Akta tidak memuat nama orang tua. Lampirkan berita acara polisi.",
            Condition("parents_marriage", "in", ("unknown",))),
    Message("twins", "Setiap anak kembar mendapat permohonan sendiri. Catat nomor saudaranya.",
            TWINS),
)  # fmt: skip


def parents_marriage() -> Field:
    """Return what decides whom the akta names; asked first, since much hangs on it."""
    return Field(
        "parents_marriage", "Perkawinan orang tua", "choice", "F-2.01 Lampiran -", AREA.key,
        choices=PARENTS_MARRIAGE, restricted=True, short="Perkawinan orang tua",
    )  # fmt: skip


def marriage() -> tuple[Field, ...]:
    """Return the number and the date of the parents' marriage."""
    ask = partial(Field, section=PARENTS.key)
    return (
        ask("marriage_number", "Nomor buku nikah atau akta perkawinan", "text",
            "F-1.01 Akta kawin 2", required=False, most=40, short="Nomor buku nikah",
            when=Condition("parents_marriage", "in", ("recorded",))),
        ask("marriage_date", "Tanggal perkawinan", "date", "F-1.01 Akta kawin 3",
            required=False, when=COUPLE, short="Tanggal perkawinan"),
    )  # fmt: skip


def birth() -> tuple[Field, ...]:
    """Return the block Kelahiran of F-2.01, and what the KK and the KIA need besides."""
    ask = partial(Field, section=CHILD.key)
    return (
        ask("child_name", "Nama anak", "name", "F-2.01 Kelahiran 1", short="Nama anak",
            hint="Tulis lengkap tanpa gelar dan tanpa singkatan."),
        ask("child_nik", "NIK anak bila sudah punya", "nik", "F-1.02 Pemohon 2",
            required=False, reuse=(Reuse(SELF, "reporter_nik"),), short="NIK anak",
            hint="Kosongkan bila anak belum tercatat pada KK."),
        ask("child_sex", "Jenis kelamin anak", "choice", "F-2.01 Kelahiran 2",
            choices=SEX, short="Jenis kelamin anak"),
        ask("birth_place_kind", "Tempat dilahirkan", "choice", "F-2.01 Kelahiran 3",
            choices=BIRTH_PLACE, short="Tempat dilahirkan"),
        # PP 40/2019, Permendagri 108/2019: the akta names the regency where the birth happened.
        ask("child_birthplace", "Kabupaten atau kota kelahiran", "text",
            "F-2.01 Kelahiran 4", short="Kota kelahiran"),
        ask("child_birth_date", "Tanggal lahir anak", "date", "F-2.01 Kelahiran 5",
            short="Tanggal lahir anak"),
        ask("child_birth_time", "Pukul lahir", "time", "F-2.01 Kelahiran 6",
            required=False, short="Pukul lahir", hint="Contoh: 07.30. Boleh dikosongkan."),
        ask("birth_kind", "Jenis kelahiran", "choice", "F-2.01 Kelahiran 7",
            choices=BIRTH_KIND, default="1", short="Jenis kelahiran"),
        # Each twin has its own akta, so its own application, linked to its sibling's.
        ask("sibling_receipt_number", "Nomor tanda terima saudara kembar", "text",
            "F-2.01 Kelahiran -", required=False, most=20, when=TWINS,
            short="Saudara kembar", hint="Ada pada tanda terima saudara kembarnya."),
        ask("child_number", "Anak ke", "number", "F-2.01 Kelahiran 8",
            least=1, most=30, short="Anak ke"),
        ask("birth_helper", "Penolong kelahiran", "choice", "F-2.01 Kelahiran 9",
            choices=BIRTH_HELPER, short="Penolong kelahiran"),
        ask("child_weight", "Berat bayi", "number", "F-2.01 Kelahiran 10", unit="gram",
            required=False, least=200, most=9000, short="Berat bayi", hint="Contoh: 3200."),
        ask("child_length", "Panjang bayi", "number", "F-2.01 Kelahiran 11", unit="cm",
            required=False, least=15, most=80, short="Panjang bayi", hint="Contoh: 49."),
        # F-1.01 columns that the new row on the KK and the KIA need besides (F-1.02).
        ask("child_nationality", "Kewarganegaraan anak", "choice", "F-1.01 Anggota 10",
            choices=NATIONALITY, default="WNI", short="Warga negara anak"),
        ask("child_religion", "Agama anak", "choice", "F-1.01 Anggota 14",
            choices=RELIGION, restricted=True, short="Agama anak"),
        ask("child_blood_type", "Golongan darah anak", "choice", "F-1.01 Anggota 13",
            required=False, choices=BLOOD_TYPE, restricted=True, short="Golongan darah"),
        ask("child_family_relation", "Hubungan anak dengan kepala keluarga", "choice",
            "F-1.01 Anggota 20", choices=FAMILY_RELATION, default="4",
            short="Hubungan keluarga"),
    )  # fmt: skip
