"""The addresses of the citizens' site. Dutch, because the people who read them are; stable, because they are kept."""

from django.urls import path

from eloket.portal import check, enter, home, preferences, services
from eloket.portal.apply import views as apply
from eloket.portal.mine import access_log, documents, messages, overview, profile, requests

urlpatterns = [
    path("", home.home, name="home"),
    path("toegankelijkheid/", home.accessibility, name="accessibility"),
    path("privacy/", home.privacy, name="privacy"),
    path("klacht/", home.complaint, name="complaint"),
    path("afspraak/", home.visit, name="visit"),
    path("taal/<str:code>/", preferences.language, name="language"),
    path("weergave/<str:scheme>/", preferences.scheme, name="scheme"),
    path("diensten/", services.services, name="services"),
    path("diensten/<slug:slug>/", services.service, name="service"),
    path("aanmelden/", enter.enter, name="enter"),
    path("aanmelden/terug/", enter.returned, name="enter_returned"),
    path("afmelden/", enter.leave, name="leave"),
    path("welkom/", overview.welcome, name="welcome"),
    path("mijn/", overview.overview, name="mine"),
    path("mijn/documenten/", documents.documents, name="documents"),
    path("mijn/documenten/<slug:number>/", documents.document, name="document"),
    path("mijn/documenten/<slug:number>.pdf", documents.pdf, name="document_pdf"),
    path("mijn/documenten/soort/<str:kind>/", documents.switch, name="document_switch"),
    path("mijn/aanvragen/", requests.requests, name="requests"),
    path("mijn/aanvragen/<slug:number>/", requests.case, name="request"),
    path("mijn/berichten/", messages.messages, name="messages"),
    path("mijn/berichten/<uuid:key>/", messages.message, name="message"),
    path("mijn/profiel/", profile.profile, name="profile"),
    path("mijn/inzage/", access_log.access_log, name="access_log"),
    path("aanvragen/<slug:slug>/", apply.start, name="apply"),
    path("aanvragen/<slug:slug>/nakijken/", apply.check, name="apply_check"),
    path("aanvragen/<slug:slug>/klaar/<slug:number>/", apply.done, name="apply_done"),
    path("aanvragen/<slug:slug>/vraag/<str:key>/", apply.page, name="apply_page"),
    path("controleer/", check.check, name="check"),
    path("controleer/<str:code>/", check.answer, name="check_answer"),
    path("CONTROLEER/<str:code>", check.scanned, name="check_scanned"),
]
