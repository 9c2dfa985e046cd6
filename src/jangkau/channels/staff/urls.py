"""Paths of the staff door."""

from django.urls import URLPattern, path

from jangkau.channels.staff import entrance

urlpatterns: list[URLPattern] = [
    path("masuk", entrance.sign_in, name="sign_in"),
    path("keluar", entrance.sign_out, name="sign_out"),
]
