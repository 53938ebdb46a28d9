"""Photos come out upright, without a word about where they were taken, and small enough to look at."""

import struct
from zlib import crc32

import pytest

from eloket.cases.uploads.inspecting import clean
from eloket.cases.uploads.tests.builders import CAMERA, JPEG, PLACE, PNG, WEBP, a_photo, read, what_a_camera_notes
from eloket.eforms.faults import Fault, Faulty


@pytest.mark.parametrize(("format_", "media_type"), [("JPEG", JPEG), ("PNG", PNG), ("WEBP", WEBP)])
def test_nothing_that_a_camera_notes_is_kept(format_: str, media_type: str) -> None:
    photo = a_photo(format_, exif=what_a_camera_notes(), comment=b"in de tuin", icc_profile=b"kleuren" * 20)
    assert CAMERA.encode() in photo and PLACE.encode() in photo
    found = clean(photo, media_type)
    for trace in (CAMERA, PLACE, "in de tuin", "kleuren"):
        assert trace.encode() not in found.content
    image = read(found.content)
    assert not image.getexif() and not {"exif", "comment", "icc_profile", "xmp"} & set(image.info)


def test_a_photo_stands_upright() -> None:
    """Number 6: held with its right side down, so that red at the left belongs at the top."""
    image = read(clean(a_photo(exif=what_a_camera_notes(orientation=6)), JPEG).content)
    assert image.size == (40, 60)
    top, bottom = image.getpixel((20, 5)), image.getpixel((20, 55))
    assert isinstance(top, tuple) and isinstance(bottom, tuple)
    assert top[0] > 200 > top[2] and bottom[2] > 200 > bottom[0]


def test_a_photo_stays_as_fine_as_it_was() -> None:
    coarse, fine = (a_photo(size=(400, 300), quality=quality) for quality in (20, 95))
    for photo in (coarse, fine):
        assert clean(photo, JPEG).content == clean(photo, JPEG).content
        assert abs(len(clean(photo, JPEG).content) - len(photo)) < len(photo) / 10


def test_every_browser_and_every_clerk_can_open_what_is_kept() -> None:
    assert clean(a_photo("WEBP"), WEBP).media_type == JPEG
    assert read(clean(a_photo(mode="CMYK"), JPEG).content).mode == "RGB"
    assert read(clean(a_photo(mode="L"), JPEG).content).mode == "L"


def test_what_can_be_seen_through_stays_so() -> None:
    for format_, media_type in (("PNG", PNG), ("WEBP", WEBP)):
        found = clean(a_photo(format_, mode="RGBA"), media_type)
        assert found.media_type == PNG and read(found.content).mode == "RGBA"


def test_a_telephone_that_takes_two_pictures_at_once_adds_the_first() -> None:
    both = a_photo("MPO", save_all=True, append_images=[read(a_photo(size=(6, 4)))])
    assert read(clean(both, JPEG).content).size == (60, 40)


def test_the_largest_photo_is_taken_and_one_that_is_larger_is_not() -> None:
    largest = clean(a_photo("PNG", size=(10_000, 5_000), mode="1"), PNG)
    assert read(largest.content).size == (10_000, 5_000)
    assert fault(a_photo("PNG", size=(10_000, 5_001), mode="1"), PNG) is Fault.TOO_MANY_PIXELS


def test_a_bomb_is_not_decoded() -> None:
    """A few kilobytes that would fill 40 gigabytes."""
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 6, 0, 0, 0)
    chunk = struct.pack(">I", len(header)) + b"IHDR" + header + struct.pack(">I", crc32(b"IHDR" + header))
    bomb = b"\x89PNG\r\n\x1a\n" + chunk + a_photo("PNG")[33:]
    assert fault(bomb, PNG) is Fault.TOO_MANY_PIXELS


@pytest.mark.parametrize(("format_", "media_type"), [("JPEG", JPEG), ("PNG", PNG), ("WEBP", WEBP)])
def test_half_a_photo_is_damaged(format_: str, media_type: str) -> None:
    photo = a_photo(format_, size=(300, 300))
    assert fault(photo[: len(photo) // 2], media_type) is Fault.DAMAGED
    assert fault(photo[:20], media_type) is Fault.DAMAGED


@pytest.mark.parametrize("behind", [b"<script>alert(1)</script>", b"PK\x03\x04 a program", b"%PDF-1.7"])
def test_of_a_file_that_is_two_things_only_the_photo_is_kept(behind: bytes) -> None:
    for format_, media_type in (("JPEG", JPEG), ("PNG", PNG)):
        assert behind not in clean(a_photo(format_) + behind, media_type).content


def fault(photo: bytes, media_type: str) -> Fault:
    with pytest.raises(Faulty) as refused:
        clean(photo, media_type)
    return refused.value.fault
