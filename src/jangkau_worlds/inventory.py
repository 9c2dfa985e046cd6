"""Does small work in one home for the drill, and tells what stands there as JSON."""

import json
import os
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

REGENCY, VILLAGE = "99.01", "99.01.01.2003"
OPERATOR, CHECKER = "petugas", "pemeriksa"


def main(verb: str, *arguments: str) -> None:
    """Wake the home that JANGKAU_HOME names and do one thing in it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")
    import django

    django.setup()
    done = {"stand": stand, "people": people, "checker": checker}
    done |= {"file": file, "accept": accept, "kit": kit}
    print(json.dumps(done[verb](*arguments)))  # noqa: T201


def stand() -> dict[str, Any]:
    """Return every act with its place, whether it is at two ticks, and who can sign in."""
    from jangkau.ledger import blobs, store
    from jangkau.office import paper_lane
    from jangkau.office.kept.models import Account

    records, heads = store.after(0, None, 10**6), store.heads()
    named = [digest for _, digest in paper_lane.named(records)]
    return {
        "acts": {str(one.entry.act): [one.position, one.verdict] for one in records},
        "safe": [str(one.entry.act) for one in records if store.is_safe(one)],
        "read": sum(one.content is not None for one in records),
        "heads": [[h.node, h.incarnation, h.seq, h.hash.hex()] for h in heads if h.seq],
        "papers": sorted(one.hex() for one in named if not blobs.missing([one])),
        "accounts": sorted(Account.objects.values_list("username", flat=True)),
        "unsent": store.unpositioned() if os.environ.get("DRILL_NODE") else 0,
    }


def people(ticket: str) -> str:
    """Make two accounts and a ticket for one laptop, at the regency."""
    from jangkau.office import tickets
    from jangkau.office.people import welcome

    welcome(OPERATOR, "Petugas Contoh", "village_operator", VILLAGE, "rekaan-2026-a")
    checker()
    told = tickets.issue("village", "Desa Contoh", VILLAGE, "admin")
    Path(ticket).write_text(tickets.text_of(told))
    return ticket


def checker() -> str:
    """Make the checker's account, at the regency."""
    from jangkau.office.people import welcome

    return welcome(CHECKER, "Pemeriksa Contoh", "checker", REGENCY, "rekaan-2026-b").username


def file(count: str, seed: str) -> list[str]:
    """File made-up births with a photo each, at the village."""
    from jangkau.ledger import blobs
    from jangkau.office import gate
    from jangkau.rules.access import Actor
    from jangkau.rules.application import Paper
    from jangkau.rules.application.commands import Submit
    from jangkau_demo.people import a_birth

    actor = Actor(OPERATOR, "Petugas", "village_operator", VILLAGE, "v", "desk")
    filed = []
    for number in range(int(seed), int(seed) + int(count)):
        application = uuid4()
        photo = blobs.put(application, f"photo {number}".encode() * 2000, "image/webp")
        gate.perform(
            actor,
            Submit(
                application=application,
                service="akta_kelahiran",
                version=1,
                village=VILLAGE,
                door="desk",
                answers=a_birth(number, VILLAGE),
                papers={"kk": Paper("kk", (photo,))},
                outputs=("akta_kelahiran", "kk", "kia"),
                secret="K7QM2RD9",  # noqa: S106 (of a made-up receipt)
            ),
        )
        filed.append(str(application))
    return filed


def accept(*applications: str) -> int:
    """Accept applications, at the regency."""
    from uuid import UUID

    from jangkau.office import gate
    from jangkau.rules.access import Actor
    from jangkau.rules.application.commands import Accept

    actor = Actor(CHECKER, "Pemeriksa", "checker", REGENCY, REGENCY, "office")
    for application in applications:
        gate.perform(actor, Accept(UUID(application)))
    return len(applications)


def kit(folder: str) -> list[str]:
    """Make a kit and write its two sheets as text: only a drill ever does this."""
    from jangkau.office.recovery import kit as kits
    from jangkau.rules.kit_sheet import lines

    made = kits.make()
    kits.adopt(made)
    paths = []
    for sheet in made.sheets:
        path = Path(folder) / f"lembar-{sheet.number}.txt"
        path.write_text("\n".join(lines(sheet)))
        paths.append(str(path))
    return paths


if __name__ == "__main__":
    main(*sys.argv[1:])
