"""A photo, decoded and written anew: upright, and without a word about where and with what it was taken."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, MpoImagePlugin, TiffImagePlugin, WebPImagePlugin
from PIL.JpegImagePlugin import JpegImageFile, get_sampling

from eloket.cases.uploads.cleaning.clean import Clean
from eloket.eforms.faults import Fault, Faulty

MOST_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP")

# The limit above is asked before anything is decoded, and is said in a sentence.
Image.MAX_IMAGE_PIXELS = None
# Now, for nothing can be imported once a file is open. What a JPEG turns out to hold may need the last two.
Image.preinit()
READ_BY = (WebPImagePlugin, MpoImagePlugin, TiffImagePlugin)


def clean_image(content: bytes) -> Clean:
    """A JPEG, or a PNG if it was one or can be seen through. Of what moves, the first picture.

    Raises Faulty, and whatever comes up in a photo that is damaged.
    """
    with Image.open(BytesIO(content), formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Faulty(Fault.TOO_MANY_PIXELS)
        return _written_anew(image)


def _written_anew(image: Image.Image) -> Clean:
    is_png = image.format == "PNG" or image.has_transparency_data
    precision = _precision(image)
    # Turned by what the camera noted, which is then left out with all else that it noted.
    ImageOps.exif_transpose(image, in_place=True)
    image.info = {"transparency": image.info["transparency"]} if "transparency" in image.info else {}
    written = BytesIO()
    if is_png:
        image.save(written, "PNG")
        return Clean(written.getvalue(), "image/png")
    upright = image if image.mode in ("L", "RGB") else image.convert("RGB")
    upright.save(written, "JPEG", **precision)
    return Clean(written.getvalue(), "image/jpeg")


def _precision(image: Image.Image) -> dict[str, Any]:
    """As fine as the photo was: with less it loses a second time, with more it only grows."""
    if isinstance(image, JpegImageFile):
        return {"qtables": image.quantization, "subsampling": get_sampling(image)}
    return {"quality": 90}
