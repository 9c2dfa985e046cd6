"""Makes the made-up regency's home: map, staff, and a month of work."""

import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path

from jangkau_demo import places, staff

TIME_ZONE = "Asia/Makassar"
BRAND = {
    "name": places.NAME,
    "office": f"Kantor {places.OFFICE}",
    "address": "Jalan Rekaan 1, Tirta Wangi",
    "hours": "Senin sampai Jumat, 08.00 sampai 15.00",
    "contact": "WhatsApp 0810-0000-9901",
    "time_zone": TIME_ZONE,
}


def main(home: str, port: str, keeper: str) -> None:
    """Make the regency at `home`; prints a line of progress now and then."""
    from jangkau.ledger.home import create

    started = time.monotonic()
    folder = Path(home)
    create(
        folder,
        "regency",
        places.REGENCY,
        places.REGENCY,
        places.OFFICE,
        places.REGENCY,
        port=int(port),
        keeper=keeper,
        brand=BRAND,
    )
    os.environ["JANGKAU_HOME"] = home
    os.environ["JANGKAU_CLOCK_FILE"] = str(folder.parent / "clock")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")
    _fill(folder)
    print(f"  kabupaten contoh siap dalam {time.monotonic() - started:.0f} detik")  # noqa: T201


def _fill(folder: Path) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from jangkau_demo import month

    call_command("migrate", verbosity=0)
    keep_map()
    keep_staff()
    _write_ticket(folder.parent)
    examples = month.fill(_tell)
    told = json.dumps([asdict(one) for one in examples], indent=1)
    (folder.parent / "receipts.json").write_text(told)


def _write_ticket(folder: Path) -> None:
    """Issue the ticket with which the village's laptop enrols."""
    from jangkau.office import tickets

    name = f"Desa {places.name_of(staff.VILLAGE)}"
    ticket = tickets.issue("village", name, staff.VILLAGE, "admin")
    (folder / "ticket.jangkau").write_text(tickets.text_of(ticket) + "\n")


def keep_map() -> None:
    """Keep the districts and villages."""
    from jangkau.office.kept.models import Area

    Area.objects.bulk_create(
        Area(
            regency=places.REGENCY,
            code=place.code,
            name=place.name,
            district=place.district,
            latitude=place.latitude,
            longitude=place.longitude,
        )
        for place in places.places()
    )


def keep_staff() -> None:
    """Keep an account for each role and each village, all with the demo's password."""
    from django.contrib.auth.hashers import make_password
    from django.utils import timezone
    from django_otp.plugins.otp_totp.models import TOTPDevice

    from jangkau.office.kept.models import Account

    others = [
        staff.operator_of(place.code, f"Petugas {place.name}")
        for place in places.villages()
        if place.code != staff.VILLAGE
    ]
    password, now = make_password(staff.PASSWORD), timezone.now()
    accounts = Account.objects.bulk_create(
        Account(
            regency=places.REGENCY,
            username=member.username,
            name=member.name,
            role=member.role,
            jurisdiction=member.jurisdiction,
            password=password,
            password_chosen_at=now,
        )
        for member in (*staff.OFFICE, *staff.DESK, *others)
    )
    TOTPDevice.objects.bulk_create(
        TOTPDevice(user=account, name="aplikasi", key=staff.TOTP_KEY, confirmed=True)
        for account in accounts
    )


def _tell(done: int, total: int) -> None:
    print(f"\r  sebulan permohonan: {done} dari {total} langkah", end="", flush=True)  # noqa: T201
    if done == total:
        print()  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
