"""Files of pictures as they enter: read whole, then written again as every browser shows them.

What is kept has its sides turned as they are seen, 8 bits a channel in sRGB, no more pixels than
a screen shows, and nothing of what the camera noted (place, owner, serial number).
"""

from io import BytesIO
from math import isfinite
from xml.parsers import expat

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps
from willow.image import Image as WillowImage

# The longest side that is kept, in pixels: a wide screen at twice its density.
LONGEST_SIDE = 3840
# What is read at most, in pixels. A JPEG is read at a fraction of its size; nothing else is.
MOST_PIXELS = 40_000_000
MOST_JPEG_PIXELS = 120_000_000
QUALITY = 90
# What an SVG may hold: a map of a country has a few thousand shapes, ten levels deep.
MOST_SVG_BYTES, MOST_SVG_ELEMENTS, DEEPEST_SVG = 2_000_000, 50_000, 100
LONGEST_SVG_SIDE = 20_000
SHARES_OF_16_BITS = 1 / 257
WITH_ALPHA = {"RGBA", "LA", "PA", "La", "RGBa"}


def normalised(file, longest_side: int = LONGEST_SIDE) -> InMemoryUploadedFile:
    """Return the picture in ``file`` (JPEG, PNG or WebP) as a file of the same format and name.

    Raises ``ValidationError`` with a sentence when it cannot be read whole or has too many pixels.
    """
    try:
        file.seek(0)
        with Image.open(file) as opened:
            check_pixels(opened)
            kind = opened.format
            opened.draft("RGB", (longest_side, longest_side))  # reads a JPEG at a half
            opened.load()
            picture = shown(opened, longest_side)
    except ValidationError:
        raise
    except Exception as failure:  # Pillow raises many kinds for what it cannot read
        raise ValidationError(unreadable(), code="invalid_image") from failure
    return written(picture, kind, file)


def unreadable() -> str:
    return _(
        "This picture cannot be read: the file is damaged or incomplete. "
        "Open it on your computer, save it again as JPEG or PNG, and send that file."
    )


def check_pixels(picture: Image.Image):
    """Raise ``ValidationError`` for a picture that would fill the memory of the server."""
    width, height = picture.size
    most = MOST_JPEG_PIXELS if picture.format == "JPEG" else MOST_PIXELS
    if width * height > most:
        sentence = _(
            "This picture has too many pixels (%(width)s × %(height)s): reduce it to "
            "%(longest)s pixels on its longest side, and send it again."
        )
        values = {"width": width, "height": height, "longest": LONGEST_SIDE}
        raise ValidationError(sentence % values, code="file_too_many_pixels")


def shown(picture: Image.Image, longest_side: int) -> Image.Image:
    """Return a picture as it is seen: turned, 8 bits a channel, in sRGB, of a sane size."""
    profile = picture.info.get("icc_profile")
    picture = ImageOps.exif_transpose(eight_bits(picture))
    picture = in_srgb(picture, profile)
    picture.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    return picture


def eight_bits(picture: Image.Image) -> Image.Image:
    """Return a picture of 8 bits a channel: a scan of 16 bits would be clipped to white."""
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value * SHARES_OF_16_BITS).convert("L")
    if picture.mode == "F":
        return picture.convert("L")
    if picture.mode == "P":
        return picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    return picture


def in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in the colours of the Web; a damaged profile is passed over."""
    mode = "RGBA" if picture.mode in WITH_ALPHA or "transparency" in picture.info else "RGB"
    if profile and picture.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode=mode
            )
        except (ImageCms.PyCMSError, OSError):
            pass
    return picture.convert(mode)


def written(picture: Image.Image, kind: str, file) -> InMemoryUploadedFile:
    """Return ``picture`` as a file named as ``file`` was, without any of its metadata."""
    if kind == "JPEG" and picture.mode == "RGBA":
        picture = picture.convert("RGB")
    picture.info = {}
    content = BytesIO()
    options = {} if kind == "PNG" else {"quality": QUALITY}
    picture.save(content, kind, optimize=True, **options)
    size = content.tell()
    content.seek(0)
    content_type = Image.MIME[kind]
    return InMemoryUploadedFile(content, None, file.name, content_type, size, None)


def check_svg(file):
    """Raise ``ValidationError`` for a drawing that the lists of the admin could not show."""
    file.seek(0)
    content = file.read(MOST_SVG_BYTES + 1)
    try:
        check_svg_shape(content)
        width, height = WillowImage.open(BytesIO(content)).get_size()
        is_sane = all(isfinite(side) and 1 <= side <= LONGEST_SVG_SIDE for side in (width, height))
        drawing = WillowImage.open(BytesIO(content)).crop((0, 0, 1, 1))  # as lists cut it
        drawing.resize((10, 10)).save_as_svg(BytesIO())
    except ValidationError:
        raise
    except Exception as failure:  # Willow, XML parsers and arithmetic each have their own kinds
        raise ValidationError(unreadable_svg(), code="invalid_image") from failure
    if not is_sane:
        raise ValidationError(unreadable_svg(), code="invalid_image")
    file.seek(0)


def unreadable_svg() -> str:
    return _(
        "This drawing has no size that can be read. Export it again as SVG with a width, a height "
        "and a viewBox in pixels, or as PNG."
    )


def check_svg_shape(content: bytes):
    """Raise ``ValidationError`` for too large, too deep or too many; no recursion, linear."""
    depth = deepest = count = 0

    def start(name, attributes):
        nonlocal depth, deepest, count
        depth, count = depth + 1, count + 1
        deepest = max(depth, deepest)
        if deepest > DEEPEST_SVG or count > MOST_SVG_ELEMENTS:
            raise ValidationError(too_heavy_svg(), code="invalid_image")

    def end(name):
        nonlocal depth
        depth -= 1

    if len(content) > MOST_SVG_BYTES:
        raise ValidationError(too_heavy_svg(), code="file_too_large")
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(content, True)


def too_heavy_svg() -> str:
    return _(
        "This drawing is too heavy to be shown on a page: simplify it in the program that made it, "
        "or export it as PNG."
    )
