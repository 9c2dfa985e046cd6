"""Every address of the site, taken from the resolver, with the objects that its parts name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import get_converters


@dataclass(frozen=True, slots=True)
class Route:
    """One address as it is written ("meja/draf/<uuid:draft>"), and the names of its parts."""

    written: str
    parts: tuple[str, ...]

    def path(self, objects: Mapping[str, object]) -> str:
        """Return the address of these objects; KeyError for a part that none of them is."""
        told = f"/{self.written}"
        for name in self.parts:
            for kind in get_converters():
                told = told.replace(f"<{kind}:{name}>", str(objects[name]))
            told = told.replace(f"<{name}>", str(objects[name]))
        assert "<" not in told, told
        return told


def routes() -> list[Route]:
    """Return every route of the site, in order."""
    return list(_under(get_resolver(), ""))


def _under(resolver: URLResolver, prefix: str) -> Iterator[Route]:
    for one in resolver.url_patterns:
        written = f"{prefix}{one.pattern}"
        if isinstance(one, URLPattern):
            yield Route(written, tuple(one.pattern.converters))
        else:
            yield from _under(one, written)
