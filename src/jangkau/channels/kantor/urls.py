"""Paths of the office's door, under /kantor/."""

from django.urls import URLPattern, path

from jangkau.channels.kantor import (
    attaching,
    checking,
    conflicts,
    copying,
    held,
    history,
    listing,
    outputs,
    papers,
)

app_name = "kantor"
CASE = "berkas/<uuid:application>/"
OUTPUT = CASE + "dokumen/<slug:output>/"

urlpatterns: list[URLPattern] = [
    path("", listing.show, name="list"),
    path("cari", listing.search, name="search"),
    path("daftar.csv", listing.as_csv, name="csv"),
    path("beda/", conflicts.show_all, name="conflicts"),
    path("ditahan/", held.show_all, name="held"),
    path("ditahan/<uuid:held_act>/", held.decide, name="held_act"),
    path(CASE, checking.show, name="case"),
    path(CASE + "putuskan", checking.decide, name="decide"),
    path(CASE + "terlambat", checking.decide_late, name="decide_late"),
    path(CASE + "gambar/<str:digest>", papers.show, name="paper"),
    path(CASE + "beda/", conflicts.resolve, name="resolve"),
    path(CASE + "riwayat/", history.show, name="history"),
    path(OUTPUT, outputs.show, name="output"),
    path(OUTPUT + "salin/", copying.show, name="copy"),
    path(OUTPUT + "salin/tanda", copying.tick, name="tick"),
    path(OUTPUT + "salin/masuk", copying.enter, name="enter_siak"),
    path(OUTPUT + "pdf", attaching.choose, name="choose_pdf"),
    path(OUTPUT + "pdf/terbit", attaching.issue, name="issue"),
    path(OUTPUT + "<slug:verb>", outputs.act, name="act"),
]
