"""Reporting dumped waste, with files."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload

from eloket.eforms.tests.filling_in import PDF
from tests.browser.visitor import Visitor

LONG_NAME = "IMG_20261124_161532_sluikstort_op_de_hoek_van_de_straat_naast_de_glascontainer_van_dichtbij.jpg"


def a_photo() -> bytes:
    written = BytesIO()
    Image.effect_noise((1600, 1200), 60).convert("RGB").save(written, "JPEG")
    return written.getvalue()


def report(citizen: Visitor) -> str:
    """With a photo and a letter. Gives the number of the request, as it stands in its address."""
    citizen.open("/aanvragen/sluikstort-melden/vraag/what/")
    citizen.page.get_by_label("Vuilniszakken of los afval").check()
    citizen.page.get_by_label("Past in een kruiwagen").check()
    citizen.press("Verder", exact=True)
    citizen.page.get_by_label("Straat en huisnummer").fill("Meir 1")
    citizen.press("Verder", exact=True)
    citizen.page.get_by_label("Foto's").set_input_files(
        [
            FilePayload(name=LONG_NAME, mimeType="image/jpeg", buffer=a_photo()),
            FilePayload(name="brief.pdf", mimeType="application/pdf", buffer=PDF),
        ]
    )
    citizen.press("Verder", exact=True)
    citizen.page.get_by_label("Nee", exact=True).check()
    citizen.press("Verder", exact=True)
    if "/vraag/" in citizen.page.url:
        citizen.press("Verder", exact=True)
    citizen.press("Meld het sluikstort")
    return citizen.page.url.rstrip("/").rsplit("/", 1)[1]
