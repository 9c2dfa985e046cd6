"""Which database a home uses: its own encrypted file, or the regency's PostgreSQL."""

from typing import Any

from jangkau.ledger.home import Home


def databases(home: Home) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES: "default", and "owner" where migrations need one.

    On PostgreSQL "default" is the app role, which row-level security binds; "owner"
    owns the tables: `migrate --database owner`.
    """
    if home.database_url is None:
        return {"default": _embedded(home)}
    found = {"default": _server(home.database_url, home.regency)}
    if home.owner_database_url:
        found["owner"] = _server(home.owner_database_url, home.regency)
    return found


def _embedded(home: Home) -> dict[str, Any]:
    return {
        "ENGINE": "jangkau.ledger.sqlcipher",
        "NAME": str(home.database),
        "OPTIONS": {
            "key_file": str(home.keys / "db.key"),
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
        },
        "CONN_MAX_AGE": None,
    }


def _server(url: str, regency: str) -> dict[str, Any]:
    from psycopg.conninfo import conninfo_to_dict  # a node without PostgreSQL never loads it

    parts = {key: str(value) for key, value in conninfo_to_dict(url).items() if value}
    options = f"{parts.pop('options', '')} -c jangkau.regency={regency}".strip()
    named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host"}
    places = {setting: parts.pop(part, "") for setting, part in named.items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **places,
        "PORT": parts.pop("port", ""),
        "OPTIONS": {**parts, "options": options},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
