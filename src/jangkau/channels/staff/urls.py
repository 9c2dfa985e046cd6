"""Paths of the staff door."""

from django.urls import URLPattern, path

from jangkau.channels.staff import code, devices, enrol, entrance, issuers, own, people

urlpatterns: list[URLPattern] = [
    path("masuk", entrance.sign_in, name="sign_in"),
    path("masuk/kode", code.ask, name="sign_in_code"),
    path("masuk/pasang", code.set_up, name="sign_in_set_up"),
    path("masuk/sandi", own.password, name="sign_in_password"),
    path("keluar", entrance.sign_out, name="sign_out"),
    path("perangkat", devices.devices, name="devices"),
    path("perangkat/tiket/<uuid:ticket_id>", devices.ticket, name="device_ticket"),
    path("perangkat/tiket/<uuid:ticket_id>/berkas", devices.ticket_file, name="ticket_file"),
    path("perangkat/<str:node>/cabut", devices.revoke, name="device_revoke"),
    path("pengguna", people.people, name="people"),
    path("pengguna/<uuid:account_id>", people.person, name="person"),
    path("pengguna/<uuid:account_id>/tutup", people.toggle, name="person_toggle"),
    path("sertifikat", issuers.issuers, name="issuers"),
    path("sertifikat/pilihan", issuers.switch, name="issuer_switch"),
    path("sertifikat/<uuid:issuer_id>/cabut", issuers.withdraw, name="issuer_withdraw"),
    path("api/enrol", enrol.enrol, name="enrol"),
    path("akun", own.account, name="own_account"),
]
