"""Says which database a node keeps its data in."""

from typing import Any

from jangkau.ledger.home import Home


def databases(home: Home) -> dict[str, Any]:
    """Return Django's DATABASES for a node."""
    return {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home.path / "jangkau.sqlite3",
            "OPTIONS": {"transaction_mode": "IMMEDIATE"},
        }
    }
