"""The blocks of persons that all F-2.01 services share, in the form's order."""

from collections.abc import Mapping
from functools import partial

from jangkau.catalogue.codes import NATIONALITY
from jangkau.catalogue.model import Choice, Condition, Field, Reuse, Section

AREA = Section("area", "Wilayah dan keluarga")
REPORTER = Section("reporter", "Data pelapor")
WITNESSES = Section("witnesses", "Data saksi")
PARENTS = Section("parents", "Data orang tua")

Serving = Mapping[str, tuple[Reuse, ...]]
"""Answers that serve the reporter's: by part ("name", "nik", "kk_number", "nationality")."""


def family(
    hint: str = "Desa tempat keluarga terdaftar pada KK.",
    on_card: Condition | None = None,
    head: tuple[Reuse, ...] = (),
) -> tuple[Field, Field, Field]:
    """Return the head of F-2.01 and, while `on_card` holds, what F-1.02 asks of the KK."""
    ask = partial(Field, section=AREA.key)
    return (
        ask("village", "Desa atau kelurahan keluarga", "area", "F-2.01 Kepala 1",
            short="Desa/kelurahan", hint=hint),
        ask("kk_number", "Nomor KK", "kk_number", "F-1.02 Pemohon 3", when=on_card,
            short="Nomor KK", hint="16 angka di bagian atas KK."),
        ask("family_head_name", "Nama kepala keluarga", "name", "F-1.01 Kepala 1",
            when=on_card, reuse=head, short="Kepala keluarga"),
    )  # fmt: skip


def reporter(relations: tuple[Choice, ...], serving: Serving) -> tuple[Field, ...]:
    """Return the reporter's block; whose answers stand elsewhere is not asked again."""
    ask = partial(Field, section=REPORTER.key)
    return (
        ask("reporter_relation", "Pelapor adalah", "choice", "F-2.01 Pelapor -",
            choices=relations, short="Hubungan pelapor"),
        ask("reporter_name", "Nama pelapor", "name", "F-2.01 Pelapor 1",
            reuse=serving.get("name", ()), short="Nama pelapor"),
        ask("reporter_nik", "NIK pelapor", "nik", "F-2.01 Pelapor 2",
            reuse=serving.get("nik", ()), short="NIK pelapor"),
        ask("reporter_travel_document", "Nomor dokumen perjalanan pelapor", "text",
            "F-2.01 Pelapor 3", required=False, most=20, short="Paspor pelapor",
            when=Condition("reporter_nationality", "in", ("WNA",))),
        ask("reporter_kk_number", "Nomor KK pelapor", "kk_number", "F-2.01 Pelapor 4",
            reuse=serving.get("kk_number", ()), required=False, short="Nomor KK pelapor"),
        ask("reporter_nationality", "Kewarganegaraan pelapor", "choice", "F-2.01 Pelapor 5",
            reuse=serving.get("nationality", ()), choices=NATIONALITY, default="WNI",
            short="Warga negara pelapor"),
        ask("reporter_phone", "Nomor telepon pelapor", "phone", "F-2.01 Pelapor 6",
            required=False, most=20, short="Telepon pelapor", hint="Boleh dikosongkan."),
        ask("reporter_email", "Alamat email pelapor", "text", "F-2.01 Pelapor 7",
            required=False, short="Email pelapor", hint="Boleh dikosongkan."),
    )  # fmt: skip


def served(part: str, **codes: str) -> tuple[Reuse, ...]:
    """Return the reuse of a part by relation: `served("name", father="1")`."""
    return tuple(
        Reuse(Condition("reporter_relation", "in", (code,)), f"{who}_{part}")
        for who, code in codes.items()
    )


def witness(number: int) -> tuple[Field, ...]:
    """Return the block of one witness; the same two sign the SPTJM."""
    ask = partial(Field, section=WITNESSES.key)
    who, form, end = f"witness{number}", f"F-2.01 Saksi {'I' * number}", f"saksi {number}"
    return (
        ask(f"{who}_name", f"Nama {end}", "name", f"{form} 1", short=f"Nama {end}"),
        ask(f"{who}_nik", f"NIK {end}", "nik", f"{form} 2", short=f"NIK {end}"),
        ask(f"{who}_kk_number", f"Nomor KK {end}", "kk_number", f"{form} 3",
            required=False, short=f"Nomor KK {end}", hint="Boleh dikosongkan."),
        ask(f"{who}_nationality", f"Kewarganegaraan {end}", "choice", f"{form} 4",
            choices=NATIONALITY, default="WNI", short=f"Warga negara {end}"),
    )  # fmt: skip


def parent(
    who: str, label: str, first_item: int, when: Condition, required: bool = True
) -> tuple[Field, ...]:
    """Return the block of one parent, its items numbered on from `first_item`."""
    ask = partial(Field, section=PARENTS.key, when=when)
    item = [f"F-2.01 Orang Tua {first_item + step}" for step in range(5)]
    return (
        ask(f"{who}_name", f"Nama {label}", "name", item[0], required=required,
            short=f"Nama {label}"),
        ask(f"{who}_nik", f"NIK {label}", "nik", item[1], required=False, short=f"NIK {label}"),
        ask(f"{who}_birthplace", f"Tempat lahir {label}", "text", item[2], required=required,
            short=f"Tempat lahir {label}"),
        ask(f"{who}_birth_date", f"Tanggal lahir {label}", "date", item[3], required=required,
            short=f"Tanggal lahir {label}"),
        ask(f"{who}_nationality", f"Kewarganegaraan {label}", "choice", item[4],
            required=required, choices=NATIONALITY, default="WNI",
            short=f"Warga negara {label}"),
    )  # fmt: skip
