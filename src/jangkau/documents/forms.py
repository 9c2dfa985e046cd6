"""Official F-forms, filled from an application, to be signed on paper."""

from datetime import UTC, datetime

from jangkau.documents.typesetting import typeset
from jangkau.render.paper_form import Block, PaperForm, Row


def form_pdf(layout: PaperForm, moment: datetime | None = None) -> bytes:
    """Return the filled form as an A4 PDF with signature and thumb boxes.

    `moment` (aware; now, when left out) is the date inside the PDF; the same layout and
    moment give the same bytes. It takes as many pages as it needs, numbered.
    """
    data = {
        "code": layout.code,
        "title": layout.title,
        "blocks": [_block(block) for block in layout.blocks],
        "signatures": [[one.caption, one.name, one.thumb] for one in layout.signatures],
        "footer": layout.footer,
        "place_and_date": layout.place_and_date,
    }
    return typeset("form", data, moment or datetime.now(UTC))


def _block(block: Block) -> dict[str, object]:
    rows = [_row(row) for row in block.rows]
    return {"title": block.title, "text": block.text, "rows": rows}


def _row(row: Row) -> dict[str, object]:
    return {
        "item": row.item,
        "label": row.label,
        "value": row.value,
        "boxes": row.boxes,
        "options": list(row.options),
    }
