from django.urls import path

from eloket.backoffice.editor import beginning, check, form, part, preview, services, versions

urlpatterns = [
    path("balie/diensten/", services.services, name="editor_services"),
    # Before the next, and no name that a service can have.
    path("balie/diensten/_nieuw/", beginning.new, name="editor_new"),
    path("balie/diensten/<slug:slug>/", services.service, name="editor_service"),
    path("balie/diensten/<slug:slug>/begin/", services.begin, name="editor_begin"),
    path("balie/diensten/<slug:slug>/weg/", services.discard, name="editor_discard"),
    path("balie/diensten/<slug:slug>/deel/<slug:part>/", part.part, name="editor_part"),
    path("balie/diensten/<slug:slug>/formulier/", form.form, name="editor_form"),
    path("balie/diensten/<slug:slug>/formulier/weg/", form.remove, name="editor_remove"),
    path("balie/diensten/<slug:slug>/formulier/<int:page>/", form.page, name="editor_page"),
    path("balie/diensten/<slug:slug>/formulier/<int:page>/<int:question>/", form.question, name="editor_question"),
    path("balie/diensten/<slug:slug>/voorbeeld/", preview.service, name="editor_preview"),
    path("balie/diensten/<slug:slug>/voorbeeld/<int:page>/", preview.page, name="editor_preview_page"),
    path("balie/diensten/<slug:slug>/controle/", check.check, name="editor_check"),
    path("balie/diensten/<slug:slug>/controle/vraag/", check.submit, name="editor_submit"),
    path("balie/diensten/<slug:slug>/controle/keur-goed/", check.approve, name="editor_approve"),
    path("balie/diensten/<slug:slug>/controle/stuur-terug/", check.send_back, name="editor_send_back"),
    path("balie/diensten/<slug:slug>/versies/", versions.versions, name="editor_versions"),
    path("balie/diensten/<slug:slug>/versies/<int:version>/", versions.restore, name="editor_restore"),
]
