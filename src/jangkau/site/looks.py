"""Shows every component on one page, for looking at."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def samples(request: HttpRequest) -> HttpResponse:
    """Return the page of components; open only in the demo and in tests."""
    return render(request, "looks/samples.html")
