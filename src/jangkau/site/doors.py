"""Lists the doors that stand open: each channel and the path it answers under."""

from importlib.util import find_spec

PREFIXES: dict[str, str] = {
    "staff": "",
    "web": "",
    "whatsapp": "whatsapp/",
    "desk": "meja/",
    "kantor": "kantor/",
    "visit": "kunjungan/",
    "collective": "kolektif/",
    "agency": "mitra/",
    "nodes": "api/",
}


def doors() -> list[tuple[str, str]]:
    """Return (package, path prefix) of every channel that exists, in order."""
    named = [(f"jangkau.channels.{name}", prefix) for name, prefix in PREFIXES.items()]
    return [(package, prefix) for package, prefix in named if find_spec(package)]
