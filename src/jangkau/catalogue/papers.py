"""The requirements that several services share, each with the rule it stands on."""

from jangkau.catalogue.model import Alternative, Condition, Requirement


def signed_form(
    code: str, key: str = "signed_form", when: Condition | None = None
) -> Requirement:
    """Return a form filled by us and signed on paper by those whom it names."""
    alternative = Alternative(key, f"Formulir {code} yang ditandatangani", form=code)
    return Requirement(
        key,
        f"Formulir {code} bertanda tangan",
        (alternative,),
        picture="signed_form",
        source="Permendagri 109/2019",
        when=when,
    )


def family_card(
    hint: str = "KK tempat anak dicatat.",
    source: str = "Perpres 96/2018 art. 33(1)c",
    when: Condition | None = None,
) -> Requirement:
    """Return the KK on which the person stands or will stand."""
    return Requirement(
        "kk",
        "Kartu Keluarga (KK)",
        (
            Alternative("kk", "KK yang berlaku", hint=hint),
            Alternative("kk_lost", "Surat kehilangan dari polisi", hint="Bila KK hilang."),
        ),
        picture="kk",
        source=source,
        when=when,
    )


def proxy_letter(relation: str, codes: tuple[str, ...]) -> Requirement:
    """Return the power of attorney, asked when `relation` is answered with one of `codes`."""
    return Requirement(
        "proxy_letter",
        "Surat kuasa (F-1.07)",
        (Alternative("proxy_letter", "Surat kuasa F-1.07", form="F-1.07"),),
        picture="proxy_letter",
        source="Permendagri 109/2019, F-1.07",
        when=Condition(relation, "in", codes),
    )


def card_photo() -> Requirement:
    """Return the photo on the KIA of a child from its fifth to its seventeenth birthday."""
    return Requirement(
        "card_photo",
        "Foto anak untuk KIA",
        (Alternative("card_photo", "Foto berwarna 2x3", hint="Dua lembar atau satu berkas."),),
        picture="card_photo",
        source="Permendagri 2/2016 art. 3",
        ages=(5, 17),
    )
