from django.urls import path

from eloket.backoffice import cases, enter

urlpatterns = [
    path("balie/", cases.worklist, name="worklist"),
    path("balie/aanmelden/", enter.enter, name="enter_staff"),
    path("balie/aanmelden/terug/", enter.returned, name="enter_staff_returned"),
    path("balie/afmelden/", enter.leave, name="leave_staff"),
    path("balie/zaken/<slug:number>/", cases.case, name="case"),
    path("balie/zaken/<slug:number>/neem/", cases.take, name="case_take"),
    path("balie/zaken/<slug:number>/beslis/", cases.decide, name="case_decide"),
]
