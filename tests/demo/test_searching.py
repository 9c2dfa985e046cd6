from jangkau_demo.play.searching import in_addresses, in_files


def test_a_name_is_found_in_either_case_and_encoding(tmp_path):
    (tmp_path / "a.log").write_text("lahir: bunga SEKAR")
    (tmp_path / "b.db").write_bytes(b"\0\1" + "Bunga Sekar".encode("utf-16-le"))
    (tmp_path / "c.bin").write_bytes(bytes(range(256)))
    found = in_files(tmp_path, ["BUNGA SEKAR"])
    assert (found.files, found.hits) == (3, ("a.log", "b.db"))


def test_a_number_is_found_across_the_border_of_two_blocks(tmp_path, monkeypatch):
    monkeypatch.setattr("jangkau_demo.play.searching.BLOCK", 8)
    (tmp_path / "a").write_bytes(b"xxxxx9901014507920001xxx")
    assert in_files(tmp_path, ["9901014507920001"]).hits == ("a",)


def test_an_address_that_holds_a_secret_is_found():
    assert in_addresses(["/status", "/status?s=K7QM2RD9"], ["k7qm2rd9"]) == [
        "/status?s=K7QM2RD9"
    ]
