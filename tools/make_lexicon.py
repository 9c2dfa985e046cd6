"""Writes the next lexicon: key numbers and choices of the catalogue, and a zstd dictionary.

    python tools/make_lexicon.py NUMBER

The dictionary is trained on made-up filings, so running it again gives the same files.
A lexicon that offices use is never written anew: a changed catalogue takes the next number.
"""

import json
import os
import sys
from pathlib import Path
from random import Random

import django
import zstandard

sys.path[:0] = [str(Path(__file__).parent.parent / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")
django.setup()

from jangkau.catalogue import services  # noqa: E402
from jangkau.ledger.entries import Record  # noqa: E402
from jangkau.rules.access import ROLES  # noqa: E402
from jangkau.sync import lexicon, plain  # noqa: E402
from jangkau.sync.columns import lay_own  # noqa: E402
from jangkau.sync.laying import Sheet  # noqa: E402
from jangkau_demo.acts import all_filled, births, deaths, unique_names  # noqa: E402
from jangkau_demo.people import a_birth  # noqa: E402

SIZE = 12 * 1024
KINDS = (
    *(f"application.{done}" for done in ("started", "submitted", "mended", "returned")),
    *(f"application.{done}" for done in ("accepted", "withdrawn", "resolved", "late_decided")),
    *(f"output.{done}" for done in ("siak_entered", "verified", "issued", "printed")),
    *(f"output.{done}" for done in ("handed_over", "rejected", "corrected")),
)
KEYS = (
    *("@kind", "@role", "@verdict", "service", "version", "village", "door", "outputs"),
    *("papers", "priority", "needed_by", "alternative", "pages", "answers", "filing"),
    *("helped_by", "for_whom", "needed_for", "secret", "fields", "items", "words", "why"),
    *("item", "act", "keep", "output", "name", "document", "number", "signer", "method"),
    *("slip", "recipient", "relation", "witness", "legal_reason", "objection"),
)


def main(number: int) -> None:
    """Write `NUMBER.json` and `NUMBER.zstd`."""
    keys, choices = known_words()
    bare = lexicon.make(number, keys, choices, b"")
    samples = [sample(records, bare) for records in batches()]
    trained = zstandard.train_dictionary(SIZE, samples, dict_id=number, level=19)
    lexicon.FOLDER.mkdir(exist_ok=True)
    (lexicon.FOLDER / f"{number}.zstd").write_bytes(trained.as_bytes())
    told = json.dumps({"keys": keys, "choices": choices}, indent=0, ensure_ascii=False)
    (lexicon.FOLDER / f"{number}.json").write_text(told + "\n", "utf-8")
    print(f"{number}: {len(keys)} keys, {len(trained.as_bytes())} bytes from {len(samples)}")


def known_words() -> tuple[list[str], dict[str, list[str]]]:
    """Return the keys and the choices that the catalogue and the events use."""
    fields = [field for service in services() for field in service.fields]
    papers = [paper for service in services() for paper in service.requirements]
    names = [field.name for field in fields] + [paper.key for paper in papers]
    items = [f"field:{field.name}" for field in fields] + [f"paper:{p.key}" for p in papers]
    choices: dict[str, list[str]] = {}
    for field in fields:  # two services may print other lists under one name
        if field.choices:
            choices.setdefault(field.name, []).extend(one.code for one in field.choices)
    outputs = [output.key for service in services() for output in service.outputs]
    choices |= {
        "@kind": list(KINDS),
        "@role": list(ROLES),
        "@verdict": ["pending", "admitted", "held", "repeated"],
        "service": [service.key for service in services()],
        "outputs": outputs,
        "output": outputs,
        "door": ["desk", "web", "whatsapp", "visit", "collective", "agency", "office"],
        "alternative": [one.key for paper in papers for one in paper.alternatives],
        "method": ["signature", "witness"],
        "keep": ["standing", "other"],
    }
    return list(dict.fromkeys((*KEYS, *names, *items))), {
        key: list(dict.fromkeys(codes)) for key, codes in choices.items()
    }


def batches() -> list[list[Record]]:
    """Return small batches of made-up filings, as sessions of one to four bring them."""
    random, made = Random(99), list[list[Record]]()  # noqa: S311
    for seed in range(500_000, 500_900):
        answers = random.choice((a_birth, a_birth, all_filled, unique_names))
        count = random.choice((1, 1, 1, 2, 4))
        made.append(births(count, seed * 10, pages=random.randint(0, 1), answers=answers))
        if seed % 2:
            made.append(deaths(count, seed * 10, pages=random.randint(0, 1)))
    return made


def sample(records: list[Record], bare: lexicon.Lexicon) -> bytes:
    """Return what of a batch would be compressed."""
    sheet = Sheet(bare)
    lay_own(sheet, records)
    return plain.write([bytes(sheet.tags), *sheet.items])


if __name__ == "__main__":
    main(int(sys.argv[1]))
