"""A form that goes along: to another browser by a code, and to a clerk and back."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.moving import Address, answer_when, answer_where, answer_who, come_in, today
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]
DUMPING = "/aanvragen/sluikstort-melden/"


def _code(visitor: Visitor) -> str:
    return visitor.page.locator(".code__text").inner_text()


def test_somebody_who_did_not_sign_in_goes_on_in_another_browser(visit: Visit) -> None:
    first, second = visit(java_script_enabled=False), visit()
    first.open(DUMPING)
    first.page.get_by_label("Vuilniszakken of los afval").check()
    first.press("Bewaar en ga later verder")
    assert first.heading == "Ga later verder" and "Bewaard" not in first.text
    first.press("Geef mij een code")
    code = _code(first)
    second.open("/verder/")
    second.page.get_by_label("Code", exact=True).fill("0000-0000-00")
    second.press("Ga verder", exact=True)
    assert "klopt niet" in second.text
    second.page.get_by_label("Code", exact=True).fill(code.lower())
    second.press("Ga verder", exact=True)
    # The half of the page that was answered is there.
    expect(second.page.get_by_label("Vuilniszakken of los afval")).to_be_checked()
    second.page.get_by_label("Past in een kruiwagen").check()
    second.press("Verder", exact=True)
    first.open(DUMPING)
    assert first.heading == second.heading != "Wat ligt er?"


def test_a_clerk_helps_and_hands_back_and_the_citizen_submits(visit: Visit) -> None:
    anne, clerk = visit(), visit(java_script_enabled=False)
    anne.arrive("Anne t'Kindt")
    anne.open("/aanvragen/verhuizing/vraag/wanneer/")
    answer_when(anne, today())
    anne.follow("Laat een medewerker u helpen")
    anne.press("Geef mij een hulpcode")
    expect(anne.page.get_by_role("img", name="QR-code voor de medewerker")).to_be_visible()
    clerk.sign_in_at_the_desk("An Willems")
    helped = come_in(clerk, _code(anne))
    assert "U helpt iemand" in clerk.page.locator(".acting").inner_text()
    clerk.follow("Vul samen in")

    # Both have the same page before them: whoever is later reads what the other said.
    anne.open("/aanvragen/verhuizing/vraag/waarheen/")
    answer_where(clerk, Address("Meir", "5"))
    answer_where(anne, Address("Meir", "6"))
    assert "intussen veranderd" in anne.text and "Meir 5" in anne.text
    expect(anne.page.get_by_label("Huisnummer", exact=True)).to_have_value("6")
    anne.follow("Ga verder met wat er staat")

    answer_who(clerk)
    clerk.press("Geef terug aan de burger")
    clerk.open(helped)
    assert clerk.heading == "Deze hulp is voorbij"
    anne.open("/aanvragen/verhuizing/nakijken/")
    assert "An Willems vulde dit samen met u in" in anne.text and "Meir 5" in anne.text
    anne.press("Meld de verhuizing")
    assert anne.heading == "Wij hebben uw aanvraag ontvangen"
    anne.open("/mijn/inzage/")
    expect(anne.page.get_by_role("row").filter(has_text="bekeek wat u invult").first).to_contain_text("aan het loket")


def test_a_clerk_submits_what_was_filled_in_together(visit: Visit) -> None:
    anybody, clerk = visit(), visit()
    anybody.open(DUMPING)
    anybody.follow("Laat een medewerker u helpen")
    anybody.press("Geef mij een hulpcode")
    clerk.sign_in_at_the_desk("An Willems")
    come_in(clerk, _code(anybody))
    clerk.follow("Vul samen in")
    clerk.page.get_by_label("Vuilniszakken of los afval").check()
    clerk.page.get_by_label("Past in een kruiwagen").check()
    clerk.press("Verder", exact=True)
    clerk.page.get_by_label("Straat en huisnummer").fill("Meir 1")
    clerk.press("Verder", exact=True)
    clerk.press("Verder", exact=True)
    clerk.page.get_by_label("Nee", exact=True).check()
    clerk.press("Verder", exact=True)
    clerk.press("Verder", exact=True)
    clerk.press("Meld het sluikstort")
    assert "Vraag de burger of u mag indienen" in clerk.text
    clerk.page.get_by_label("De burger zegt dat ik dit mag indienen").check()
    clerk.press("Meld het sluikstort")
    assert clerk.heading == "De aanvraag is ingediend"
