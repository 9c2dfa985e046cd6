"""What a process remembers is forgotten when its power goes: nothing is left out."""

import pkgutil
from importlib import import_module

import jangkau.ledger
import jangkau.office
import jangkau.sync

# name -> why it may outlive a power cut, or where it is forgotten
KNOWN = {
    "jangkau.ledger.clock._seen": "forgotten",
    "jangkau.ledger.keys._read": "forgotten",
    "jangkau.ledger.durable._durable": "forgotten",
    "jangkau.office.receiving._answers": "forgotten",
    "jangkau.sync.lexicon.find": "built from the program alone",
    "jangkau.ledger.sql._inserting": "built from the program alone",
    "jangkau.ledger.sql._places": "built from the program alone",
}


def test_every_memory_of_a_process_is_known():
    found = set()
    for room in (jangkau.ledger, jangkau.office, jangkau.sync):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if ".migrations" in module.name or ".sqlcipher" in module.name:
                continue
            for name, value in vars(import_module(module.name)).items():
                if is_memory(module.name, name, value):
                    found.add(f"{module.name}.{name}")
    assert found == set(KNOWN)


def is_memory(module, name, value):
    if hasattr(value, "cache_clear"):
        return value.__module__ == module
    private = name.startswith("_") and name[1] != "_" and not name.isupper()
    return private and isinstance(value, dict | list | set)
