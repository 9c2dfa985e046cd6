"""Morango's own doors, and one to ask whether it is awake."""

from django.http import HttpResponse
from django.urls import include, path

urlpatterns = [
    path("healthz", lambda _request: HttpResponse("ok")),
    path("", include("morango.urls")),
]
