"""The first page: what happened in your life, and where your papers are now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from jangkau.catalogue import services


@require_safe
@gzip_page
def home(request: HttpRequest) -> HttpResponse:
    """Show the life events that are served, the status box and where else to go."""
    return render(request, "web/home.html", {"services": services()})
