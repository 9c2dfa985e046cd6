"""The blocks that services about a death share: the deceased and those who are left."""

from functools import partial

from jangkau.catalogue.codes import (
    DEATH_CAUSE,
    DEATH_CERTIFIER,
    DEATH_CIRCUMSTANCE,
    DECEASED_STANDING,
    FAMILY_RELATION,
    SEX,
    SURVIVING_SPOUSE,
)
from jangkau.catalogue.model import Change, Condition, Field, Message, Reuse, Section, Subject
from jangkau.catalogue.persons import AREA, served

DECEASED = Section("deceased", "Data almarhum/almarhumah")
LEFT = Section("left", "Keluarga yang ditinggalkan")
KNOWN = Condition("deceased_standing", "not_in", ("unknown",))
UNKNOWN = Condition("deceased_standing", "in", ("unknown",))
ON_KK = Condition("deceased_standing", "in", ("head_stays", "new_head", "minors", "alone"))
OFF_KK = Condition("deceased_standing", "in", ("off_kk",))
KK_STAYS = Condition("deceased_standing", "in", ("head_stays",))
KK_CHANGES = Condition("deceased_standing", "in", ("head_stays", "new_head", "minors"))
NEW_HEAD = Condition("deceased_standing", "in", ("new_head", "minors"))
MINORS = Condition("deceased_standing", "in", ("minors",))
JOINED = Condition("joined_kk_number", "filled")
SPOUSE = Condition("surviving_spouse", "in", ("card", "no_card"))
SPOUSE_CARD = Condition("surviving_spouse", "in", ("card",))
SPOUSE_HEADS = Condition("new_head_relation", "in", ("2", "3"))
HEADED = Condition("deceased_standing", "in", ("new_head", "minors", "alone"))
RT_HEAD = Condition("reporter_relation", "in", ("6",))

SERVING = {
    "name": served("name", spouse="1", father="3", mother="4"),
    "nik": served("nik", spouse="1", father="3", mother="4"),
    "kk_number": (Reuse(Condition("reporter_relation", "in", ("1",)), "kk_number"),),
    "nationality": served("nationality", father="3", mother="4"),
}
DEPARTED = Subject(
    event="death",
    label="Almarhum/almarhumah",
    name="deceased_name",
    unnamed="Tidak dikenal",
    beside="reporter_name",
    beside_label="Pelapor",
    names=("deceased_name", "spouse_name", "reporter_name"),
    numbers=("deceased_nik", "spouse_nik", "reporter_nik", "kk_number"),
    same_numbers=("deceased_nik",),
    same_names=("deceased_name", "death_date"),
    alike="Almarhum/almarhumah tampaknya sama. Mungkin sudah dilaporkan orang lain.",
    receivers=("Suami atau istri", "Anak", "Orang tua", "Keluarga lain", "Ketua RT",
               "Penerima kuasa", "Kepolisian atau rumah sakit"),
)  # fmt: skip
WIDOWED = Change("Status perkawinan", "Kawin", "Cerai mati", "Akta kematian", "spouse")
WORDS = (
    Message("condolence", "Kami turut berdukacita. Semoga keluarga diberi ketabahan.",
            lasting=True),
    # UU 24/2013 art. 44(1): the duty is the RT head's, so no power of attorney is asked.
    Message("rt_head", "Melaporkan kematian warga adalah tugas ketua RT. Surat kuasa tidak "
            "perlu.", RT_HEAD),
    # UU 24/2013 art. 61(3): the number stays for ever unless the head changes.
    Message("new_number", "Kepala keluarga berganti. KK yang baru mendapat nomor baru.",
            NEW_HEAD),
    Message("minors", "Kerabat dewasa dapat pindah menjadi kepala keluarga. Anak-anak juga "
            "boleh ikut KK kerabat terdekat.", MINORS),
    Message("off_kk", "Lampirkan dokumen lama dan surat kematian. Penetapan pengadilan tidak "
            "wajib.", OFF_KK),
    Message("unknown", "Nama dan NIK ditulis tidak diketahui. Lampirkan surat keterangan "
            "polisi. Tidak ada KK yang berubah.", UNKNOWN),
    Message("widowed", "Status pada KTP-el suami atau istri menjadi cerai mati. KTP-el lama "
            "ditukar saat kartu baru diserahkan.", SPOUSE_CARD),
)  # fmt: skip


def standing() -> Field:
    """Return how the deceased stood on the KK; asked first, since much hangs on it."""
    return Field(
        "deceased_standing", "Almarhum/almarhumah pada KK", "choice", "F-2.01 Lampiran -",
        AREA.key, choices=DECEASED_STANDING, short="Almarhum pada KK",
    )  # fmt: skip


def death() -> tuple[Field, ...]:
    """Return the block Kematian of F-2.01, and what SIAK does not know of who is on no KK."""
    ask = partial(Field, section=DECEASED.key)
    return (
        ask("deceased_nik", "NIK almarhum/almarhumah", "nik", "F-2.01 Kematian 1",
            required=False, when=KNOWN, unasked="Tidak diketahui", short="NIK almarhum"),
        ask("deceased_name", "Nama almarhum/almarhumah", "name", "F-2.01 Kematian 2",
            when=KNOWN, unasked="Tidak diketahui", short="Nama almarhum",
            hint="Tulis seperti pada KTP atau KK."),
        ask("death_date", "Tanggal meninggal", "date", "F-2.01 Kematian 3",
            short="Tanggal meninggal", hint="Bila tidak diketahui, tanggal menurut surat."),
        ask("death_time", "Pukul meninggal", "time", "F-2.01 Kematian 4", required=False,
            short="Pukul meninggal", hint="Contoh: 07.30. Boleh dikosongkan."),
        ask("death_cause", "Sebab meninggal", "choice", "F-2.01 Kematian 5",
            choices=DEATH_CAUSE, restricted=True, short="Sebab meninggal"),
        ask("death_place", "Tempat meninggal", "text", "F-2.01 Kematian 6",
            short="Tempat meninggal", hint="Kabupaten atau kota, atau negara."),
        ask("death_certifier", "Yang menerangkan", "choice", "F-2.01 Kematian 7",
            choices=DEATH_CERTIFIER, short="Yang menerangkan"),
        ask("death_circumstance", "Keadaan saat meninggal", "choice", "F-2.01 Kematian -",
            choices=DEATH_CIRCUMSTANCE, default="here", when=KNOWN, short="Keadaan"),
        ask("deceased_sex", "Jenis kelamin almarhum/almarhumah", "choice", "F-1.01 Anggota 7",
            choices=SEX, short="Jenis kelamin"),
        ask("deceased_birthplace", "Tempat lahir almarhum/almarhumah", "text",
            "F-1.01 Anggota 8", when=OFF_KK, short="Tempat lahir almarhum"),
        ask("deceased_birth_date", "Tanggal lahir almarhum/almarhumah", "date",
            "F-1.01 Anggota 9", when=OFF_KK, short="Tanggal lahir almarhum"),
    )  # fmt: skip


def left() -> tuple[Field, ...]:
    """Return who is left: the spouse, whose KTP-el changes, and the new head of the family."""
    ask = partial(Field, section=LEFT.key)
    return (
        ask("surviving_spouse", "Suami atau istri yang ditinggalkan", "choice",
            "F-1.06 Lampiran -", choices=SURVIVING_SPOUSE, when=KNOWN,
            short="Suami atau istri"),
        ask("spouse_name", "Nama suami atau istri", "name", "F-1.06 Anggota 1", when=SPOUSE,
            short="Nama suami atau istri"),
        ask("spouse_nik", "NIK suami atau istri", "nik", "F-1.06 Anggota 2", required=False,
            when=SPOUSE, short="NIK suami atau istri"),
        ask("new_head_relation", "Kepala keluarga yang baru adalah", "choice",
            "F-1.01 Anggota 20", choices=FAMILY_RELATION, when=NEW_HEAD,
            short="Kepala keluarga baru", hint="Hubungannya dengan almarhum/almarhumah."),
        ask("new_head_name", "Nama kepala keluarga yang baru", "name", "F-1.01 Kepala 1",
            when=NEW_HEAD, reuse=(Reuse(SPOUSE_HEADS, "spouse_name"),),
            short="Nama kepala baru"),
        ask("new_head_nik", "NIK kepala keluarga yang baru", "nik", "F-1.01 Anggota 2",
            when=NEW_HEAD, reuse=(Reuse(SPOUSE_HEADS, "spouse_nik"),),
            short="NIK kepala baru"),
        ask("joined_kk_number", "Nomor KK kerabat yang menampung anak", "kk_number",
            "F-1.02 KK -", required=False, when=MINORS, short="KK kerabat",
            hint="Kosongkan bila kerabat pindah menjadi kepala keluarga."),
    )  # fmt: skip
