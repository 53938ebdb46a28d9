from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from eloket.demo.models import Mail
from eloket.identity.entry import public

MOST = 100


@public
def mails(request: HttpRequest) -> HttpResponse:
    """The latest, newest first; with ?aan= those to one address."""
    address = request.GET.get("aan", "").replace("\0", "").strip().lower()
    kept = Mail.objects.filter(recipients__contains=[address]) if address else Mail.objects.all()
    context = {"mails": kept.order_by("-pk")[:MOST], "address": address, "most": MOST}
    return render(request, "demo/mails.html", context)


@public
def mail(request: HttpRequest, key: int) -> HttpResponse:
    return render(request, "demo/mail.html", {"mail": get_object_or_404(Mail, pk=key)})
