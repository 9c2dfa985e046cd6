import io

import pytest
from PIL import Image, ImageFilter

from jangkau.documents import first_image
from jangkau.documents.photos import LONG_SIDE, MEGABYTE, PHOTO_LIMIT, Photo, take_in
from jangkau.errors import Refusal
from tests.documents.photographs import blank, jpeg, photographed
from tests.documents.scans import scan

PDF = scan()


def refusal(data: bytes, filename: str) -> Refusal:
    with pytest.raises(Refusal) as refused:
        take_in(data, filename)
    assert refused.value.sentence()
    return refused.value


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_photographed_page_is_kept_small_with_a_first_image() -> None:
    photo = take_in(photographed(), "kamera.jpg")
    assert (photo.media_type, photo.width, photo.height) == ("image/webp", 1500, LONG_SIDE)
    assert opened(photo.data).size == (1500, LONG_SIDE)
    assert len(photo.data) < 270_000
    assert 16_000 <= len(photo.first_image) <= first_image.LIMIT


def test_the_first_image_has_two_levels_and_keeps_print_and_stamp() -> None:
    page = opened(take_in(photographed(), "kamera.jpg").first_image).convert("L")
    assert [level for _, level in page.getcolors() or []] == [0, 255]
    # Where the stamp's ring stands, and where the paper is empty beside it.
    assert page.crop((930, 1330, 1190, 1600)).histogram()[0] > 2_000
    assert page.crop((150, 1400, 700, 1550)).histogram()[0] == 0


def test_a_large_photograph_is_made_small_on_the_way_in() -> None:
    camera = jpeg(Image.effect_noise((6400, 5200), 110), 99)
    assert 40 * MEGABYTE < len(camera) <= PHOTO_LIMIT
    photo = take_in(camera, "besar.jpg")
    assert max(photo.width, photo.height) <= LONG_SIDE
    assert len(photo.data) < MEGABYTE
    assert len(photo.first_image) <= first_image.LIMIT


def test_a_file_over_the_limit_is_refused_with_the_limit() -> None:
    refused = refusal(b"\xff\xd8\xff" + bytes(PHOTO_LIMIT), "besar.jpg")
    assert refused.code == "JKL-1110"
    assert "61 MB; batasnya 60 MB" in refused.sentence()


@pytest.mark.parametrize(
    ("data", "filename", "code"),
    [
        (PDF, "akta.jpg", "JKL-1111"),
        (PDF, "AKTA.JPEG", "JKL-1111"),
        (b"halo, ini bukan foto", "foto.jpg", "JKL-1112"),
        (b"GIF89a" + bytes(40), "gerak.gif", "JKL-1112"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(40), "a.heic", "JKL-1113"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "a.jpg", "JKL-1114"),
        (PDF.replace(b"%%EOF", b""), "a.pdf", "JKL-1116"),
        (scan(password="rahasia"), "a.pdf", "JKL-1116"),
        (b"%PDF-1.7\nrusak\n%%EOF\n", "a.pdf", "JKL-1116"),
        (b"", "a.jpg", "JKL-1117"),
    ],
)
def test_what_is_no_paper_is_refused(data: bytes, filename: str, code: str) -> None:
    assert refusal(data, filename).code == code


def test_a_photograph_cut_in_the_middle_is_refused() -> None:
    whole = photographed()
    assert refusal(whole[: len(whole) // 2], "a.jpg").code == "JKL-1114"


def test_a_photograph_with_any_byte_changed_is_refused_or_read_and_never_breaks() -> None:
    whole = jpeg(blank(120, 90))
    for place in range(3, len(whole), 7):
        changed = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        try:
            assert take_in(changed, "a.jpg").media_type == "image/webp"
        except Refusal as refused:
            assert refused.code in ("JKL-1114", "JKL-1115")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")
    assert len(out.getvalue()) < MEGABYTE
    refused = refusal(out.getvalue(), "bom.png")
    assert (refused.code, refused.facts) == ("JKL-1115", {"limit": 40})


def test_a_picture_is_turned_upright_and_loses_its_metadata() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    exif[0x010F] = "Kamera Desa"
    exif.get_ifd(0x8825)[1] = "S"
    photo = take_in(jpeg(blank(800, 400), exif=exif.tobytes(), comment=b"rahasia"), "a.jpg")
    kept = opened(photo.data)
    assert kept.size == (400, 800)
    assert dict(kept.getexif()) == {}
    assert not {"exif", "xmp", "icc_profile", "comment"} & set(kept.info)
    bar = kept.convert("L").getpixel((395, 400)), kept.convert("L").getpixel((200, 400))
    assert bar[0] < 60 < bar[1]


def test_a_transparent_picture_stands_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(out, "PNG")
    kept = opened(take_in(out.getvalue(), "a.png").data)
    assert min(kept.getpixel((9, 9))) > 250


def test_a_scan_in_pdf_is_kept_as_it_came() -> None:
    assert take_in(PDF, "surat.pdf") == Photo(PDF, "application/pdf", 0, 0, b"")
    large = PDF[:9] + bytes(10 * MEGABYTE) + PDF[9:]
    assert refusal(large, "surat.pdf").facts == {"size": 11, "limit": 10}


def test_a_blurred_page_still_gives_a_small_first_image() -> None:
    blurred = opened(photographed()).convert("RGB").filter(ImageFilter.GaussianBlur(6))
    assert len(take_in(jpeg(blurred), "a.jpg").first_image) <= first_image.LIMIT
