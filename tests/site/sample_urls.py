"""The site's routes with the page of components, as in the demo."""

from django.urls import path

from jangkau.site import looks
from jangkau.site.urls import urlpatterns as site

urlpatterns = [path("contoh", looks.samples), *site]
