"""Fetches what a command calls when it is called: other rooms, and the demo."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any


def late(module: str, name: str) -> Callable[..., Any]:
    """Return a function of a module that is loaded only now."""
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def stands(module: str) -> bool:
    """Return whether a module exists in this release."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False
