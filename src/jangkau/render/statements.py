"""What is declared on paper, by whom: the two SPTJM of a birth, and changes of data."""

from jangkau.catalogue.conditions import Given, served_by
from jangkau.catalogue.conditions import by_name as fields_of
from jangkau.catalogue.model import Service
from jangkau.render.paper_form import Block, Row
from jangkau.render.rows import row, text_of

# Permendagri 109/2019, F-2.03 and F-2.04: the declarant answers for the truth of the words.
OATH = (
    "Pernyataan ini dibuat dengan sebenarnya. Bila kemudian ternyata tidak benar, saya "
    "bersedia diproses sesuai hukum. Dokumen yang terbit karenanya menjadi tidak sah."
)


def birth_statement(service: Service, answers: Given) -> tuple[Block, ...]:
    """Return F-2.03: the reporter declares the child's birth."""
    child = (
        row(service, "child_name", "1", answers),
        row(service, "child_nik", "2", answers),
        Row("3", "Tempat, tanggal lahir", _born(service, "child", answers)),
        row(service, "child_number", "4", answers),
        row(service, "father_name", "5", answers),
        row(service, "father_nik", "6", answers),
        row(service, "mother_name", "7", answers),
        row(service, "mother_nik", "8", answers),
    )
    return (
        Block("", _declarant(service, "reporter", answers), "Yang menyatakan:"),
        Block("", child, "Menyatakan bahwa kelahiran ini benar terjadi:"),
        *_witnesses(service, answers),
        Block("", (), OATH),
    )


def couple_statement(service: Service, answers: Given) -> tuple[Block, ...]:
    """Return F-2.04: father and mother declare that they are husband and wife."""
    card = (row(service, "kk_number", "1", answers), row(service, "child_name", "2", answers))
    return (
        Block("Suami", _declarant(service, "father", answers)),
        Block("Istri", _declarant(service, "mother", answers)),
        Block("", card, "Menyatakan sebagai pasangan suami istri, orang tua dari anak ini:"),
        *_witnesses(service, answers),
        Block("", (), OATH),
    )


def data_change(service: Service, answers: Given) -> tuple[Block, ...]:
    """Return F-1.06: whose data change, from what to what, on which ground."""
    blocks = []
    for change in service.changes:
        person = (
            row(service, f"{change.who}_name", "1", answers),
            row(service, f"{change.who}_nik", "2", answers),
            row(service, "kk_number", "3", answers),
            Row("4", "Alamat", ""),
        )
        what = (
            Row("1", "Elemen data", change.element),
            Row("2", "Semula", change.was),
            Row("3", "Menjadi", change.becomes),
            Row("4", "Dasar perubahan", change.basis),
        )
        blocks += [Block("Yang menyatakan", person), Block("Perubahan data", what)]
    return (*blocks, Block("", (), OATH))


def _declarant(service: Service, who: str, answers: Given) -> tuple[Row, ...]:
    """Occupation and address stand on the KK; the declarant writes them by hand."""
    person = who
    if who == "reporter":
        source = served_by(service, fields_of(service)["reporter_name"], answers)
        person = source.name.removesuffix("_name") if source else who
    born = _born(service, person, answers) if person != "reporter" else ""
    return (
        row(service, f"{who}_name", "1", answers),
        row(service, f"{who}_nik", "2", answers),
        Row("3", "Tempat, tanggal lahir", born),
        Row("4", "Pekerjaan", ""),
        Row("5", "Alamat", ""),
    )


def _born(service: Service, who: str, answers: Given) -> str:
    parts = (f"{who}_birthplace", f"{who}_birth_date")
    return ", ".join(filter(None, (text_of(service, part, answers) for part in parts)))


def _witnesses(service: Service, answers: Given) -> tuple[Block, ...]:
    return tuple(
        Block(
            f"Saksi {'I' * number}",
            (
                row(service, f"witness{number}_name", "1", answers),
                row(service, f"witness{number}_nik", "2", answers),
            ),
        )
        for number in (1, 2)
    )
