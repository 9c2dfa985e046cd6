from jangkau_demo.play.forms import Form, filled, forms

PAGE = """
<form action="/lain"><input name="a" value="1"></form>
<form method="post" action="/kirim">
  <input type="hidden" name="act" value="x">
  <input name="nama" value="Ayu &amp; Budi"><input type="radio" name="jenis" value="1">
  <input type="radio" name="jenis" value="2" checked>
  <input type="checkbox" name="dok" value="kk">
  <input type="file" name="foto"><input name="mati" value="1" disabled>
  <select name="alasan"><option value="">Pilih</option>
    <option selected>Foto buram.</option></select>
  <select name="agama"><option value="1">Islam</option>
    <option value="2">Kristen</option></select>
  <textarea name="kata">halo</textarea>
  <button name="go_on" value="1">Lanjutkan <b>saja</b></button><button>Simpan</button>
</form>
"""


def test_a_form_is_read_as_a_browser_would_send_it():
    assert forms(PAGE)[1] == Form(
        action="/kirim",
        method="post",
        fields=[
            ("act", "x"),
            ("nama", "Ayu & Budi"),
            ("jenis", "2"),
            ("alasan", "Foto buram."),
            ("agama", "1"),
            ("kata", "halo"),
        ],
        buttons={"Lanjutkan saja": ("go_on", "1"), "Simpan": ("", "")},
    )


def test_what_is_typed_takes_the_place_of_what_was_shown():
    form = Form("/", "post", [("a", "1"), ("b", "2")], {"Ya": ("go", "1")})
    assert filled(form, {"b": ["3", "4"]}, "Ya") == [
        ("a", "1"),
        ("b", "3"),
        ("b", "4"),
        ("go", "1"),
    ]
