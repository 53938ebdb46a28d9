"""The pages of the provider: one for people, the others for the platform."""

from urllib.parse import urlsplit

from authlib.integrations.django_oauth2.resource_protector import return_error_response
from authlib.oauth2 import OAuth2Error
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from joserfc.jwk import KeySet

from eloket.config.middleware import CONTENT_SECURITY_POLICY
from eloket.demo.failures import refused
from eloket.demo.provider.bearers import protector
from eloket.demo.provider.choosing import page
from eloket.demo.provider.configuration import configuration as configuration_of
from eloket.demo.provider.key import signing_key
from eloket.demo.provider.people import NobodyThere
from eloket.demo.provider.server import server
from eloket.demo.provider.tenants import Tenant
from eloket.identity.entry import public


@public
@never_cache
@require_http_methods(["GET", "POST"])
def authorize(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    try:
        grant = server(tenant).get_consent_grant(request)
    except OAuth2Error as problem:
        return _answer_refused(request, tenant, problem)
    except ValueError:
        # Authlib repeats what was asked in its sentence, and does not accept every letter there.
        return _refused(request)
    if request.method == "GET":
        return _with_form_target(page(request, tenant))
    try:
        person = None if "cancel" in request.POST else tenant.find(request.POST.get("person", ""))
    except NobodyThere:
        return _with_form_target(
            page(request, tenant, problem=_("Deze persoon is er niet (meer). Kies iemand anders."))
        )
    answer: HttpResponse = server(tenant).create_authorization_response(request, grant_user=person, grant=grant)
    return answer


@public
@csrf_exempt
@require_POST
def token(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    try:
        answer: HttpResponse = server(tenant).create_token_response(request)
    except (OAuth2Error, ValueError):
        return JsonResponse({"error": "invalid_request"}, status=400)
    return answer


@public
@never_cache
@require_GET
def userinfo(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    try:
        choice = protector(tenant).acquire_token(request)
        return JsonResponse(tenant.claims(tenant.find(choice.person)))
    except OAuth2Error as problem:
        answer: HttpResponse = return_error_response(problem)
        return answer
    except NobodyThere:
        return JsonResponse({"error": "invalid_token"}, status=401)


@public
@require_GET
def configuration(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    return JsonResponse(configuration_of(tenant))


@public
@require_GET
def keys(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    return JsonResponse(KeySet([signing_key()]).as_dict(private=False))


def _answer_refused(request: HttpRequest, tenant: Tenant, problem: OAuth2Error) -> HttpResponse:
    """To the platform when it is certain that the platform asked, else to whoever sits here."""
    if not problem.redirect_uri:
        return _refused(request, f"{problem.error}: {problem.get_error_description()}")
    answer: HttpResponse = server(tenant).handle_response(*problem())
    return answer


def _refused(request: HttpRequest, technical: str = "") -> HttpResponse:
    sentence = _(
        "De toepassing waar u zich wilt aanmelden, stelde een vraag die niet klopt. Ga terug en probeer het opnieuw."
    )
    return refused(request, sentence, status=400, technical=technical)


def _with_form_target(response: HttpResponse) -> HttpResponse:
    """Browsers hold `form-action` against the redirect after the form too."""
    parts = urlsplit(settings.BASE_URL)
    platform = f" {parts.scheme}://{parts.netloc}"
    response["Content-Security-Policy"] = CONTENT_SECURITY_POLICY.format(form_targets=platform)
    return response
