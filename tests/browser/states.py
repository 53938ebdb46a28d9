"""Every page of the platform and of the demo world, in every state it can be in, and the way there."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Page

from eloket.eforms.tests.filling_in import PDF
from tests.browser.stage import Stage
from tests.browser.visitor import Visitor


@dataclass(frozen=True)
class State:
    """Who of the stage looks at which address, and what happens there first; `status` is the answer that belongs to it.

    {names} in the address stand for what happened on the stage. Without an address: where that person is already.
    """

    who: str
    address: str = ""
    act: Callable[[Page], None] | None = None
    status: int = 200

    def reach(self, stage: Stage) -> Visitor:
        visitor = stage.turn_to(self.who)
        if self.address:
            visitor.open(self.address.format_map(stage))
        if self.act:
            self.act(visitor.page)
        return visitor


def _check_nothing(page: Page) -> None:
    page.get_by_label("Code op het document").fill("!")
    page.get_by_role("button", name="Controleer de code").click()


def _check_file(content: bytes) -> Callable[[Page], None]:
    def check(page: Page) -> None:
        file = FilePayload(name="brief.pdf", mimeType="application/pdf", buffer=content)
        page.get_by_label("Pdf-bestand").set_input_files(file)
        page.get_by_role("button", name="Controleer het bestand").click()

    return check


def _weak(page: Page) -> None:
    page.get_by_label("E-mail", exact=True).check()
    page.get_by_role("button", name="Kies Yanti").click()


def _forged(page: Page) -> None:
    page.locator("main form input[name=csrfmiddlewaretoken]").first.evaluate("field => field.value = 'x'")
    page.get_by_role("button", name="Controleer de code").click()


def _open_everything(page: Page) -> None:
    for summary in page.locator("main summary").all():
        summary.click()


def _untick(page: Page) -> None:
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    page.get_by_role("button", name="Verder", exact=True).click()


def _wrong_address(page: Page) -> None:
    for label in ("Straat", "Huisnummer", "Postcode", "Gemeente"):
        page.get_by_label(label, exact=True).fill("")
    page.get_by_role("button", name="Verder", exact=True).click()


def _no_date(page: Page) -> None:
    page.get_by_label("Maand", exact=True).fill("")
    page.get_by_role("button", name="Verder", exact=True).click()


def _unknown_street(page: Page) -> None:
    values = {"Straat": "Kerkstraet", "Huisnummer": "12", "Postcode": "2060", "Gemeente": "Antwerpen"}
    for label, text in values.items():
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Verder", exact=True).click()


def _streets(page: Page) -> None:
    page.get_by_label("Straat", exact=True).fill("")
    page.get_by_label("Straat", exact=True).press_sequentially("kerk")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")


def _ends_before_it_begins(page: Page) -> None:
    for end, day in (("Eerste dag", "5"), ("Laatste dag", "4")):
        group = page.get_by_role("group", name=end, exact=True)
        for label, text in (("Dag", day), ("Maand", "mei"), ("Jaar", "2030")):
            group.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Verder", exact=True).click()


def _second_row(page: Page) -> None:
    page.get_by_label("Voornaam en achternaam").fill("Ann Maes")
    page.get_by_role("button", name="Voeg er nog een toe").click()


def _half_a_row(page: Page) -> None:
    _second_row(page)
    page.get_by_label("Rol").last.fill("Verkoper")
    page.get_by_role("button", name="Verder", exact=True).click()


def _somebody_else(page: Page) -> None:
    page.get_by_label("Iemand anders").check()
    page.get_by_label("Voornaam").fill("Ann")
    page.get_by_role("button", name="Verder", exact=True).click()


def _to_the_price(page: Page) -> None:
    page.get_by_label("Kleding of schoenen").check()
    page.get_by_label("Lengte van het kraam").fill("7")
    page.get_by_label("Ja", exact=True).check()
    page.get_by_role("button", name="Verder", exact=True).click()
    page.goto(page.url.rsplit("/", 2)[0] + "/price/")


def _refuse_without_reason(page: Page) -> None:
    page.get_by_label("Weigeren", exact=True).check()
    page.get_by_role("button", name="Beslis", exact=True).click()


def _somebody(page: Page) -> None:
    page.get_by_role("link", name="Fatima El Amrani").click()


def _first_mail(page: Page) -> None:
    page.locator("tbody a").first.click()
    _open_everything(page)


def _birth(page: Page) -> None:
    _somebody(page)
    page.get_by_role("link", name="Geboorte", exact=True).click()


def _move_without_day(page: Page) -> None:
    _somebody(page)
    page.get_by_role("link", name="Verhuizing", exact=True).click()
    page.get_by_label("Op welke dag?").fill("")
    page.get_by_role("button", name="Laat het gebeuren").click()


def _suggestions(page: Page) -> None:
    page.get_by_label("Zoek een dienst").press_sequentially("verhuiz")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")


def _hard_title(page: Page) -> None:
    page.get_by_role("group", name="Titel").get_by_label("Nederlands").fill("Gelieve te verhuizen")
    page.get_by_role("group", name="Samenvatting").get_by_label("Engels").fill("")
    page.get_by_role("button", name="Bewaar").click()


def _no_title(page: Page) -> None:
    page.get_by_role("button", name="Begin", exact=True).click()


def _no_number(page: Page) -> None:
    page.get_by_role("button", name="Verplaats", exact=True).click()


def _what_lies_there(page: Page) -> None:
    page.get_by_label("Vuilniszakken of los afval").check()
    page.get_by_label("Past in een kruiwagen").check()
    page.get_by_role("button", name="Verder", exact=True).click()


def _to_photos(page: Page) -> None:
    _what_lies_there(page)
    page.get_by_label("Straat en huisnummer").fill("Meir 1")
    page.get_by_role("button", name="Verder", exact=True).click()


def _with_a_photo(page: Page) -> None:
    _to_photos(page)
    page.get_by_label("Foto's").set_input_files(FilePayload(name="foto.pdf", mimeType="application/pdf", buffer=PDF))
    page.get_by_role("button", name="Verder", exact=True).click()
    page.wait_for_url("**/vraag/seen/")
    page.go_back()
    page.reload()


def _with_a_program(page: Page) -> None:
    _to_photos(page)
    page.get_by_label("Foto's").set_input_files(FilePayload(name="virus.pdf", mimeType="application/pdf", buffer=b"MZ"))
    page.get_by_role("button", name="Verder", exact=True).click()


def _report(page: Page) -> None:
    _what_lies_there(page)
    page.wait_for_url(lambda address: not address.endswith(DUMPING))
    # Whoever answered everything before comes to the end at once.
    if "/nakijken/" in page.url:
        return
    page.get_by_label("Straat en huisnummer").fill("Meir 1")
    page.get_by_role("button", name="Verder", exact=True).click()
    page.get_by_role("button", name="Verder", exact=True).click()
    page.get_by_label("Nee", exact=True).check()
    page.get_by_role("button", name="Verder", exact=True).click()
    page.get_by_role("button", name="Verder", exact=True).click()


def _report_and_send(page: Page) -> None:
    _report(page)
    page.get_by_role("button", name="Meld het sluikstort").click()


def _moving_day(page: Page) -> None:
    for label, text in (("Dag", "1"), ("Maand", "mei"), ("Jaar", "2030")):
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Toon de uiterste dagen").click()


def _no_such_day(page: Page) -> None:
    page.get_by_label("Dag", exact=True).fill("31")
    page.get_by_role("button", name="Toon de uiterste dagen").click()


def _ask_code(page: Page) -> None:
    page.get_by_label("Vuilniszakken of los afval").check()
    page.get_by_role("button", name="Bewaar en ga later verder").click()
    if page.get_by_role("button", name="Geef mij een code").count():
        page.get_by_role("button", name="Geef mij een code").click()


def _mail_nowhere(page: Page) -> None:
    page.get_by_label("Uw e-mailadres").fill("iemand")
    page.get_by_role("button", name="Stuur mij de code").click()


def _resume_nothing(page: Page) -> None:
    page.get_by_label("Code", exact=True).fill("7K3Q-9XPT-2M")
    page.get_by_role("button", name="Ga verder", exact=True).click()


def _help_without_reason(page: Page) -> None:
    page.get_by_label("Hulpcode").fill("7K3Q-9XPT")
    page.get_by_role("button", name="Open het formulier").click()


def _submit_unasked(page: Page) -> None:
    page.get_by_role("button", name="Meld de verhuizing").click()


def _hand_back(page: Page) -> None:
    address = page.url
    page.get_by_role("button", name="Geef terug aan de burger").click()
    page.goto(address)


STEPS = "/aanvragen/verhuizing/vraag"
EVENT = "/aanvragen/evenement-op-het-openbaar-domein/vraag"
SHOP = "/aanvragen/nachtwinkel-uitbaten/vraag"
DUMPING = "/aanvragen/sluikstort-melden/vraag/what/"
SERVICES = "/balie/diensten"
MOVE = f"{SERVICES}/verhuizing"

STATES = {
    "home": State("anybody", "/"),
    "suggestions": State("anybody", "/", _suggestions),
    "search": State("anybody", "/zoeken/?q=verhuisd"),
    "search-corrected": State("anybody", "/zoeken/?q=paspport"),
    "search-filtered": State("anybody", "/zoeken/?q=kaart&kanaal=loket&voor=burger"),
    "search-none": State("anybody", "/zoeken/?q=eenhoorn"),
    "search-everything": State("anybody", "/zoeken/?pagina=2"),
    "services": State("anybody", "/diensten/"),
    "services-of-a-theme": State("anybody", "/diensten/?thema=BurgerOverheid"),
    "service": State("anybody", "/diensten/verhuizing/", _open_everything),
    "service-elsewhere": State("anybody", "/diensten/omgevingsvergunning-bouwen/", _open_everything),
    "service-counter": State("anybody", "/diensten/identiteitskaart/", _open_everything),
    "life-events": State("anybody", "/levensgebeurtenissen/"),
    "life-event": State("anybody", "/levensgebeurtenissen/verhuizen/", _moving_day),
    "life-event-wrong": State("anybody", "/levensgebeurtenissen/verhuizen/", _no_such_day, 422),
    "life-event-mine": State("citizen", "/levensgebeurtenissen/verhuizen/"),
    "report": State("anybody", DUMPING, _open_everything),
    "report-place": State("anybody", DUMPING, _what_lies_there),
    "report-photos": State("anybody", DUMPING, _with_a_photo),
    "report-photos-wrong": State("anybody", DUMPING, _with_a_program, 422),
    "report-check": State("anybody", DUMPING, _report),
    "report-done": State("anybody", DUMPING, _report_and_send),
    "apply-doubt": State("citizen", "/aanvragen/verhuizing/klopt-niet/address.current/"),
    "check": State("anybody", "/controleer/"),
    "check-wrong": State("anybody", "/controleer/", _check_nothing, 422),
    "check-unknown": State("anybody", "/controleer/ONZIN/"),
    "check-unreadable": State("anybody", "/controleer/", _check_file(b"%PDF-1.7 onzin")),
    "accessibility": State("anybody", "/toegankelijkheid/"),
    "privacy": State("anybody", "/privacy/"),
    "complaint": State("anybody", "/klacht/"),
    "visit": State("anybody", "/afspraak/"),
    "missing": State("anybody", "/bestaat-niet/", status=404),
    "expired": State("anybody", "/controleer/", _forged, 403),
    "sign-in-too-weak": State("anybody", "/aanmelden/", _weak, 403),
    "sign-in-refused": State("anybody", "/aanmelden/terug/?code=x&state=x", status=400),
    "welcome-waiting": State("waiting"),
    "overview-waiting": State("waiting", "/mijn/"),
    "documents-none": State("waiting", "/mijn/documenten/"),
    "messages-none": State("waiting", "/mijn/berichten/"),
    "profile-waiting": State("waiting", "/mijn/profiel/"),
    "apply-waiting": State("waiting", "/aanvragen/verhuizing/"),
    "apply-people-waiting": State("waiting", f"{STEPS}/wie/"),
    "welcome": State("newcomer", "/welkom/"),
    "overview-new": State("newcomer", "/mijn/"),
    "requests-none": State("newcomer", "/mijn/aanvragen/"),
    "overview": State("citizen", "/mijn/"),
    "documents": State("citizen", "/mijn/documenten/"),
    "document": State("citizen", "{document}", _open_everything),
    "document-replaced": State("citizen", "{replaced}"),
    "check-valid": State("citizen", "/controleer/{code}/", _open_everything),
    "check-replaced": State("citizen", "/controleer/{old_code}/"),
    "requests": State("citizen", "/mijn/aanvragen/"),
    "request-running": State("citizen", "/mijn/aanvragen/{running}/"),
    "request-refused": State("citizen", "/mijn/aanvragen/{refused}/"),
    "request-granted": State("citizen", "/mijn/aanvragen/{granted}/"),
    "request-files": State("reporter", "/mijn/aanvragen/{reported}/"),
    "messages": State("citizen", "/mijn/berichten/"),
    "message": State("citizen", "{message}"),
    "profile": State("citizen", "/mijn/profiel/"),
    "access-log": State("citizen", "/mijn/inzage/"),
    "apply": State("citizen", "/aanvragen/verhuizing/"),
    "apply-date": State("citizen", f"{STEPS}/wanneer/", _open_everything),
    "apply-date-wrong": State("citizen", f"{STEPS}/wanneer/", _no_date, 422),
    "apply-address": State("citizen", f"{STEPS}/waarheen/"),
    "apply-address-wrong": State("citizen", f"{STEPS}/waarheen/", _wrong_address, 422),
    "apply-address-streets": State("citizen", f"{STEPS}/waarheen/", _streets),
    "apply-address-unknown": State("citizen", f"{STEPS}/waarheen/", _unknown_street, 422),
    "apply-period": State("anybody", f"{EVENT}/when/"),
    "apply-period-wrong": State("anybody", f"{EVENT}/when/", _ends_before_it_begins, 422),
    "apply-person": State("citizen", "/aanvragen/verlies-van-het-paspoort/vraag/whose/"),
    "apply-person-wrong": State("anybody", "/aanvragen/personenalarm/vraag/wearer/", _somebody_else, 422),
    "apply-group": State("citizen", f"{SHOP}/people/", _second_row),
    "apply-group-wrong": State("citizen", f"{SHOP}/people/", _half_a_row, 422),
    "apply-computed": State(
        "anybody", "/aanvragen/losse-standplaats-op-een-openbare-markt/vraag/stall/", _to_the_price
    ),
    "apply-people": State("citizen", f"{STEPS}/wie/"),
    "apply-people-wrong": State("citizen", f"{STEPS}/wie/", _untick, 422),
    "apply-later": State("citizen", "/aanvragen/verhuizing/later/"),
    "apply-code": State("anybody", "/aanvragen/sluikstort-melden/vraag/what/", _ask_code),
    "apply-code-wrong": State("anybody", "/aanvragen/sluikstort-melden/later/", _mail_nowhere, 422),
    "resume": State("anybody", "/verder/"),
    "resume-wrong": State("anybody", "/verder/", _resume_nothing, 422),
    "resume-signed-in": State("citizen", "/verder/"),
    "apply-help": State("citizen", "/aanvragen/verhuizing/hulp/"),
    "desk-help": State("clerk", "/balie/hulp/"),
    "desk-help-wrong": State("clerk", "/balie/hulp/", _help_without_reason, 422),
    "apply-help-code": State("citizen", "{help_code}"),
    "desk-help-draft": State("clerk", "{helped}"),
    "desk-help-unasked": State("clerk", "{helped}", _submit_unasked, 422),
    "desk-help-page": State("clerk", "{helped}vraag/waarheen/"),
    "desk-help-page-wrong": State("clerk", "{helped}vraag/wanneer/", _no_date, 422),
    "apply-helped": State("citizen", "/aanvragen/verhuizing/hulp/"),
    "desk-help-ended": State("clerk", "{helped}", _hand_back, 410),
    "apply-check": State("citizen", "/aanvragen/verhuizing/nakijken/"),
    "apply-received": State("citizen", "/aanvragen/verhuizing/klaar/{running}/"),
    "apply-at-once": State("citizen", "/aanvragen/gezinssamenstelling/klaar/{certificate}/"),
    "desk-worklist": State("clerk", "/balie/"),
    "desk-worklist-none": State("clerk", "/balie/?lijst=mij"),
    "desk-worklist-closed": State("clerk", "/balie/?lijst=klaar"),
    "desk-case": State("clerk", "/balie/zaken/{running}/"),
    "desk-case-files": State("waste_clerk", "/balie/zaken/{reported}/"),
    "desk-case-wrong": State("clerk", "/balie/zaken/{running}/", _refuse_without_reason, 422),
    "desk-case-refused": State("clerk", "/balie/zaken/{refused}/"),
    "desk-case-granted": State("clerk", "/balie/zaken/{granted}/"),
    "desk-services": State("editor", f"{SERVICES}/"),
    "desk-services-none": State("editor", f"{SERVICES}/?zoek=eenhoorn&toestand=submitted"),
    "desk-services-refused": State("other_clerk", f"{SERVICES}/", status=403),
    "desk-service": State("editor", f"{SERVICES}/gezinssamenstelling/"),
    "desk-service-new": State("editor", f"{SERVICES}/_nieuw/"),
    "desk-service-new-wrong": State("editor", f"{SERVICES}/_nieuw/", _no_title, 422),
    "desk-versions": State("editor", f"{MOVE}/versies/"),
    "desk-draft": State("editor", f"{MOVE}/"),
    "desk-draft-texts": State("editor", f"{MOVE}/deel/teksten/"),
    "desk-draft-around": State("editor", f"{MOVE}/deel/uitleg/"),
    "desk-draft-finding": State("editor", f"{MOVE}/deel/vinden/"),
    "desk-draft-channels": State("editor", f"{MOVE}/deel/kanalen/"),
    "desk-draft-fees": State("editor", f"{MOVE}/deel/kosten/"),
    "desk-draft-law": State("editor", f"{MOVE}/deel/wet/"),
    "desk-draft-facts": State("editor", f"{MOVE}/deel/gegevens/"),
    "desk-draft-steps": State("editor", f"{MOVE}/deel/stappen/"),
    "desk-draft-trials": State("editor", f"{MOVE}/deel/proeven/"),
    "desk-draft-form": State("editor", f"{MOVE}/formulier/"),
    "desk-draft-form-wrong": State("editor", f"{MOVE}/formulier/", _no_number, 422),
    "desk-draft-page": State("editor", f"{MOVE}/formulier/0/"),
    "desk-draft-question": State("editor", f"{MOVE}/formulier/1/0/"),
    "desk-draft-remove": State("editor", f"{MOVE}/formulier/weg/?wat=form-pages-0"),
    "desk-draft-discard": State("editor", f"{MOVE}/weg/"),
    "desk-draft-preview": State("editor", f"{MOVE}/voorbeeld/", _open_everything),
    "desk-draft-preview-page": State("editor", f"{MOVE}/voorbeeld/2/"),
    "desk-draft-check": State("editor", f"{MOVE}/controle/"),
    "desk-draft-texts-wrong": State("editor", f"{MOVE}/deel/teksten/", _hard_title),
    "desk-draft-check-wrong": State("editor", f"{MOVE}/controle/"),
    "desk-missing": State("clerk", "/balie/zaken/ONZIN/", status=404),
    "world": State("anybody", "{world}/"),
    "world-sign-in": State("anybody", "/aanmelden/", _open_everything),
    "world-sign-in-desk": State("anybody", "/balie/aanmelden/"),
    "world-mails": State("anybody", "{mailbox}"),
    "world-mails-none": State("anybody", "{world}/postbus/?aan=niemand@post.example"),
    "world-mail": State("anybody", "{mailbox}", _first_mail),
    "world-people": State("anybody", "{world}/gebeurtenissen/"),
    "world-people-found": State("anybody", "{world}/gebeurtenissen/?zoek=peeters"),
    "world-people-none": State("anybody", "{world}/gebeurtenissen/?zoek=xyzzy"),
    "world-person": State("anybody", "{world}/gebeurtenissen/", _somebody),
    "world-event": State("anybody", "{world}/gebeurtenissen/", _birth),
    "world-event-wrong": State("anybody", "{world}/gebeurtenissen/", _move_without_day, 422),
    "world-missing": State("anybody", "{world}/bestaat-niet/", status=404),
}
