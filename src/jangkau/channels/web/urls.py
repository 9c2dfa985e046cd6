"""Paths of the residents' door."""

from django.urls import URLPattern, path

from jangkau.channels.web import home, papers, status, verify

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("layanan/<str:key>", papers.papers, name="papers"),
    path("status", status.status, name="status"),
    path("verifikasi", verify.verify, name="verify"),
    path("verifikasi/daftar", verify.sealers, name="sealers"),
    path("verifikasi/pekerja.js", verify.worker, name="verify_worker"),
]
