"""A file that was added to a form, to look at again before it is submitted."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from eloket.cases.models import Upload
from eloket.cases.uploads.storing import opened
from eloket.design.attachment import attachment
from eloket.portal.apply.entry import Applicant, applicant
from eloket.portal.apply.journeys import journey_of, old_enough


@applicant
@old_enough
def file(request: Applicant, key: UUID) -> HttpResponse:
    mine = Upload.objects.filter(draft=journey_of(request).draft).select_related("content")
    found = get_object_or_404(mine, pk=key)
    return attachment(opened(found), name=found.name, media_type=found.media_type)
