"""`/gezondheid`: does this process answer, and can it reach its database?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from eloket.identity.entry import public


@public
def health(request: HttpRequest) -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"live": True, "ready": False, "because": "database"}, status=503)
    return JsonResponse({"live": True, "ready": True})
