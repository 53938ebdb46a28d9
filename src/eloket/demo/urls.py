from django.urls import include, path

from eloket.demo import failures, views
from eloket.demo.mailbox import views as mailbox
from eloket.demo.playing import views as playing
from eloket.demo.provider.tenants import TENANTS

urlpatterns = [
    path("", views.start, name="world"),
    path("taal/<str:code>/", views.language, name="world_language"),
    path("postbus/", mailbox.mails, name="mails"),
    path("postbus/<int:key>/", mailbox.mail, name="mail"),
    path("gebeurtenissen/", playing.people, name="play"),
    path("gebeurtenissen/storing/", playing.outage, name="play_outage"),
    path("gebeurtenissen/<str:number>/", playing.person, name="play_person"),
    path("gebeurtenissen/<str:number>/<slug:event>/", playing.event, name="play_event"),
    *[path(f"oidc/{tenant.name}/", include("eloket.demo.provider.urls"), {"tenant": tenant}) for tenant in TENANTS],
]
handler400 = failures.unreadable
handler404 = failures.missing
handler500 = failures.failed
