import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.browser.installation import Installation
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]
TITLE = "Attest van hoofdverblijfplaats"


def checked(anybody: Visitor, code: str) -> str:
    """What the public page says of this code."""
    anybody.open("/controleer/")
    anybody.page.get_by_label("Code op het document").fill(code)
    anybody.press("Controleer de code")
    return anybody.heading


def checked_file(anybody: Visitor, file: Path) -> str:
    anybody.open("/controleer/")
    anybody.page.get_by_label("Pdf-bestand").set_input_files(file)
    anybody.press("Controleer het bestand")
    return anybody.heading


def changed_copy(file: Path) -> Path:
    """The same PDF with one letter of its content changed."""
    content = bytearray(file.read_bytes())
    place = content.index(b"stream", len(content) // 3) + 40
    content[place] ^= 1
    copy = file.with_name("changed.pdf")
    copy.write_bytes(content)
    return copy


def test_a_document_is_read_downloaded_and_checked_by_whoever_receives_it(visit: Visit, tmp_path: Path) -> None:
    maria = visit()
    maria.arrive("Maria Josephina Catharina Verstraeten", documents=5)
    maria.follow(TITLE)
    paper = maria.page.locator("article.paper").inner_text()
    assert "Statiestraat 117" in paper and "Verstraeten" in paper
    code = maria.page.locator(".code__text").inner_text()
    with maria.page.expect_download() as download:
        maria.follow("Download pdf met zegel")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert re.fullmatch(r"hoofdverblijfplaats-\w{12}\.pdf", file.name), "The name tells nothing about the person."
    said = subprocess.run(["pdfsig", file], capture_output=True, text=True).stdout
    assert "Signature is Valid" in said and "Total document signed" in said

    anybody = visit()
    assert checked(anybody, code.lower().replace("-", " ")) == "Dit document is echt en geldt vandaag"
    assert "Verstraeten" not in anybody.page.content() and "Statiestraat" not in anybody.page.content()
    assert checked_file(anybody, file) == "Dit document is echt en geldt vandaag"
    assert checked_file(anybody, changed_copy(file)) == "Dit bestand is veranderd"
    assert checked(anybody, code[:-1] + ("0" if code[-1] != "0" else "1")) == "Dit document kennen wij niet"
    assert checked(anybody, "Z" * 26) == "Dit document kennen wij niet"


def test_a_document_of_somebody_else_does_not_exist(visit: Visit) -> None:
    maria, noah = visit(), visit()
    maria.arrive("Maria Josephina Catharina Verstraeten")
    noah.arrive("Noah Janssens")
    address = next(iter(maria.documents().values()))
    assert noah.open(address).status == 404
    assert "Verstraeten" not in noah.page.content()


def test_whoever_switches_a_document_off_does_not_get_it_until_it_is_switched_on(visit: Visit) -> None:
    louis = visit()
    louis.arrive("Louis D'Hondt", documents=4)
    title = "Uittreksel uit de registers"
    louis.open(louis.documents()[title])
    louis.page.get_by_text("Dit document niet meer krijgen").click()
    louis.press("Zet uit")
    assert title not in louis.documents()
    louis.press("Zet weer aan")
    assert title in louis.documents()


def test_a_played_event_of_the_register_replaces_documents_at_once(visit: Visit, city: Installation) -> None:
    """Nobody asks for anything: the register tells, and the vault follows."""
    lena, anybody = visit(), visit()
    lena.arrive("Lena Peeters Janssens", documents=4)
    kept = lena.documents()
    lena.open(kept[TITLE])
    code = lena.page.locator(".code__text").inner_text()

    world = visit()
    world.open(f"{city.world}/gebeurtenissen/?zoek=Lena")
    world.follow("Lena Peeters Janssens")
    world.follow("Verhuizing")
    world.press("Laat het gebeuren")
    assert "Gebeurd" in world.text

    old = lena.page.locator(f'.card a[href="{kept[TITLE]}"]')
    lena.until(lambda: old.count() == 0, "/mijn/documenten/")
    assert lena.documents().keys() == kept.keys()
    assert checked(anybody, code) == "Dit document is vervangen"
    lena.open("/mijn/berichten/")
    assert "Uw documenten zijn vervangen" in lena.text
