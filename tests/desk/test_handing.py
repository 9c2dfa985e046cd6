"""Handing over: by signature, or before a witness; no thumb is kept."""

from tests.desk.counter import issue, photo, send, state_of

GIVEN = {
    "outputs": ["akta_kelahiran", "kk", "kia"],
    "recipient": "Wayan",
    "relation": "Orang tua",
}


def ready(desk):
    application = send(desk)
    issue(application)
    return application


def test_it_works(desk):
    application = ready(desk)
    desk.post(f"/meja/berkas/{application}/serah", {**GIVEN, "method": "signature"})
    state = state_of(application)
    assert state.stage == "closed"
    assert {one.handed_over_to for one in state.outputs.values()} == {"Wayan"}


def test_a_receipt_number_leads_to_its_documents(desk):
    application = ready(desk)
    number = desk.get(f"/meja/berkas/{application}").context["case"].receipt_number
    found = desk.post("/meja/serah", {"number": number.lower().replace("-", " ")})
    assert found["Location"] == f"/meja/berkas/{application}/serah"
    wrong = desk.post("/meja/serah", {"number": "ABC"})
    assert (wrong.status_code, 'value="ABC"' in wrong.content.decode()) == (422, True)


def test_what_is_missing_is_said_at_its_field_and_the_photo_is_kept(desk):
    application = ready(desk)
    page = desk.post(f"/meja/berkas/{application}/serah", {"photo": photo()})
    assert [anchor for anchor, _ in page.context["wrong"]] == [
        "documents",
        "recipient",
        "method",
    ]
    kept = page.context["slip"]
    desk.post(
        f"/meja/berkas/{application}/serah", {**GIVEN, "method": "signature", "slip": kept}
    )
    assert state_of(application).stage == "closed"


def test_a_slip_with_a_thumb_mark_is_not_kept_unmasked(desk):
    application = ready(desk)
    posted = {**GIVEN, "method": "witness", "witness": "Made", "photo": photo()}
    page = desk.post(f"/meja/berkas/{application}/serah", posted)
    assert "cap jempol belum ditandai" in page.content.decode()
    assert page.context["slip"] == ""
    where = {"mask_left": "5", "mask_top": "5", "mask_width": "20", "mask_height": "20"}
    desk.post(f"/meja/berkas/{application}/serah", {**posted, **where, "photo": photo()})
    assert state_of(application).stage == "closed"


def test_the_slip_is_printed_from_what_is_typed(desk):
    application = ready(desk)
    pdf = desk.post(f"/meja/berkas/{application}/slip.pdf", {**GIVEN, "method": "signature"})
    assert pdf.content[:4] == b"%PDF"


def test_pressed_twice_is_handed_over_once(desk):
    application = ready(desk)
    act = desk.get(f"/meja/berkas/{application}/serah").context["act"]
    posted = {**GIVEN, "method": "signature", "act": act}
    desk.post(f"/meja/berkas/{application}/serah", posted)
    again = desk.post(f"/meja/berkas/{application}/serah", posted)
    assert again["Location"] == f"/meja/berkas/{application}"
    assert state_of(application).conflicts == ()
