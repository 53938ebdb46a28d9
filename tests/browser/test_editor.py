"""A service is changed, refused, mended, submitted and approved; and whoever was busy keeps what they began with."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]
SLUG = "ratten-en-ander-ongedierte-melden"
HERE = f"/balie/diensten/{SLUG}"


def test_one_clerk_changes_a_service_and_another_approves_it(visit: Visit) -> None:
    # Without scripts, as everything must work.
    an, karim, busy, anybody = (visit(java_script_enabled=False) for _ in range(4))
    _begin_a_report(busy)

    an.sign_in_at_the_desk("An Willems")
    an.follow("Diensten")
    an.page.get_by_label("Zoek op titel").fill("ratten")
    an.press("Zoek", exact=True)
    an.follow("Ratten of ander ongedierte melden")
    an.press("Wijzig deze dienst")

    _title(an, "Ratten of ander ongedierte doorgeven")
    question = _add_a_question(an, "Uw geboortedatum")
    assert an.title.startswith("Fout: ") and "De stad weet dit al." in an.text
    field = an.page.get_by_role("group", name="Vraag").get_by_label("Nederlands")
    expect(field).to_have_value("Uw geboortedatum")
    an.page.locator(".govuk-error-summary a").first.click()
    assert an.page.url.endswith("-label-nl")
    an.open(f"{HERE}/controle/")
    assert "De stad weet dit al." in an.text
    assert an.page.get_by_role("button", name="Vraag goedkeuring").count() == 0

    an.open(question)
    _text(an, "Vraag", "Hoe zwaar is het?", "How heavy is it?")
    _text(an, "Waarom vragen wij dit", "Zo komen wij met genoeg mensen.", "So that enough people come.")
    an.press("Bewaar")
    assert not an.title.startswith("Fout: ")
    an.follow("Controleren")
    assert "Alles is in orde." in an.text
    an.page.get_by_label("Wat veranderde u, en waarom?").fill("Een gewoner woord, en het gewicht.")
    an.press("Vraag goedkeuring")
    an.open(f"{HERE}/controle/")
    assert "Iemand anders moet het nakijken" in an.text
    anybody.open(f"/diensten/{SLUG}/")
    assert anybody.heading == "Ratten of ander ongedierte melden"

    karim.sign_in_at_the_desk("Karim Benali")
    karim.open("/balie/diensten/?toestand=submitted")
    karim.follow("Ratten of ander ongedierte melden")
    karim.follow("Controleren")
    assert "Titel: “Ratten of ander ongedierte melden” werd “Ratten of ander ongedierte doorgeven”" in karim.text
    assert "Vraag “Hoe zwaar is het?” toegevoegd op pagina “Welk dier ziet u?”" in karim.text
    karim.press("Keur goed en publiceer")
    assert "Gepubliceerd, versie 2" in karim.text and "An Willems" in karim.text

    anybody.open(f"/diensten/{SLUG}/")
    assert anybody.heading == "Ratten of ander ongedierte doorgeven"
    anybody.open(f"/aanvragen/{SLUG}/")
    _keeps_its_version(busy, anybody)


def test_two_clerks_who_change_the_same_screen_see_what_the_other_did(visit: Visit) -> None:
    an, karim = visit(), visit()
    for clerk, name in ((an, "An Willems"), (karim, "Karim Benali")):
        clerk.sign_in_at_the_desk(name)
        clerk.open("/balie/diensten/gezinssamenstelling/")
        if clerk is an:
            clerk.press("Wijzig deze dienst")
        clerk.open("/balie/diensten/gezinssamenstelling/deel/wet/")
    _text(an, "Wettelijke grond 1", "Een wet van 1 mei 1900", "An act of 1 May 1900")
    an.press("Bewaar")
    _text(karim, "Wettelijke grond 1", "Een andere wet", "Another act")
    karim.press("Bewaar")
    assert "An Willems bewaarde dit concept" in karim.text
    assert "Iemand anders bewaarde hier: “Een wet van 1 mei 1900”." in karim.text
    expect(karim.page.get_by_role("group", name="Wettelijke grond 1").get_by_label("Nederlands")).to_have_value(
        "Een andere wet"
    )
    karim.press("Bewaar")
    expect(karim.page.get_by_text("Bewaard", exact=True)).to_be_visible()
    karim.open("/balie/diensten/gezinssamenstelling/weg/")
    karim.press("Gooi het concept weg")
    assert "Gepubliceerd, versie 1" in karim.text


def _begin_a_report(visitor: Visitor) -> None:
    """Up to the second page of the form, without signing in."""
    visitor.open(f"/diensten/{SLUG}/")
    visitor.follow("Start nu")
    if visitor.page.get_by_role("link", name="Begin").count():
        visitor.follow("Begin")
    _answer(visitor)


def _answer(visitor: Visitor) -> None:
    visitor.page.get_by_label("Rat", exact=True).check()
    visitor.page.get_by_label("Levende dieren").check()
    visitor.page.get_by_label("Op straat, in een park of aan het water").check()
    visitor.press("Verder", exact=True)


def _keeps_its_version(busy: Visitor, anybody: Visitor) -> None:
    """The first page asks the new question of whoever begins now, and not of whoever began before."""
    for visitor, is_asked in ((busy, False), (anybody, True)):
        visitor.open(f"/aanvragen/{SLUG}/vraag/animal/")
        assert ("Hoe zwaar is het?" in visitor.text) is is_asked


def _title(clerk: Visitor, title: str) -> None:
    clerk.follow("Wat het is")
    _text(clerk, "Titel", title, "Report dumping")
    clerk.press("Bewaar")
    assert clerk.page.locator(".govuk-caption-l").inner_text() == title


def _add_a_question(clerk: Visitor, label: str) -> str:
    """To the first page. Gives its address."""
    clerk.follow("Formulier: vragen")
    clerk.press("Voeg een vraag toe Welk dier ziet u?")
    _text(clerk, "Vraag", label, "Something")
    clerk.press("Bewaar")
    return clerk.page.url.partition("?")[0]


def _text(clerk: Visitor, name: str, dutch: str, english: str) -> None:
    group = clerk.page.get_by_role("group", name=name, exact=True)
    group.get_by_label("Nederlands").fill(dutch)
    group.get_by_label("Engels").fill(english)
