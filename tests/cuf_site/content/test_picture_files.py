"""Pictures as they enter: what is kept of each, and what is refused with a sentence."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from cuf_site.content.picture_files import DEEPEST_SVG, LONGEST_SIDE, check_svg, normalised

PICTURES = Path(__file__).parents[2] / "data" / "pictures"
GPS, OWNER, ORIENTATION = 0x8825, 0xA430, 0x0112


def picture(mode="RGB", size=(60, 40), colour=None, kind="PNG", **options) -> SimpleUploadedFile:
    content = BytesIO()
    made = Image.new(mode, size, colour) if colour is not None else Image.new(mode, size)
    made.save(content, kind, **options)
    return SimpleUploadedFile(f"image.{kind.lower()}", content.getvalue())


def opened(file) -> Image.Image:
    file.seek(0)
    image = Image.open(file)
    image.load()
    return image


def svg(attributes='width="40" height="30" viewBox="0 0 40 30"', body="<path/>"):
    text = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{body}</svg>'
    return SimpleUploadedFile("dessin.svg", text.encode())


def test_scan_of_16_bits_becomes_8_bits_with_its_greys():
    file = SimpleUploadedFile("scan.png", (PICTURES / "scan-16bit.png").read_bytes())

    kept = opened(normalised(file))

    low, _high = kept.convert("L").getextrema()
    assert (kept.mode, kept.format) == ("RGB", "PNG")
    assert low < 250  # clipped to white, all would be 255


@pytest.mark.parametrize(
    ("mode", "colour", "kept_mode"),
    [
        ("1", 1, "RGB"),
        ("L", 120, "RGB"),
        ("LA", (120, 90), "RGBA"),
        ("P", 3, "RGB"),
        ("I;16", 30_000, "RGB"),
        ("RGBA", (1, 2, 3, 90), "RGBA"),
    ],
)
def test_every_kind_of_png_is_kept_in_8_bits_of_red_green_and_blue(mode, colour, kept_mode):
    kept = opened(normalised(picture(mode, colour=colour)))

    assert kept.mode == kept_mode


def test_colours_of_a_printer_become_those_of_a_screen():
    kept = opened(normalised(picture("CMYK", colour=(0, 255, 255, 0), kind="JPEG")))

    red, green, blue = kept.getpixel((5, 5))
    assert kept.mode == "RGB"
    assert red > 200
    assert max(green, blue) < 80


def test_profile_of_colours_is_applied_and_left_out():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    kept = opened(normalised(picture(colour=(200, 10, 10), icc_profile=profile)))

    assert kept.getpixel((5, 5)) == (200, 10, 10)
    assert "icc_profile" not in kept.info


def test_damaged_profile_of_colours_refuses_nothing():
    kept = opened(normalised(picture(colour=(200, 10, 10), icc_profile=b"no profile")))

    assert kept.getpixel((5, 5)) == (200, 10, 10)


def test_nothing_that_the_camera_noted_is_kept_and_the_picture_stands_upright():
    exif = Image.Exif()
    exif[ORIENTATION], exif[OWNER] = 6, "Jeanne"
    exif.get_ifd(GPS)[2] = (48.0, 53.0, 0.0)

    kept = opened(normalised(picture(kind="JPEG", exif=exif, comment=b"at home")))

    assert kept.size == (40, 60)
    assert dict(kept.getexif()) == {}
    assert not {"exif", "comment", "xmp"} & set(kept.info)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_large_picture_is_reduced_in_its_own_format(kind):
    kept = opened(normalised(picture(size=(6_000, 3_000), kind=kind)))

    assert (kept.size, kept.format) == ((LONGEST_SIDE, LONGEST_SIDE // 2), kind)


def test_animation_is_kept_as_its_first_image():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    content = BytesIO()
    frames[0].save(content, "PNG", save_all=True, append_images=frames[1:], duration=100)

    kept = opened(normalised(SimpleUploadedFile("image.png", content.getvalue())))

    assert getattr(kept, "n_frames", 1) == 1


def noise() -> SimpleUploadedFile:
    content = BytesIO()
    Image.effect_noise((300, 300), 90).save(content, "PNG")
    return SimpleUploadedFile("bruit.png", content.getvalue())


def cut(file, length) -> SimpleUploadedFile:
    content = file.read()
    return SimpleUploadedFile(file.name, content[:length])


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("a.jpg", (PICTURES / "cut-in-half.jpg").read_bytes()),
        cut(picture(kind="JPEG", size=(300, 300)), -40),
        cut(noise(), 4_000),
        cut(picture(size=(300, 300), kind="WEBP"), -30),
        SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n" + bytes(60)),
        SimpleUploadedFile("a.png", b""),
        SimpleUploadedFile("a.jpg", b"not a picture at all"),
    ],
    ids=["half JPEG", "end of JPEG", "half PNG", "end of WebP", "empty PNG", "empty", "text"],
)
def test_damaged_picture_is_refused_with_a_sentence(file):
    with pytest.raises(ValidationError) as refusal:
        normalised(file)

    assert "endommagé ou incomplet" in refusal.value.message


@pytest.mark.parametrize(("kind", "size"), [("PNG", (16_000, 16_000)), ("JPEG", (12_000, 12_000))])
def test_picture_of_too_many_pixels_is_refused_before_it_is_read(kind, size):
    with pytest.raises(ValidationError) as refusal:
        normalised(picture("1" if kind == "PNG" else "L", size, kind=kind))

    assert refusal.value.code in ("file_too_many_pixels", "invalid_image")


def test_drawing_with_a_size_is_taken():
    check_svg(svg())
    check_svg(svg('width="4cm" height="3cm"'))
    check_svg(svg('viewBox="0 0 40 30"'))


@pytest.mark.parametrize(
    "attributes",
    [
        'width="nan" height="30"',
        'width="inf" height="30"',
        'width="1e999" height="30"',
        'width="0" height="0"',
        'width="auto" height="auto"',
        'width="10rem" height="10rem"',
        'width="-4" height="30"',
        'viewBox="0 0 0 0"',
        'viewBox="0 0 -40 30"',
        'viewBox="zero"',
        'width="40" height="30" viewBox="0 0 0 10"',
        'width="40" height="30" viewBox="0 0 40"',
        'width="999999" height="30"',
        "",
    ],
)
def test_drawing_without_a_size_is_refused(attributes):
    if not attributes:
        return check_svg(svg(attributes))  # 100 % of where it stands: browsers know what to do
    with pytest.raises(ValidationError):
        check_svg(svg(attributes))
    return None


@pytest.mark.parametrize(
    "body",
    [
        "<g>" * 20_000 + "</g>" * 20_000,
        "<g>" * (DEEPEST_SVG + 1) + "</g>" * (DEEPEST_SVG + 1),
        "<path/>" * 60_000,
        "<text>" + "a" * 2_100_000 + "</text>",
        "<g>",
        "</svg><svg>",
    ],
    ids=["deep", "just too deep", "many", "heavy", "open", "two roots"],
)
def test_drawing_that_would_take_the_lists_down_is_refused(body):
    with pytest.raises(ValidationError):
        check_svg(svg(body=body))


def test_drawing_with_entities_is_refused():
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    text = f'{bomb}<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3">&b;</svg>'

    with pytest.raises(ValidationError):
        check_svg(SimpleUploadedFile("dessin.svg", text.encode()))
