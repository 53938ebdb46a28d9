from django.urls import include, path

from eloket.config.failures import failed, missing, unreadable
from eloket.config.health import health

urlpatterns = [
    path("gezondheid", health, name="health"),
    path("", include("eloket.portal.urls")),
    path("", include("eloket.backoffice.urls")),
]
handler400 = unreadable
handler404 = missing
handler500 = failed
