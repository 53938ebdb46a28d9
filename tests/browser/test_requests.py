from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.installation import Installation
from tests.browser.moving import Address, answer_when, answer_where, decide, fill_in, submit, today
from tests.browser.test_documents import checked
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]

# Titles of documents that name an address.
WITH_ADDRESS = ("Attest van gezinssamenstelling", "Attest van hoofdverblijfplaats", "Uittreksel uit de registers")
PRIVATE = ("Fatima", "El Amrani", "Thomas", "Peeters", "Stuivenberg", "Kloosterstraat", "92.03.14", "920314")


def test_what_needs_nobody_is_on_the_confirmation_page(visit: Visit) -> None:
    huong = visit()
    huong.arrive("Nguyễn Thị Hương")
    huong.open("/diensten/gezinssamenstelling/")
    huong.follow("Start nu")
    assert "Minh Anh" in huong.text, "What the city knows is shown, not asked."
    huong.follow("Ja, dit klopt")
    huong.press("Vraag het attest aan")
    assert huong.heading == "Uw aanvraag is goedgekeurd"
    huong.follow("Attest van gezinssamenstelling")
    assert "Minh Anh" in huong.page.locator("article.paper").inner_text()


def test_what_is_wrong_is_said_at_the_top_and_at_the_field_and_nothing_typed_is_lost(visit: Visit) -> None:
    anne = visit()
    anne.arrive("Anne t'Kindt")
    anne.open("/aanvragen/verhuizing/vraag/wanneer/")
    anne.page.get_by_label("Dag", exact=True).fill("27")
    anne.press("Verder", exact=True)
    assert anne.title.startswith("Fout: ")
    summary = anne.page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="Vul de maand in.").click()
    expect(anne.page.get_by_label("Maand", exact=True)).to_be_focused()
    expect(anne.page.get_by_label("Dag", exact=True)).to_have_value("27")
    answer_when(anne, today())

    answer_where(anne, Address("", "zeven", "20", "Antwerpen"))
    links = anne.page.locator(".govuk-error-summary a")
    expect(links).to_have_count(3)
    for link in links.all():
        field = anne.page.locator(link.get_attribute("href") or "")
        assert link.inner_text() in anne.page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()
    expect(anne.page.get_by_label("Huisnummer", exact=True)).to_have_value("zeven")
    expect(anne.page.get_by_label("Gemeente", exact=True)).to_have_value("Antwerpen")


def test_a_family_reports_a_move_and_a_clerk_grants_it(visit: Visit, city: Installation) -> None:
    fatima, thomas, clerk, anybody, world = (visit() for _ in range(5))
    fatima.arrive("Fatima El Amrani", documents=6)
    thomas.arrive("Thomas Peeters", documents=6)
    before = fatima.documents()
    codes = {title: _code(fatima, before[title]) for title in WITH_ADDRESS}

    fill_in(fatima, Address("Kloosterstraat", "15"))
    number = _submit_twice(fatima)

    clerk.sign_in_at_the_desk("An Willems")
    assert "El Amrani" not in clerk.text, "The worklist names nobody."
    clerk.page.locator(f'a[href="/balie/zaken/{number}/"]').click()
    assert "Kloosterstraat 15" in clerk.text
    clerk.press("Neem deze zaak")
    assert "Behandelaar: An Willems" in clerk.text
    decide(clerk, number, "Goedkeuren")
    assert "Goedgekeurd" in clerk.text

    fatima.until(
        lambda: fatima.find("Uw nieuwe adres staat in het register").is_visible(), f"/mijn/aanvragen/{number}/"
    )
    fatima.until(lambda: _all_new(fatima, before), "/mijn/documenten/")
    assert fatima.documents().keys() == before.keys()
    for title, code in codes.items():
        assert checked(anybody, code) == "Dit document is vervangen", title
    thomas.until(lambda: thomas.page.get_by_text("Uw documenten zijn vervangen").count() == 1, "/mijn/berichten/")
    for person in (fatima, thomas):
        person.open(person.documents()["Attest van hoofdverblijfplaats"])
        assert "Kloosterstraat 15" in person.page.locator("article.paper").inner_text()

    world.open(f"{city.world}/gebeurtenissen/?zoek=Fatima El Amrani")
    world.follow("Fatima El Amrani")
    assert "Kloosterstraat 15" in world.text, "The register knows the new address."
    _tells_nothing(world)

    fatima.open("/mijn/inzage/")
    row = fatima.page.get_by_role("row").filter(has_text="Een medewerker heeft uw aanvraag bekeken").first
    assert "An Willems" in row.inner_text()


def test_a_clerk_refuses_with_a_reason_that_the_citizen_reads_without_scripts_too(visit: Visit) -> None:
    eva, clerk = visit(java_script_enabled=False), visit(java_script_enabled=False)
    eva.arrive("Eva van der Meer")
    fill_in(eva, Address("Meir", "1"))
    number = submit(eva)
    clerk.sign_in_at_the_desk("Karim Benali")
    decide(clerk, number, "Weigeren")
    assert clerk.title.startswith("Fout: ") and "Schrijf op waarom u weigert" in clerk.text
    reason = "U woont nog niet op dit adres. Meld het opnieuw als u er woont."
    decide(clerk, number, "Weigeren", reason)
    assert "Geweigerd" in clerk.text
    eva.open("/mijn/berichten/")
    eva.follow("Uw aanvraag is geweigerd: Verhuizing melden")
    assert reason in eva.text
    eva.open(f"/mijn/aanvragen/{number}/")
    assert reason in eva.text and "Geweigerd" in eva.text


def test_two_clerks_cannot_decide_over_each_other(visit: Visit) -> None:
    yanti, an, karim = visit(), visit(), visit()
    yanti.arrive("Yanti")
    fill_in(yanti, Address("Meir", "2"))
    number = submit(yanti)
    for clerk, name in ((an, "An Willems"), (karim, "Karim Benali")):
        clerk.sign_in_at_the_desk(name)
        clerk.open(f"/balie/zaken/{number}/")
    an.press("Neem deze zaak")
    karim.page.get_by_label("Goedkeuren", exact=True).check()
    karim.press("Beslis", exact=True)
    assert "intussen gewijzigd" in karim.text
    assert karim.page.get_by_label("Goedkeuren", exact=True).is_checked()


def _code(citizen: Visitor, address: str) -> str:
    citizen.open(address)
    return citizen.page.locator(".code__text").inner_text()


def _submit_twice(citizen: Visitor) -> str:
    """Two presses in one second, and once more from a page that stood open: it is one request."""
    inputs = citizen.page.locator("main form input").all()
    fields: dict[str, str | float | bool] = {field.get_attribute("name") or "": field.input_value() for field in inputs}
    address = citizen.page.url
    citizen.page.get_by_role("button", name="Meld de verhuizing").dblclick()
    expect(citizen.page.locator("h1")).to_have_text("Wij hebben uw aanvraag ontvangen")
    again = citizen.context.request.post(address, form=fields)
    assert again.url == citizen.page.url
    number = again.url.rstrip("/").rsplit("/", 1)[1]
    citizen.open("/mijn/aanvragen/")
    expect(citizen.page.locator("main .card")).to_have_count(1)
    return number


def _all_new(citizen: Visitor, before: dict[str, str]) -> bool:
    return not any(citizen.page.locator(f'.card a[href="{before[title]}"]').count() for title in WITH_ADDRESS)


def _tells_nothing(world: Visitor) -> None:
    """A mail came for each message, and whoever reads it over a shoulder learns nothing."""
    box = f"{world.city.world}/postbus/?aan=fatima.elamrani@post.example"
    world.until(lambda: world.page.locator("tbody tr").count() >= 4, box)
    links = [(link.inner_text(), link.get_attribute("href")) for link in world.page.locator("tbody a").all()]
    for subject, address in links:
        world.open(f"{world.city.world}{address}")
        body = world.text.partition("@post.example")[2]
        assert "Er staat een nieuw bericht voor u klaar" in body
        assert not [word for word in PRIVATE if word in body or word in subject]
