"""Paths of the desk, under /meja/."""

from django.urls import URLPattern, path

from jangkau.channels.desk import (
    casepage,
    entry,
    handing,
    home,
    images,
    mending,
    papers,
    reading,
    receipts,
    sending,
    signing,
)

app_name = "desk"
DRAFT, CASE = "draf/<uuid:draft>", "berkas/<uuid:application>"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("cari", home.search, name="search"),
    path("daftar.csv", home.csv_list, name="csv"),
    path("baru/<slug:key>", entry.begin, name="begin"),
    path(DRAFT, entry.entry, name="entry"),
    path(f"{DRAFT}/hapus", entry.discard, name="discard"),
    path(f"{DRAFT}/berkas", papers.papers, name="papers"),
    path(f"{DRAFT}/gambar/<str:digest>", images.of_draft_page, name="draft_image"),
    path(f"{DRAFT}/baca", reading.read_back, name="read_back"),
    path(f"{DRAFT}/tanda-tangan", signing.sign, name="sign"),
    path(f"{DRAFT}/formulir/<str:code>.pdf", signing.form_pdf, name="form_pdf"),
    path(f"{DRAFT}/kirim", sending.send, name="send"),
    path(CASE, casepage.case_page, name="case"),
    path(f"{CASE}/terima", receipts.receipt, name="receipt"),
    path(f"{CASE}/tanda-terima-<str:size>.pdf", receipts.receipt_pdf, name="receipt_pdf"),
    path(f"{CASE}/gambar/<str:digest>", images.of_case_page, name="case_image"),
    path(f"{CASE}/tarik", casepage.withdraw, name="withdraw"),
    path(f"{CASE}/kembar", casepage.twin, name="twin"),
    path(f"{CASE}/perbaiki", mending.mend, name="mend"),
    path(f"{CASE}/perbaiki/berkas", mending.mend_paper, name="mend_paper"),
    path(f"{CASE}/perbaiki/<str:code>.pdf", mending.form_pdf, name="mend_form_pdf"),
    path(f"{CASE}/perbaiki/gambar/<str:digest>", images.of_mend_page, name="mend_image"),
    path(f"{CASE}/serah", handing.hand_over, name="hand_over"),
    path(f"{CASE}/slip.pdf", handing.slip, name="slip"),
    path("serah", handing.ready, name="ready"),
]
