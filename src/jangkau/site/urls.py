"""Opens every door under its path."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from jangkau.site import health, looks, nav
from jangkau.site.doors import doors

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("mulai", nav.start),
    *(path(prefix, include(f"{package}.urls")) for package, prefix in doors()),
]
if settings.DEBUG or settings.DEMO:
    urlpatterns.append(path("contoh", looks.samples))

handler400 = "jangkau.site.problems.bad_request"
handler403 = "jangkau.site.problems.forbidden"
handler404 = "jangkau.site.problems.not_found"
handler500 = "jangkau.site.problems.broken"
