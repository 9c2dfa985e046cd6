"""Makes the demo's village laptop: enrols it by ticket, fetches, and names its addresses."""

import os
import sys
from pathlib import Path


def main(home: str) -> None:
    """Let the operators of a fresh village sign in with the demo's password at once."""
    os.environ["JANGKAU_HOME"] = str(Path(home))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")
    import django

    django.setup()
    from django.utils import timezone

    from jangkau.office.kept.models import Account

    Account.objects.filter(password_chosen_at=None).update(password_chosen_at=timezone.now())


if __name__ == "__main__":
    main(*sys.argv[1:])
