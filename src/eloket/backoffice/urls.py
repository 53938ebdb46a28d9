from django.urls import include, path

from eloket.backoffice import cases, enter, helping

urlpatterns = [
    path("balie/", cases.worklist, name="worklist"),
    path("balie/aanmelden/", enter.enter, name="enter_staff"),
    path("balie/aanmelden/terug/", enter.returned, name="enter_staff_returned"),
    path("balie/afmelden/", enter.leave, name="leave_staff"),
    path("balie/zaken/<slug:number>/", cases.case, name="case"),
    path("balie/zaken/<slug:number>/bestanden/<uuid:key>/", cases.upload, name="case_upload"),
    path("balie/zaken/<slug:number>/neem/", cases.take, name="case_take"),
    path("balie/zaken/<slug:number>/beslis/", cases.decide, name="case_decide"),
    path("balie/hulp/", helping.begin, name="help_begin"),
    path("balie/hulp/code/<str:code>/", helping.begin, name="help_with_code"),
    path("BALIE/HULP/CODE/<str:code>/", helping.scanned, name="help_scanned"),
    path("balie/hulp/<uuid:key>/", helping.draft, name="help"),
    path("balie/hulp/<uuid:key>/vraag/<str:page>/", helping.page, name="help_page"),
    path("balie/hulp/<uuid:key>/bestanden/<uuid:file>/", helping.upload, name="help_upload"),
    path("balie/hulp/<uuid:key>/terug/", helping.hand_back, name="help_hand_back"),
    path("balie/hulp/<uuid:key>/indienen/", helping.submit, name="help_submit"),
    path("balie/hulp/<uuid:key>/klaar/", helping.done, name="help_done"),
    path("", include("eloket.backoffice.editor.urls")),
]
