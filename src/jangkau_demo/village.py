"""Makes the demo's village laptop ready: fetches its map, people and applications."""

import os
import sys
import time

TRIES = 40  # seconds: the office tells a new device its operators within a few


def main(home: str) -> None:
    """Fetch until the operators are here."""
    os.environ["JANGKAU_HOME"] = home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")
    import django

    django.setup()
    from jangkau.office import travel
    from jangkau.office.kept.models import Account

    for _ in range(TRIES):
        travel.send_and_fetch()
        if Account.objects.exists():
            return
        time.sleep(1)
    sys.exit("the office told no operators")


if __name__ == "__main__":
    main(*sys.argv[1:])
